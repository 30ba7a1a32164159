package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.AliasRule;
import io.xcmgateway.spree.profile.AssetTrap;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Checking;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.Deny;
import io.xcmgateway.spree.profile.Description;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.DustRule;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.MintLocation;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Terminal;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.profile.Transactional;
import io.xcmgateway.spree.profile.Trust;
import io.xcmgateway.spree.profile.Weigher;
import io.xcmgateway.spree.profile.WeightToFee;
import java.util.List;

/// The configurations of the vector files as profiles.
final class VectorProfiles {
    private VectorProfiles() {}

    static final Junctions PEOPLE_PASEO =
            Junctions.of(
                    new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                    new Junction.Parachain(1004));
    static final Junctions EXECUTOR_MOCK = mockUniversal(1000);
    static final Junctions BUILDER_MOCK = mockUniversal(42);
    static final Junctions KUSAMA_LIKE =
            Junctions.of(new Junction.GlobalConsensus(new NetworkId.Kusama()));

    static final U128 KUSAMA_EXISTENTIAL_DEPOSIT = U128.of(33_333_333);

    /// `xcm-people-paseo-profile.json`.
    static Profile peoplePaseo(List<ByteString> funded, U128 funds) {
        Config weighing =
                DevelopmentProfiles.peoplePaseoLike(new NetworkId.Polkadot(), List.of()).config();
        Location relay = Location.PARENT;
        LocationFilter parent = new LocationFilter.Exactly(relay);
        LocationFilter systemChains = pattern(1, new JunctionFilter.ParachainBelow(2000));
        AssetFilter nativeToken =
                new AssetFilter.Wild(
                        new WildAsset.AllOf(new AssetId(relay), WildFungibility.FUNGIBLE));
        List<Trader> traders =
                List.of(
                        new Trader.UsingComponents(
                                new WeightToFee.MaxOfComponents(
                                        4_622_909_289L,
                                        1_000_000_000_000L,
                                        2_204_374_928L,
                                        10_000_000),
                                relay,
                                null),
                        new Trader.RefundArtefact(
                                Location.of(
                                        1,
                                        new Junction.Parachain(2034),
                                        new Junction.GeneralIndex(U128.of(222))),
                                U128.MAX));
        Config config =
                new Config(
                        64,
                        Transactional.EVERYTHING,
                        DustRule.IGNORED,
                        weighing.weigher(),
                        peoplePaseoBarrier(parent),
                        traders,
                        List.of(),
                        List.of(
                                new Trust.Case(
                                        nativeToken,
                                        new LocationFilter.AnyOf(List.of(parent, systemChains)))),
                        List.of(new AliasRule.ChildLocation()),
                        List.of(new Adapter.Fungible(relay, U128.of(1_000_000_000), null)),
                        List.of(
                                new Converter.ParentIsPreset(),
                                new Converter.SiblingParachain(),
                                new Converter.AccountId32Aliases(new NetworkId.Polkadot()),
                                new Converter.HashedDescription(
                                        new Description.Local(List.of(Terminal.HERE))),
                                new Converter.HashedDescription(
                                        new Description.Family(Description.allTerminals()))),
                        new AssetTrap.Hashed());
        return new Profile(
                config,
                funded.stream()
                        .map(account ->
                                new Endowment(
                                        new AccountRef.Account(account),
                                        Asset.fungible(relay, funds)))
                        .toList());
    }

    private static Barrier peoplePaseoBarrier(LocationFilter parent) {
        LocationFilter plurality = pattern(1, new JunctionFilter.Plurality());
        LocationFilter sibling = pattern(1, new JunctionFilter.Parachain());
        Barrier computed =
                new Barrier.Any(
                        List.of(
                                new Barrier.AllowTopLevelPaidExecutionFrom(
                                        new LocationFilter.Everything()),
                                new Barrier.AllowExplicitUnpaidExecutionFrom(
                                        new LocationFilter.AnyOf(List.of(parent, plurality)),
                                        List.of(new AliasRule.ChildLocation())),
                                new Barrier.AllowSubscriptionsFrom(
                                        new LocationFilter.AnyOf(List.of(parent, sibling)))));
        return new Barrier.TrailingSetTopicAsId(
                new Barrier.DenyThenTry(
                        new Deny.DenyReserveTransferToRelayChain(),
                        new Barrier.Any(
                                List.of(
                                        new Barrier.TakeWeightCredit(),
                                        new Barrier.AllowKnownQueryResponses(),
                                        new Barrier.WithComputedOrigin(computed, 8)))));
    }

    /// `executor-mock`: no barrier, everything weighs (2, 2), one account per location.
    static Profile executorMock(List<Endowment> endowments) {
        Config config =
                new Config(
                        10,
                        Transactional.REGISTERS_ONLY,
                        DustRule.IGNORED,
                        new Weigher.Flat(new Weight(2, 2)),
                        new Barrier.AllowEverything(),
                        List.of(
                                new Trader.UsingComponents(
                                        new WeightToFee.Product(), Location.HERE, null)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Adapter.PerLocation(U128.of(2))),
                        List.of(),
                        new AssetTrap.Deposited(executorMockTrap()));
        return new Profile(config, endowments);
    }

    static Location executorMockTrap() {
        return Location.of(
                0, new Junction.AccountId32(null, Hash32.hex("ff".repeat(Hash32.LENGTH_BYTES))));
    }

    /// `builder-mock`: everything weighs (10, 10), nothing rolls back, traps are listed.
    static Profile builderMock(
            long instructionsMax,
            Barrier barrier,
            Trader trader,
            List<Trust> reserves,
            List<Endowment> endowments) {
        Config config =
                new Config(
                        4,
                        Transactional.NOTHING,
                        DustRule.IGNORED,
                        new Weigher.Fixed(new Weight(10, 10), instructionsMax),
                        barrier,
                        List.of(trader),
                        reserves,
                        List.of(),
                        List.of(
                                new AliasRule.ForeignAccountId32(
                                        pattern(1, new JunctionFilter.Parachain())),
                                new AliasRule.ChildLocation()),
                        List.of(new Adapter.PerLocation(U128.ZERO)),
                        List.of(),
                        new AssetTrap.Listed(new Weight(5, 5)));
        return new Profile(config, endowments);
    }

    /// `kusama-like`: a relay chain with balances and a check account for local minting.
    static Profile kusamaLike(Barrier barrier, List<Endowment> endowments) {
        Checking checking = new Checking(ByteString.ascii("checking"), MintLocation.LOCAL);
        Config config =
                new Config(
                        4,
                        Transactional.NOTHING,
                        DustRule.IGNORED,
                        new Weigher.Fixed(new Weight(1_000_000_000, 1024), 100),
                        barrier,
                        List.of(
                                new Trader.FixedRateOfFungible(
                                        Location.HERE, U128.of(1), U128.of(1), null)),
                        List.of(),
                        List.of(
                                new Trust.Case(
                                        new AssetFilter.Wild(
                                                new WildAsset.AllOf(
                                                        new AssetId(Location.HERE),
                                                        WildFungibility.FUNGIBLE)),
                                        new LocationFilter.Exactly(
                                                Location.of(0, new Junction.Parachain(1000))))),
                        List.of(),
                        List.of(
                                new Adapter.Fungible(
                                        Location.HERE, KUSAMA_EXISTENTIAL_DEPOSIT, checking)),
                        List.of(
                                new Converter.ChildParachain(),
                                new Converter.AccountId32Aliases(new NetworkId.Kusama())),
                        new AssetTrap.Hashed());
        return new Profile(config, endowments);
    }

    /// A profile in which only what a test sets matters: trust in everybody for everything, one
    /// account per location, nothing to pay.
    static Profile only(Weight flat, Barrier barrier, List<Trader> traders) {
        Trust anything =
                new Trust.Case(
                        new AssetFilter.Wild(new WildAsset.All()), new LocationFilter.Everything());
        Config config =
                new Config(
                        64,
                        Transactional.EVERYTHING,
                        DustRule.IGNORED,
                        new Weigher.Flat(flat),
                        barrier,
                        traders,
                        List.of(anything),
                        List.of(),
                        List.of(),
                        List.of(new Adapter.PerLocation(U128.ZERO)),
                        List.of(),
                        new AssetTrap.Hashed());
        return new Profile(config, List.of());
    }

    /// As [#only], and origins may become others by these rules.
    static Profile aliasing(Weight flat, Barrier barrier, List<AliasRule> rules) {
        Config open = only(flat, barrier, List.of()).config();
        Config config =
                new Config(
                        open.holdingLimit(),
                        open.transactional(),
                        open.dust(),
                        open.weigher(),
                        open.barrier(),
                        open.traders(),
                        open.reserves(),
                        open.teleporters(),
                        rules,
                        open.adapters(),
                        open.converters(),
                        open.assetTrap());
        return new Profile(config, List.of());
    }

    /// A profile whose converters matter, with one asset and nothing to pay.
    static Profile converting(List<Converter> converters) {
        return converting(converters, List.of());
    }

    static Profile converting(List<Converter> converters, List<Trader> traders) {
        Config open = only(Weight.ZERO, new Barrier.AllowEverything(), List.of()).config();
        Config config =
                new Config(
                        open.holdingLimit(),
                        open.transactional(),
                        open.dust(),
                        open.weigher(),
                        open.barrier(),
                        traders,
                        open.reserves(),
                        open.teleporters(),
                        open.aliasers(),
                        List.of(new Adapter.Fungible(Location.PARENT, U128.of(1), null)),
                        converters,
                        open.assetTrap());
        return new Profile(config, List.of());
    }

    static LocationFilter pattern(int parents, JunctionFilter junction) {
        return new LocationFilter.Pattern(parents, List.of(junction), false);
    }

    private static Junctions mockUniversal(int parachain) {
        return Junctions.of(
                new Junction.GlobalConsensus(new NetworkId.ByGenesis(Hash32.ZERO)),
                new Junction.Parachain(parachain));
    }
}
