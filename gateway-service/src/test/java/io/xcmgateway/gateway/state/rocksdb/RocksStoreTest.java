package io.xcmgateway.gateway.state.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RocksStoreTest {
    private static final List<Table> TABLES = List.of(Table.values());

    @TempDir private Path directory;

    @Test
    void keepsABatchOverAReopening() {
        ByteString value = ByteString.ascii("value");
        try (GatewayStore store = RocksStore.open(directory)) {
            store.write(
                    new StoreBatch()
                            .put(Table.META, ByteString.ascii("a"), value)
                            .put(Table.STATE, ByteString.ascii("a"), ByteString.EMPTY)
                            .put(Table.ORDER, ByteString.ascii("gone"), value)
                            .delete(Table.ORDER, ByteString.ascii("gone")),
                    Durability.SYNCED);
        }
        try (GatewayStore store = RocksStore.open(directory)) {
            assertThat(store.get(Table.META, ByteString.ascii("a"))).isEqualTo(value);
            assertThat(store.get(Table.STATE, ByteString.ascii("a"))).isEqualTo(ByteString.EMPTY);
            assertThat(store.get(Table.ORDER, ByteString.ascii("gone"))).isNull();
            assertThat(store.get(Table.ORDER, ByteString.ascii("a"))).isNull();
        }
    }

    @Test
    void scansOnePrefixInUnsignedOrder() {
        try (GatewayStore store = RocksStore.open(directory)) {
            StoreBatch batch = new StoreBatch();
            for (long sequence : new long[] {0, 1, 255, 256, -1}) {
                batch.put(Table.STATEMENTS, Keys.position(7, sequence), ByteString.EMPTY);
            }
            batch.put(Table.STATEMENTS, Keys.position(6, 3), ByteString.EMPTY);
            batch.put(Table.STATEMENTS, Keys.position(8, 0), ByteString.EMPTY);
            store.write(batch, Durability.BUFFERED);
            assertThat(keys(store, Keys.number(7), Keys.position(7, 1)))
                    .containsExactly(
                            Keys.position(7, 1),
                            Keys.position(7, 255),
                            Keys.position(7, 256),
                            Keys.position(7, -1));
        }
    }

    @Test
    void refusesASecondOpening() {
        try (GatewayStore _ = RocksStore.open(directory)) {
            assertThatThrownBy(() -> RocksStore.open(directory))
                    .isInstanceOf(StoreFailureException.class);
        }
    }

    @Test
    void refusesUseAfterClosing() {
        GatewayStore store = RocksStore.open(directory);
        store.close();
        store.close();
        assertThatThrownBy(() -> store.get(Table.META, ByteString.ascii("a")))
                .isInstanceOf(StoreFailureException.class);
        assertThatThrownBy(() ->
                        store.write(
                                new StoreBatch().delete(Table.META, ByteString.ascii("a")),
                                Durability.SYNCED))
                .isInstanceOf(StoreFailureException.class);
    }

    /// The simulation believes in the store in memory; so both must do the same.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void doesWhatTheStoreInMemoryDoes(long seed) {
        Random random = new Random(seed);
        MemoryStore model = new MemoryStore();
        GatewayStore store = RocksStore.open(directory);
        try {
            for (int step = 0; step < 200; step++) {
                StoreBatch batch = new StoreBatch();
                for (int i = random.nextInt(5); i > 0; i--) {
                    Table table = TABLES.get(random.nextInt(TABLES.size()));
                    if (random.nextInt(3) == 0) {
                        batch.delete(table, key(random));
                    } else {
                        batch.put(table, key(random), key(random));
                    }
                }
                Durability durability =
                        random.nextBoolean() ? Durability.SYNCED : Durability.BUFFERED;
                store.write(batch, durability);
                model.write(batch, durability);
                if (random.nextInt(50) == 0) {
                    store.close();
                    store = RocksStore.open(directory);
                }
            }
            for (Table table : Table.values()) {
                assertThat(rows(store, table)).isEqualTo(rows(model, table));
            }
        } finally {
            store.close();
        }
    }

    private static ByteString key(Random random) {
        byte[] bytes = new byte[random.nextInt(3)];
        random.nextBytes(bytes);
        return ByteString.wrap(bytes).concat(ByteString.of(random.nextInt(4)));
    }

    private static List<ByteString> keys(GatewayStore store, ByteString prefix, ByteString from) {
        List<ByteString> keys = new ArrayList<>();
        store.scan(
                Table.STATEMENTS,
                prefix,
                from,
                (key, _) -> {
                    keys.add(key);
                    return true;
                });
        return keys;
    }

    private static List<List<ByteString>> rows(GatewayStore store, Table table) {
        List<List<ByteString>> rows = new ArrayList<>();
        store.scan(
                table,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    rows.add(List.of(key, value));
                    return true;
                });
        return rows;
    }
}
