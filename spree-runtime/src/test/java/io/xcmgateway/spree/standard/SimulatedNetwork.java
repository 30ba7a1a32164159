package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.AssetTrap;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.DustRule;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.profile.Transactional;
import io.xcmgateway.spree.profile.Trust;
import io.xcmgateway.spree.profile.Weigher;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The states of a relay chain and of parachains 1 and 2. Weight costs nothing, nor does sending.
final class SimulatedNetwork {
    private static final Junction KUSAMA = new Junction.GlobalConsensus(new NetworkId.Kusama());

    private MapView relay;
    private final Map<Long, MapView> parachains = new TreeMap<>();

    SimulatedNetwork(ByteString account, U128 funds) {
        List<ByteString> funded = List.of(account, sovereign(1), sovereign(2));
        Profile below =
                profile(Location.HERE, new Converter.ChildParachain(), List.of(), funded, funds);
        relay = CommittedBlob.genesis(below, Junctions.of(KUSAMA));
        List<Trust> parent =
                List.of(
                        new Trust.Case(
                                new AssetFilter.Wild(new WildAsset.All()),
                                new LocationFilter.Exactly(Location.PARENT)));
        Profile para =
                profile(
                        Location.PARENT,
                        new Converter.ParentIsPreset(),
                        parent,
                        List.of(account),
                        funds);
        for (long id = 1; id <= 2; id++) {
            parachains.put(
                    id,
                    CommittedBlob.genesis(para, Junctions.of(KUSAMA, new Junction.Parachain(id))));
        }
    }

    private static Profile profile(
            Location token,
            Converter chains,
            List<Trust> reserves,
            List<ByteString> funded,
            U128 funds) {
        Config config =
                new Config(
                        64,
                        Transactional.EVERYTHING,
                        DustRule.IGNORED,
                        new Weigher.Fixed(new Weight(1, 1), 100),
                        new Barrier.AllowEverything(),
                        List.of(new Trader.FixedRateOfFungible(token, U128.ZERO, U128.ZERO, null)),
                        reserves,
                        List.of(),
                        List.of(),
                        List.of(new Adapter.Fungible(token, U128.of(1), null)),
                        List.of(chains, new Converter.AccountId32Aliases(new NetworkId.Kusama())),
                        new AssetTrap.Hashed());
        List<Endowment> endowments = new ArrayList<>();
        for (ByteString account : funded) {
            endowments.add(
                    new Endowment(new AccountRef.Account(account), Asset.fungible(token, funds)));
        }
        Router router = VectorServices.bare(new DeliveryPrice.Free());
        Services services = ServicesDraft.of(draft -> draft.routers = List.of(router));
        return new Profile(config, endowments).withServices(services);
    }

    MapView relay() {
        return relay;
    }

    MapView parachain(long id) {
        MapView state = parachains.get(id);
        if (state == null) {
            throw new AssertionError("no parachain " + id);
        }
        return state;
    }

    /// Applies a message to the relay chain, and what that sends to the parachains.
    CommittedBlob.Applied toRelay(Location origin, ByteString message) {
        CommittedBlob.Applied applied = CommittedBlob.apply(relay, origin, message);
        relay = applied.state();
        for (ModuleExecution.Outbound sent : applied.result().outbound()) {
            Junction to = sent.destination().interior().items().getFirst();
            if (!(to instanceof Junction.Parachain(long id))) {
                throw new AssertionError("not a parachain: " + sent.destination());
            }
            MapView state = parachain(id);
            parachains.put(id, CommittedBlob.apply(state, Location.PARENT, sent.message()).state());
        }
        return applied;
    }

    static ByteString sovereign(long parachain) {
        ByteString id = new ScaleWriter().u32(parachain).toByteString();
        return ByteString.concat(ByteString.ascii("para"), id, ByteString.hex("00".repeat(24)));
    }
}
