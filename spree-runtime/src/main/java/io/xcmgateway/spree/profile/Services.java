package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an instance offers besides executing: ways out, fees for them, calls, queries, locks.
///
/// @param routers the first that goes to a destination is taken
/// @param feesTo where delivery fees go; null burns them
/// @param queries open from the start
/// @param routedGasLimit gas of the first delivery of another instance's message, at most 50 000
///   million, of which the engine gives at most [io.xcmgateway.spree.module.RoutedGas#LIMIT_MAX]; 0
///   leaves it to the engine
/// @param hostAssets assets whose home is the host chain: it alone makes and destroys them, by
///   calls
public record Services(
        List<Router> routers,
        List<Waiver> waivers,
        @Nullable Location feesTo,
        OnwardTrust onwardTrust,
        MessageIds messageIds,
        List<UniversalAlias> universalAliases,
        List<Export> exports,
        Exchange exchange,
        List<PalletInfo> pallets,
        List<CallKind> calls,
        SafeCalls safeCalls,
        List<OriginConverter> origins,
        List<RegisteredQuery> queries,
        Subscriptions subscriptions,
        Locks locks,
        long routedGasLimit,
        LocationFilter hostAssets,
        Hrmp hrmp)
        implements FormValue {
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
                    LocationFilter.nothing(),
                    Hrmp.IGNORED);

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

    /// The same, in which these assets are the host chain's.
    public Services withHostAssets(LocationFilter assets) {
        return new Services(
                routers,
                waivers,
                feesTo,
                onwardTrust,
                messageIds,
                universalAliases,
                exports,
                exchange,
                pallets,
                calls,
                safeCalls,
                origins,
                queries,
                subscriptions,
                locks,
                routedGasLimit,
                assets,
                hrmp);
    }

    Services withOrigins(List<OriginConverter> origins) {
        return new Services(
                routers,
                waivers,
                feesTo,
                onwardTrust,
                messageIds,
                universalAliases,
                exports,
                exchange,
                pallets,
                calls,
                safeCalls,
                origins,
                queries,
                subscriptions,
                locks,
                routedGasLimit,
                hostAssets,
                hrmp);
    }

    static Services from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Services(
                        it.field("routers", Parts.list(Router::from)),
                        it.field("waivers", Parts.list(Waiver::from)),
                        it.optional("fees_to", Location::from),
                        it.field("onward_trust", OnwardTrust::from),
                        it.field("message_ids", MessageIds::from),
                        it.field("universal_aliases", Parts.list(UniversalAlias::from)),
                        it.field("exports", Parts.list(Export::from)),
                        it.field("exchange", Exchange::from),
                        it.field("pallets", Parts.list(PalletInfo::from)),
                        it.field("calls", Parts.list(CallKind::from)),
                        it.field("safe_calls", SafeCalls::from),
                        it.field("origins", Parts.list(OriginConverter::from)),
                        it.field("queries", Parts.list(RegisteredQuery::from)),
                        it.field("subscriptions", Subscriptions::from),
                        it.field("locks", Locks::from),
                        it.field("routed_gas_limit", FormReader::u64),
                        it.field("host_assets", LocationFilter::from),
                        it.field("hrmp", Hrmp::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("routers")
                .vec(routers)
                .key("waivers")
                .vec(waivers)
                .optional("fees_to", feesTo)
                .field("onward_trust", onwardTrust)
                .field("message_ids", messageIds)
                .key("universal_aliases")
                .vec(universalAliases)
                .key("exports")
                .vec(exports)
                .field("exchange", exchange)
                .key("pallets")
                .vec(pallets)
                .key("calls")
                .vec(calls)
                .field("safe_calls", safeCalls)
                .key("origins")
                .vec(origins)
                .key("queries")
                .vec(queries)
                .field("subscriptions", subscriptions)
                .field("locks", locks)
                .key("routed_gas_limit")
                .u64(routedGasLimit)
                .field("host_assets", hostAssets)
                .field("hrmp", hrmp)
                .close();
    }
}
