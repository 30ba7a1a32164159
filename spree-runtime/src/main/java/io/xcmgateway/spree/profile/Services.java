package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an instance offers besides executing: ways out, fees for them, calls, queries, locks.
///
/// @param routers the first that goes to a destination is taken
/// @param feesTo where delivery fees go; null burns them
/// @param exports networks that messages may be exported to
/// @param queries open from the start
/// @param routedGasLimit gas of the first delivery of another instance's message, at most
///   [io.xcmgateway.spree.module.RoutedGas#LIMIT_MAX]; 0 leaves it to the engine
/// @param hostAssets assets whose home is the host chain: it alone makes and destroys them, by
///   calls
public record Services(
        List<Router> routers,
        List<Waiver> waivers,
        @Nullable Location feesTo,
        OnwardTrust onwardTrust,
        MessageIds messageIds,
        List<UniversalAlias> universalAliases,
        List<NetworkId> exports,
        Exchange exchange,
        List<PalletInfo> pallets,
        List<CallKind> calls,
        SafeCalls safeCalls,
        List<OriginConverter> origins,
        List<RegisteredQuery> queries,
        Subscriptions subscriptions,
        Locks locks,
        long routedGasLimit,
        LocationFilter hostAssets) {
    /// None at all.
    public static final Services NONE =
            new Services(
                    List.of(),
                    List.of(),
                    null,
                    OnwardTrust.CHECKED,
                    MessageIds.RECEIVED,
                    List.of(),
                    List.of(),
                    new Exchange.None(),
                    List.of(),
                    List.of(),
                    new SafeCalls.Everything(),
                    List.of(),
                    List.of(),
                    Subscriptions.NONE,
                    new Locks.None(),
                    0,
                    LocationFilter.nothing());

    public Services {
        routers = List.copyOf(routers);
        waivers = List.copyOf(waivers);
        universalAliases = List.copyOf(universalAliases);
        exports = List.copyOf(exports);
        pallets = List.copyOf(pallets);
        calls = List.copyOf(calls);
        origins = List.copyOf(origins);
        queries = List.copyOf(queries);
    }

    void write(ScaleWriter out) {
        out.vec(routers, Router::write);
        out.vec(waivers, Waiver::write);
        out.option(feesTo, Location::write);
        out.u8(onwardTrust.number());
        out.u8(messageIds.number());
        out.vec(universalAliases, UniversalAlias::write);
        out.vec(exports, NetworkId::write);
        exchange.write(out);
        out.vec(pallets, PalletInfo::write);
        out.vec(calls, CallKind::write);
        safeCalls.write(out);
        out.vec(origins, OriginConverter::write);
        out.vec(queries, RegisteredQuery::write);
        out.u8(subscriptions.number());
        locks.write(out);
        out.u64(routedGasLimit);
        hostAssets.write(out);
    }
}
