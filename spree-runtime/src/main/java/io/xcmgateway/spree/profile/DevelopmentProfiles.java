package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.WildAsset;
import java.util.ArrayList;
import java.util.List;

/// Profiles of the two host chains that a gateway in development opts in by itself.
///
/// An instance lies one level inside its host chain, so it sees the host chain as (1, Here), the
/// relay chain as (2, Here) and a sibling chain q as (2, \[Parachain q\]). Real messages are
/// written for a chain, whose `Parent` is the relay chain: sent to an instance, their (1, Here) is
/// the host chain's own token, and (1, \[Parachain 1000, …\]) is kept as one more asset.
public final class DevelopmentProfiles {
    private DevelopmentProfiles() {}

    /// The instance's own token.
    public static final Location OWN_TOKEN = Location.HERE;

    /// The host chain and its token.
    public static final Location HOST_CHAIN = Location.PARENT;

    /// The relay chain and its token.
    public static final Location RELAY_CHAIN = Location.of(2);

    /// USDT of asset hub, as messages written for a parachain name it.
    public static final Location USDT = usdt(1);

    /// USDT of asset hub, as the instance sees it.
    public static final Location USDT_ACROSS = usdt(2);

    /// Smallest units that each funded account has of each token.
    public static final U128 FUNDS = U128.of(10_000_000_000_000L);

    private static final U128 TOKEN_EXISTENTIAL_DEPOSIT = U128.of(1_000_000_000L);
    private static final U128 USDT_EXISTENTIAL_DEPOSIT = U128.of(10_000);
    private static final int HOLDING_LIMIT = 64;
    private static final int INSTRUCTIONS_MAX = 100;
    private static final int ORIGIN_PREFIXES_MAX = 8;

    private static final Location[] TOKENS = {OWN_TOKEN, HOST_CHAIN, RELAY_CHAIN};
    private static final Location[] STABLE = {USDT, USDT_ACROSS};

    /// A system parachain like people-paseo 2000006: its weights, its fee formula, its rule that
    /// dust is lost.
    ///
    /// @param network of the host chain; its accounts may name it
    /// @param funded public keys (AccountId32) that own [#FUNDS] of each token
    public static Profile peoplePaseoLike(NetworkId network, List<Hash32> funded) {
        List<Trader> traders = new ArrayList<>();
        for (Location token : TOKENS) {
            traders.add(new Trader.UsingComponents(PEOPLE_PASEO_FEE, token, null));
        }
        for (Location asset : STABLE) {
            traders.add(fixedRate(asset, 20_000_000, 1_000_000));
        }
        return profile(network, DustRule.IGNORED, PeoplePaseoWeights.weigher(), traders, funded);
    }

    /// A parachain with the weights of a template: each instruction the same, a price per second
    /// and megabyte, dust refused.
    ///
    /// @param network of the host chain; its accounts may name it
    /// @param funded public keys (AccountId32) that own [#FUNDS] of each token
    public static Profile parachain(NetworkId network, List<Hash32> funded) {
        List<Trader> traders = new ArrayList<>();
        for (Location token : TOKENS) {
            traders.add(fixedRate(token, 100_000_000_000L, 100_000_000));
        }
        for (Location asset : STABLE) {
            traders.add(fixedRate(asset, 1_000_000, 100_000));
        }
        Weigher weigher = new Weigher.Fixed(new Weight(1_000_000_000, 64 * 1024), INSTRUCTIONS_MAX);
        return profile(network, DustRule.REFUSED, weigher, traders, funded);
    }

    /// max(ref_time x 4622909289 / 10^12, proof_size x 2204374928 / 10^7).
    private static final WeightToFee PEOPLE_PASEO_FEE =
            new WeightToFee.MaxOfComponents(
                    4_622_909_289L, 1_000_000_000_000L, 2_204_374_928L, 10_000_000);

    private static Profile profile(
            NetworkId network,
            DustRule dust,
            Weigher weigher,
            List<Trader> traders,
            List<Hash32> funded) {
        Config config =
                new Config(
                        HOLDING_LIMIT,
                        Transactional.EVERYTHING,
                        dust,
                        weigher,
                        barrier(),
                        traders,
                        reserves(),
                        teleporters(),
                        List.of(new AliasRule.ChildLocation()),
                        adapters(),
                        converters(network),
                        new AssetTrap.Hashed());
        return new Profile(config, endowments(funded), services());
    }

    /// The host chain makes and destroys its own token here.
    private static Services services() {
        return Services.NONE.withHostAssets(new LocationFilter.Exactly(HOST_CHAIN));
    }

    /// XCM.md 11.2.
    private static Barrier barrier() {
        LocationFilter chains =
                new LocationFilter.AnyOf(
                        List.of(
                                new LocationFilter.Exactly(HOST_CHAIN),
                                new LocationFilter.Exactly(RELAY_CHAIN),
                                siblings()));
        LocationFilter governance =
                new LocationFilter.AnyOf(
                        List.of(
                                new LocationFilter.Exactly(HOST_CHAIN),
                                pattern(1, new JunctionFilter.Plurality()),
                                new LocationFilter.Exactly(RELAY_CHAIN),
                                pattern(2, new JunctionFilter.Plurality())));
        Barrier computed =
                new Barrier.Any(
                        List.of(
                                new Barrier.AllowTopLevelPaidExecutionFrom(
                                        new LocationFilter.Everything()),
                                new Barrier.AllowExplicitUnpaidExecutionFrom(
                                        governance, List.of(new AliasRule.ChildLocation())),
                                new Barrier.AllowSubscriptionsFrom(chains),
                                new Barrier.AllowHrmpNotificationsFromRelayChain()));
        Barrier allow =
                new Barrier.Any(
                        List.of(
                                new Barrier.TakeWeightCredit(),
                                new Barrier.AllowKnownQueryResponses(),
                                new Barrier.WithComputedOrigin(computed, ORIGIN_PREFIXES_MAX)));
        return new Barrier.TrailingSetTopicAsId(
                new Barrier.DenyThenTry(new Deny.DenyReserveTransferToRelayChain(), allow));
    }

    /// A chain for its own token, the host chain and the relay chain for anything, a sibling chain
    /// for the assets inside it.
    private static List<Trust> reserves() {
        AssetFilter all = new AssetFilter.Wild(new WildAsset.All());
        return List.of(
                new Trust.NativeAsset(),
                new Trust.Case(all, new LocationFilter.Exactly(HOST_CHAIN)),
                new Trust.Case(all, new LocationFilter.Exactly(RELAY_CHAIN)),
                new Trust.AssetsWithin(siblings()));
    }

    private static List<Trust> teleporters() {
        LocationFilter from =
                new LocationFilter.AnyOf(
                        List.of(
                                new LocationFilter.Exactly(HOST_CHAIN),
                                new LocationFilter.Exactly(RELAY_CHAIN)));
        List<Trust> trusts = new ArrayList<>();
        for (Location token : TOKENS) {
            WildAsset any = new WildAsset.AllOf(new AssetId(token), WildFungibility.FUNGIBLE);
            trusts.add(new Trust.Case(new AssetFilter.Wild(any), from));
        }
        return trusts;
    }

    private static List<Adapter> adapters() {
        List<Adapter> adapters = new ArrayList<>();
        for (Location token : TOKENS) {
            adapters.add(new Adapter.Fungible(token, TOKEN_EXISTENTIAL_DEPOSIT, null));
        }
        for (Location asset : STABLE) {
            adapters.add(new Adapter.Fungible(asset, USDT_EXISTENTIAL_DEPOSIT, null));
        }
        LocationFilter foreign =
                new LocationFilter.Pattern(2, List.of(new JunctionFilter.Parachain()), true);
        adapters.add(new Adapter.Fungibles(foreign, U128.of(1)));
        return adapters;
    }

    /// Chains next to the host chain are at two parents; so are the instances on them, which have
    /// the account that is the hash of their location, as everything else that has no other.
    private static List<Converter> converters(NetworkId network) {
        return List.of(
                new Converter.ParentIsPreset(),
                new Converter.AccountId32Aliases(network),
                new Converter.AccountKey20Aliases(network),
                new Converter.ParachainAt(2),
                new Converter.HashedDescription(new Description.Local(List.of(Terminal.HERE))),
                new Converter.HashedDescription(new Description.Family(Description.allTerminals())),
                new Converter.Account32Hash());
    }

    private static List<Endowment> endowments(List<Hash32> funded) {
        List<Endowment> endowments = new ArrayList<>();
        for (Location token : TOKENS) {
            Asset funds = Asset.fungible(token, FUNDS);
            endowments.add(new Endowment(new AccountRef.At(HOST_CHAIN), funds));
            for (Hash32 account : funded) {
                endowments.add(new Endowment(new AccountRef.Account(account.bytes()), funds));
            }
        }
        return endowments;
    }

    /// Parachains, as the instance sees them and as messages written for a chain name them.
    private static LocationFilter siblings() {
        return new LocationFilter.AnyOf(
                List.of(
                        pattern(2, new JunctionFilter.Parachain()),
                        pattern(1, new JunctionFilter.Parachain())));
    }

    private static LocationFilter pattern(int parents, JunctionFilter junction) {
        return new LocationFilter.Pattern(parents, List.of(junction), false);
    }

    private static Trader fixedRate(Location asset, long perSecond, long perMb) {
        return new Trader.FixedRateOfFungible(asset, U128.of(perSecond), U128.of(perMb), null);
    }

    private static Location usdt(int parents) {
        return Location.of(
                parents,
                new Junction.Parachain(1000),
                new Junction.PalletInstance(50),
                new Junction.GeneralIndex(U128.of(1984)));
    }
}
