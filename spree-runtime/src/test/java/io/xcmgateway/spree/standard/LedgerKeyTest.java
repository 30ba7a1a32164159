package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LedgerKeyTest {
    private static final Location USDT = DevelopmentProfiles.USDT;

    static Stream<LedgerKey> keys() {
        return Stream.of(
                new LedgerKey.Configuration(),
                new LedgerKey.AssetTrap(Hash32.hex("0a".repeat(32))),
                new LedgerKey.Balance(USDT, ByteString.hex("0b".repeat(32))),
                new LedgerKey.Balance(Location.HERE, ByteString.hex("0c".repeat(20))),
                new LedgerKey.Issuance(USDT),
                new LedgerKey.Item(USDT, new AssetInstance.Index(U128.MAX)),
                new LedgerKey.Account(ByteString.hex("0d".repeat(32))),
                new LedgerKey.ItemCount(USDT),
                new LedgerKey.OwnedItem(
                        ByteString.hex("0e".repeat(32)), USDT, new AssetInstance.Index(U128.of(7))),
                new LedgerKey.Pool(Location.HERE, USDT),
                new LedgerKey.PoolCount(),
                new LedgerKey.RoutedGasLimit(),
                new LedgerKey.Query(-1),
                new LedgerKey.QueryCounter(),
                new LedgerKey.Subscription(USDT),
                new LedgerKey.ExchangePot(),
                new LedgerKey.Locks(USDT, ByteString.hex("0d".repeat(32))),
                new LedgerKey.Unlockables(USDT, Location.PARENT));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void readsWhatItWritesToTheByte(LedgerKey key) {
        ByteString bytes = key.trieKey();
        assertThat(LedgerKey.of(bytes)).isEqualTo(key);
        for (int at = 0; at < bytes.length(); at++) {
            byte[] flipped = bytes.toByteArray();
            flipped[at] ^= 1;
            assertThat(LedgerKey.of(ByteString.wrap(flipped))).isNull();
            assertThat(LedgerKey.of(bytes.slice(0, at))).isNull();
        }
        assertThat(LedgerKey.of(bytes.concat(ByteString.of(0)))).isNull();
    }

    @Test
    void namesEveryKeyOfANewInstance() {
        NetworkId network = new NetworkId.Polkadot();
        Junctions universal =
                Junctions.of(new Junction.GlobalConsensus(network), new Junction.Parachain(2000));
        List<Hash32> funded = List.of(Hash32.hex("01".repeat(32)));
        MapView state =
                CommittedBlob.genesis(DevelopmentProfiles.parachain(network, funded), universal);
        assertThat(state.entries()).hasSize(1 + 3 * (2 + 1) + 1);
        assertThat(state.entries().keySet()).noneMatch(key -> LedgerKey.of(key) == null);
    }
}
