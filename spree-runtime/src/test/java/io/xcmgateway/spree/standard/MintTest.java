package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Mint;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is minted beside the module is written as the module itself would have: the state after a
/// genesis that endows is the state after one that does not, and the mint.
final class MintTest {
    private static final NetworkId NETWORK = new NetworkId.Polkadot();
    private static final ByteString RICH = Hash32.hex("01".repeat(32)).bytes();
    private static final ByteString NEW = Hash32.hex("02".repeat(32)).bytes();
    private static final Location TOKEN = DevelopmentProfiles.HOST_CHAIN;
    private static final Location FOREIGN =
            Location.of(2, new Junction.Parachain(3000), new Junction.PalletInstance(1));

    private static final Profile PLAIN =
            DevelopmentProfiles.parachain(NETWORK, List.of(new Hash32(RICH)));

    @Test
    void isWhatGenesisWritesForAnAccountThatHasSome() {
        assertMintIsEndowment(PLAIN, TOKEN, RICH, U128.of(7));
    }

    @Test
    void isWhatGenesisWritesForANewAccount() {
        assertMintIsEndowment(PLAIN, TOKEN, NEW, U128.of(77_000_000_000_000L));
    }

    @Test
    void countsWhatAccountsLiveOnWhereTheModuleDoes() {
        Profile counting = withInsufficientForeign();

        assertMintIsEndowment(counting, TOKEN, NEW, U128.of(77_000_000_000_000L));
        assertMintIsEndowment(counting, FOREIGN, RICH, U128.of(5));
    }

    @Test
    void refusesWhatTheModuleWouldNotKeep() {
        MapView state = genesis(PLAIN);
        MapView counting = genesis(withInsufficientForeign());
        Location unknown = Location.of(0, new Junction.PalletInstance(200));

        assertThat(refusal(mint(state, PLAIN, TOKEN, RICH, U128.MAX))).isEqualTo("issuance");
        assertThat(refusal(mint(counting, withInsufficientForeign(), FOREIGN, NEW, U128.of(5))))
                .isEqualTo("account");
        Profile narrow = withAdapters(List.of(new Adapter.Fungible(TOKEN, U128.of(1000), null)));
        assertThat(refusal(mint(state, narrow, unknown, RICH, U128.of(5)))).isEqualTo("asset");
        assertThat(refusal(mint(state, narrow, TOKEN, NEW, U128.of(999)))).isEqualTo("balance");
        assertThat(
                        refusal(
                                Mint.of(
                                        state,
                                        PLAIN.config().adapters(),
                                        TOKEN,
                                        _ -> null,
                                        U128.of(5_000_000_000_000L))))
                .isEqualTo("account");
    }

    private static void assertMintIsEndowment(
            Profile profile, Location asset, ByteString account, U128 given) {
        MapView before = sized(genesis(profile));
        List<Endowment> more = new ArrayList<>(profile.endowments());
        more.add(new Endowment(new AccountRef.Account(account), Asset.fungible(asset, given)));
        MapView endowed = genesis(new Profile(profile.config(), more, profile.services()));

        Mint mint = mint(before, profile, asset, account, given);

        assertThat(mint).isInstanceOf(Mint.Made.class);
        MapView minted = before.after(((Mint.Made) mint).diff());
        assertThat(minted.entries()).isEqualTo(sized(endowed).entries());
    }

    private static Mint mint(
            MapView state, Profile profile, Location asset, ByteString account, U128 given) {
        return Mint.of(state, profile.config().adapters(), asset, _ -> account, given);
    }

    private static String refusal(Mint mint) {
        assertThat(mint).isInstanceOf(Mint.Refused.class);
        return ((Mint.Refused) mint).what();
    }

    private static Profile withInsufficientForeign() {
        List<Adapter> adapters = new ArrayList<>();
        adapters.add(new Adapter.Fungibles(new LocationFilter.Exactly(FOREIGN), U128.of(1), false));
        adapters.addAll(PLAIN.config().adapters());
        return withAdapters(adapters);
    }

    private static Profile withAdapters(List<Adapter> adapters) {
        Config old = PLAIN.config();
        return new Profile(
                new Config(
                        old.holdingLimit(),
                        old.transactional(),
                        old.dust(),
                        old.weigher(),
                        old.barrier(),
                        old.traders(),
                        old.reserves(),
                        old.teleporters(),
                        old.aliasers(),
                        adapters,
                        old.converters(),
                        old.assetTrap()),
                PLAIN.endowments(),
                PLAIN.services());
    }

    private static MapView genesis(Profile profile) {
        return CommittedBlob.genesis(
                profile,
                Junctions.of(
                        new Junction.GlobalConsensus(NETWORK),
                        new Junction.Parachain(2000),
                        new Junction.GeneralKey(
                                Hash32.LENGTH_BYTES, StandardModules.xcmExecutor().hash())));
    }

    /// With the size that the environment notes after a genesis.
    private static MapView sized(MapView state) {
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>(state.entries());
        entries.put(HostKeys.size(), StateSize.count(state.entries()).encode());
        return new MapView(entries);
    }
}
