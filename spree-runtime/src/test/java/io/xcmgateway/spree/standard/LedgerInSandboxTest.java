package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.Converter;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.Endowment;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.InitialPool;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Insufficient assets, items and pools in the committed blob, seen through its keys and events.
/// One native unit is worth two coins; coins are not sufficient.
final class LedgerInSandboxTest {
    private static final ByteString ALICE = ByteString.hex("01".repeat(Hash32.LENGTH_BYTES));
    private static final ByteString BOB = ByteString.hex("02".repeat(Hash32.LENGTH_BYTES));
    private static final Location NATIVE = Location.PARENT;
    private static final Location COIN = general(7);
    private static final Location SHARES = Location.of(0, new Junction.PalletInstance(55));
    private static final Location CLASS = general(5);
    private static final AssetInstance ITEM = new AssetInstance.Index(U128.of(1));

    private static final String ALICE_JSON = "{\"parents\":0,\"interior\":" + account("01") + "}";
    private static final String BOB_JSON = "{\"parents\":0,\"interior\":" + account("02") + "}";
    private static final String NATIVE_ID = "{\"parents\":1,\"interior\":\"Here\"}";
    private static final String COIN_ID =
            "{\"parents\":0,\"interior\":{\"X1\":[{\"GeneralIndex\":\"7\"}]}}";
    private static final String CLASS_ID =
            "{\"parents\":0,\"interior\":{\"X1\":[{\"GeneralIndex\":\"5\"}]}}";

    private static final MapView STATE =
            CommittedBlob.genesis(profile(), VectorProfiles.BUILDER_MOCK);

    private static Profile profile() {
        Config open =
                VectorProfiles.only(new Weight(1, 1), new Barrier.AllowEverything(), List.of())
                        .config();
        Config config =
                new Config(
                        open.holdingLimit(),
                        open.transactional(),
                        open.dust(),
                        open.weigher(),
                        open.barrier(),
                        List.of(new Trader.FixedRateOfFungible(COIN, U128.ZERO, U128.ZERO, null)),
                        open.reserves(),
                        open.teleporters(),
                        open.aliasers(),
                        List.of(
                                new Adapter.Fungible(NATIVE, U128.of(10), null, true),
                                new Adapter.Fungible(COIN, U128.of(5), null, false),
                                new Adapter.Fungibles(
                                        new LocationFilter.Within(SHARES), U128.of(1), false),
                                new Adapter.NonFungibles(new LocationFilter.Exactly(CLASS), null)),
                        List.of(new Converter.AccountId32Aliases(null)),
                        open.assetTrap());
        Exchange pools =
                new Exchange.Pools(
                        3,
                        U128.of(100),
                        SHARES,
                        null,
                        1,
                        List.of(
                                new InitialPool(
                                        Asset.fungible(NATIVE, U128.of(1_000_000)),
                                        Asset.fungible(COIN, U128.of(2_000_000)),
                                        new AccountRef.Account(ALICE))));
        DeliveryPrice price = new DeliveryPrice.Fixed(Asset.fungible(NATIVE, U128.of(100)));
        return new Profile(
                config,
                List.of(
                        endowment(ALICE, Asset.fungible(NATIVE, U128.of(10_000))),
                        endowment(ALICE, Asset.fungible(COIN, U128.of(10_000))),
                        endowment(
                                ALICE,
                                new Asset(new AssetId(CLASS), new Fungibility.NonFungible(ITEM)))),
                ServicesDraft.of(draft -> {
                    draft.exchange = pools;
                    draft.routers = List.of(VectorServices.bare(price));
                    draft.feesTo = location("01");
                }));
    }

    private static Endowment endowment(ByteString account, Asset asset) {
        return new Endowment(new AccountRef.Account(account), asset);
    }

    @Test
    void namesEveryKeyThatItWrites() {
        assertThat(STATE.entries().keySet()).noneMatch(key -> LedgerKey.of(key) == null);
        assertThat(STATE.get(LedgerKeys.pool(COIN, NATIVE))).isEqualTo(ByteString.hex("00000000"));
        assertThat(STATE.get(LedgerKeys.poolCount())).isEqualTo(ByteString.hex("01000000"));
        assertThat(STATE.get(LedgerKeys.account(ALICE)))
                .as("native; coins and shares")
                .isEqualTo(ByteString.hex("0100000002000000"));
        assertThat(STATE.get(LedgerKeys.itemCount(CLASS)))
                .isEqualTo(ByteString.hex("01" + "00".repeat(15)));
        assertThat(STATE.get(LedgerKeys.ownedItem(ALICE, CLASS, ITEM))).isEqualTo(ByteString.EMPTY);
        assertThat(balance(STATE, NATIVE, pool())).isEqualTo(U128.of(1_000_000));
    }

    @Test
    void exchangesThroughAPool() {
        CommittedBlob.Applied applied =
                apply(
                        "[{\"WithdrawAsset\":["
                                + asset(NATIVE_ID, 1000)
                                + "]},{\"ExchangeAsset\":{\"give\":{\"Wild\":\"All\"},\"want\":["
                                + asset(COIN_ID, 1992)
                                + "],\"maximal\":true}},{\"DepositAsset\":{\"assets\":{\"Wild\":"
                                + "\"All\"},\"beneficiary\":"
                                + ALICE_JSON
                                + "}}]");
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.events(LedgerEvent.Swapped.class))
                .containsExactly(
                        new LedgerEvent.Swapped(
                                pool(), NATIVE, U128.of(1000), COIN, U128.of(1992)));
        assertThat(balance(applied.state(), COIN, ALICE)).isEqualTo(U128.of(11_992));
        assertThat(balance(applied.state(), NATIVE, pool())).isEqualTo(U128.of(1_001_000));
    }

    @Test
    void refusesADealThatIsNoneAndTrapsWhatWasOffered() {
        CommittedBlob.Applied applied =
                apply(
                        "[{\"WithdrawAsset\":["
                                + asset(NATIVE_ID, 1000)
                                + "]},{\"ExchangeAsset\":{\"give\":{\"Wild\":\"All\"},\"want\":["
                                + asset(COIN_ID, 1993)
                                + "],\"maximal\":true}}]");
        assertThat(error(applied)).isEqualTo(new InstructionError(1, new XcmError.NoDeal()));
        assertThat(applied.events(LedgerEvent.AssetsTrapped.class)).hasSize(1);
        assertThat(balance(applied.state(), NATIVE, pool())).isEqualTo(U128.of(1_000_000));
    }

    @Test
    void paysForADeliveryWithWhatThePoolTakesForIt() {
        String report =
                "{\"ReportError\":{\"destination\":"
                        + NATIVE_ID
                        + ",\"query_id\":1,\"max_weight\":{\"ref_time\":0,\"proof_size\":0}}}";
        CommittedBlob.Applied applied =
                apply(
                        "[{\"WithdrawAsset\":["
                                + asset(COIN_ID, 500)
                                + "]},{\"BuyExecution\":{\"fees\":"
                                + asset(COIN_ID, 500)
                                + ",\"weight_limit\":{\"Limited\":{\"ref_time\":1,\"proof_size\":1}}}},"
                                + report
                                + "]");
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.result().outbound()).hasSize(1);
        // 2 000 000 x 100 x 1000 / (999 900 x 997) = 200.6, and one more.
        assertThat(applied.events(LedgerEvent.Swapped.class))
                .containsExactly(
                        new LedgerEvent.Swapped(pool(), COIN, U128.of(201), NATIVE, U128.of(100)));
        assertThat(balance(applied.state(), NATIVE, ALICE)).isEqualTo(U128.of(10_100));
        assertThat(applied.events(LedgerEvent.AssetsTrapped.class).getFirst().assets())
                .containsExactly(Asset.fungible(COIN, U128.of(299)));
    }

    @Test
    void givesCoinsOnlyToAccountsThatExist() {
        CommittedBlob.Applied refused = apply(transfer(asset(COIN_ID, 5)));
        assertThat(error(refused).error()).isInstanceOf(XcmError.FailedToTransactAsset.class);
        assertThat(refused.state()).isEqualTo(STATE);
        CommittedBlob.Applied given =
                apply(
                        "["
                                + inner(transfer(asset(NATIVE_ID, 10)))
                                + ","
                                + inner(transfer(asset(COIN_ID, 5)))
                                + "]");
        assertThat(given.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(given.state().get(LedgerKeys.account(BOB)))
                .isEqualTo(ByteString.hex("0100000001000000"));
    }

    @Test
    void movesAnItemWithItsPlaceInTheList() {
        String item = "{\"id\":" + CLASS_ID + ",\"fun\":{\"NonFungible\":{\"Index\":\"1\"}}}";
        CommittedBlob.Applied moved = apply(transfer(item));
        assertThat(moved.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(moved.state().get(LedgerKeys.item(CLASS, ITEM))).isEqualTo(BOB);
        assertThat(moved.state().get(LedgerKeys.ownedItem(ALICE, CLASS, ITEM))).isNull();
        assertThat(moved.state().get(LedgerKeys.ownedItem(BOB, CLASS, ITEM)))
                .isEqualTo(ByteString.EMPTY);
        assertThat(moved.events())
                .containsExactly(
                        new LedgerEvent.ItemWithdrawn(ALICE, location("01"), CLASS, ITEM),
                        new LedgerEvent.ItemDeposited(BOB, location("02"), CLASS, ITEM));
    }

    private static CommittedBlob.Applied apply(String program) {
        return CommittedBlob.apply(STATE, location("01"), CommittedBlob.message(program));
    }

    private static String transfer(String asset) {
        return "[{\"TransferAsset\":{\"assets\":["
                + asset
                + "],\"beneficiary\":"
                + BOB_JSON
                + "}}]";
    }

    private static String inner(String program) {
        return program.substring(1, program.length() - 1);
    }

    private static String asset(String id, long amount) {
        return "{\"id\":" + id + ",\"fun\":{\"Fungible\":\"" + amount + "\"}}";
    }

    private static String account(String octet) {
        return "{\"X1\":[{\"AccountId32\":{\"network\":null,\"id\":\"0x"
                + octet.repeat(Hash32.LENGTH_BYTES)
                + "\"}}]}";
    }

    private static Location location(String octet) {
        return Location.of(
                0, new Junction.AccountId32(null, Hash32.hex(octet.repeat(Hash32.LENGTH_BYTES))));
    }

    private static Location general(long index) {
        return Location.of(0, new Junction.GeneralIndex(U128.of(index)));
    }

    /// Blake2b-256 of "py/ascon" and the assets, the lesser first.
    private static ByteString pool() {
        return Hashing.blake2b256(
                        ByteString.concat(ByteString.ascii("py/ascon"), scale(COIN), scale(NATIVE)))
                .bytes();
    }

    private static ByteString scale(Location location) {
        return ScaleWriter.encode(location, Location::write);
    }

    private static U128 balance(MapView state, Location asset, ByteString account) {
        U128 balance = LedgerKeys.balance(state, asset, account);
        assertThat(balance).isNotNull();
        return balance;
    }

    private static InstructionError error(CommittedBlob.Applied applied) {
        return switch (applied.outcome()) {
            case Outcome.Incomplete(_, InstructionError error) -> error;
            case Outcome other -> throw new AssertionError(other);
        };
    }
}
