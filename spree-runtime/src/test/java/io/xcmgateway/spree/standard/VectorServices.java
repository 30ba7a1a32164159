package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.profile.CallKind;
import io.xcmgateway.spree.profile.CallNeeds;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.DispatchOrigin;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.Export;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Locks;
import io.xcmgateway.spree.profile.MessageIds;
import io.xcmgateway.spree.profile.OnwardTrust;
import io.xcmgateway.spree.profile.OriginConverter;
import io.xcmgateway.spree.profile.RegisteredQuery;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Subscriptions;
import io.xcmgateway.spree.profile.UniversalAlias;
import io.xcmgateway.spree.profile.Waiver;
import io.xcmgateway.spree.profile.Wrapping;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the configurations of the vector files offer besides executing.
final class VectorServices {
    private VectorServices() {}

    private static final LocationFilter EVERYWHERE = new LocationFilter.Everything();
    private static final int LOCKERS_MAX = 8;

    /// Delivery, calls and origins of `xcm-people-paseo-profile.json`.
    ///
    /// @param pallets as the runtime answers for them
    static Services peoplePaseo(List<PalletInfo> pallets) {
        LocationFilter parent = new LocationFilter.Exactly(Location.PARENT);
        LocationFilter siblings = VectorProfiles.pattern(1, new JunctionFilter.Parachain());
        List<LocationFilter> open = new ArrayList<>(List.of(parent));
        for (int channel : new int[] {1000, 2000, 3000}) {
            open.add(new LocationFilter.Exactly(Location.of(1, new Junction.Parachain(channel))));
        }
        Router router =
                new Router(
                        new LocationFilter.AnyOf(List.of(parent, siblings)),
                        new LocationFilter.AnyOf(open),
                        new DeliveryPrice.PerByte(
                                Location.PARENT, U128.of(300_000_000), U128.of(100_000)),
                        Wrapping.UNIQUE_TOPIC,
                        Router.VERSION_MAX);
        return ServicesDraft.of(draft -> {
            draft.routers = List.of(router);
            draft.waivers = List.of(new Waiver(parent, List.of()));
            draft.messageIds = MessageIds.PROGRAM;
            draft.pallets = pallets;
            draft.calls =
                    List.of(
                            call("00070c010203", 18_592_078, CallNeeds.SIGNED),
                            call("00014000000000000000", 118_126_000, CallNeeds.ROOT));
            draft.origins =
                    List.of(
                            new OriginConverter.SovereignSignedViaLocation(),
                            new OriginConverter.RelayChainAsNative(),
                            new OriginConverter.SiblingParachainAsNative(),
                            new OriginConverter.ParentAsSuperuser(),
                            new OriginConverter.XcmPassthrough());
            draft.subscriptions = Subscriptions.ANSWERED;
        });
    }

    private static CallKind call(String bytes, long refTime, CallNeeds needs) {
        return new CallKind.Exact(ByteString.hex(bytes), new Weight(refTime, 0), needs);
    }

    /// `executor-mock`: delivery costs one unit of Here, waived for two origins.
    static Services executorMock() {
        LocationFilter waived =
                new LocationFilter.AnyOf(
                        List.of(
                                new LocationFilter.Exactly(Location.HERE),
                                new LocationFilter.Exactly(
                                        Location.of(
                                                0,
                                                new Junction.AccountKey20(
                                                        null, ByteString.hex("80".repeat(20)))))));
        Asset unit = Asset.fungible(Location.HERE, U128.of(1));
        return ServicesDraft.of(draft -> {
            draft.routers = List.of(bare(new DeliveryPrice.Fixed(unit)));
            draft.waivers = List.of(new Waiver(waived, List.of()));
            draft.onwardTrust = OnwardTrust.UNCHECKED;
            draft.messageIds = MessageIds.PROGRAM;
        });
    }

    static Services kusamaLike() {
        return ServicesDraft.of(draft -> {
            draft.routers = List.of(bare(new DeliveryPrice.Free()));
            draft.messageIds = MessageIds.PROGRAM;
        });
    }

    /// `builder-mock` with what a case sets up.
    static Services builderMock(JsonNode setup) {
        DeliveryPrice price =
                setup.has("sendPrice")
                        ? new DeliveryPrice.Fixed(Json.asset(setup.get("sendPrice")))
                        : new DeliveryPrice.Free();
        return ServicesDraft.of(draft -> {
            draft.routers = List.of(bare(price));
            draft.messageIds = MessageIds.PROGRAM;
            draft.universalAliases = universalAliases(setup);
            draft.exports =
                    List.of(export(new NetworkId.Polkadot()), export(new NetworkId.Kusama()));
            draft.exchange =
                    new Exchange.Pot(
                            setup.has("exchangePool")
                                    ? Json.assets(setup.get("exchangePool"))
                                    : List.of());
            draft.pallets =
                    List.of(
                            pallet(0, "System", "pallet_system", 10, 1),
                            pallet(1, "Balances", "pallet_balances", 42, 69));
            draft.calls = List.of(new CallKind.Test());
            draft.origins = builderOrigins();
            draft.queries = queries(setup);
            draft.subscriptions = Subscriptions.KEPT;
            draft.locks = new Locks.Kept(LOCKERS_MAX);
        });
    }

    static Router bare(DeliveryPrice price) {
        return new Router(EVERYWHERE, EVERYWHERE, price, Wrapping.BARE, Router.VERSION_MAX);
    }

    private static Export export(NetworkId network) {
        return new Export(network, new DeliveryPrice.Free());
    }

    private static PalletInfo pallet(int index, String name, String module, int minor, int patch) {
        return new PalletInfo(
                index, ByteString.ascii(name), ByteString.ascii(module), 1, minor, patch);
    }

    private static List<OriginConverter> builderOrigins() {
        return List.of(
                new OriginConverter.Case(
                        OriginKind.SUPERUSER, EVERYWHERE, new DispatchOrigin.Root()),
                new OriginConverter.AccountIndexAsSigned(OriginKind.SOVEREIGN_ACCOUNT),
                new OriginConverter.ChildParachainAsNative(),
                new OriginConverter.RelayChainAsNative(),
                new OriginConverter.AccountIndexAsSigned(OriginKind.NATIVE));
    }

    private static List<UniversalAlias> universalAliases(JsonNode setup) {
        List<UniversalAlias> aliases = new ArrayList<>();
        if (setup.has("universalAliases")) {
            for (JsonNode alias : setup.get("universalAliases")) {
                aliases.add(
                        new UniversalAlias(
                                new LocationFilter.Exactly(Json.location(alias.get(0))),
                                Json.read(alias.get(1), Junction::from)));
            }
        }
        return aliases;
    }

    private static List<RegisteredQuery> queries(JsonNode setup) {
        List<RegisteredQuery> queries = new ArrayList<>();
        if (setup.has("expectedQueries")) {
            for (JsonNode query : setup.get("expectedQueries")) {
                queries.add(
                        new RegisteredQuery(
                                Long.parseLong(query.get("id").stringValue()),
                                Json.location(query.get("responder")),
                                null,
                                null,
                                null));
            }
        }
        return queries;
    }
}
