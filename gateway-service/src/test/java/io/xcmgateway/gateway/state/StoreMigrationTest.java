package io.xcmgateway.gateway.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Steps from one format to the next, whatever ends the process between them.
class StoreMigrationTest {
    private static final int ROWS = 5;

    /// Two steps over several batches each: 90 → 91 adds rows, 91 → 92 moves them.
    private static final List<StoreMigration.Step> STEPS =
            List.of(
                    new StoreMigration.Step(90, "rows", StoreMigrationTest::add),
                    new StoreMigration.Step(91, "places", StoreMigrationTest::move));

    @Test
    void goesOnAfterAnyFailureAndComesToTheSame() {
        MemoryStore whole = ofFormat(90);
        assertThat(StoreMigration.run(whole, STEPS))
                .isEqualTo(new StoreMigration.Result(90, List.of("rows", "places")));
        assertThat(StoreFormat.version(whole)).isEqualTo(92);
        int writes = 2 * ROWS + 2;
        for (int good = 0; good < writes; good++) {
            for (boolean written : List.of(false, true)) {
                MemoryStore store = ofFormat(90);
                FailingAt failing = new FailingAt(good, written);
                store.setFaults(failing);
                assertThatThrownBy(() -> StoreMigration.run(store, STEPS))
                        .isInstanceOf(StoreFailureException.class);
                store.losePower();
                store.setFaults(MemoryStore.Faults.NONE);
                StoreMigration.run(store, STEPS);
                assertThat(rows(store)).as("fails at write %d", good).isEqualTo(rows(whole));
            }
        }
        assertThat(StoreMigration.run(whole, STEPS))
                .isEqualTo(new StoreMigration.Result(92, List.of()));
    }

    @Test
    void startsWhereTheStoreIs() {
        MemoryStore store = ofFormat(91);
        assertThat(StoreMigration.run(store, STEPS))
                .isEqualTo(new StoreMigration.Result(91, List.of("places")));
        assertThat(StoreFormat.version(store)).isEqualTo(92);
    }

    @Test
    void writesNothingToANewStore() {
        MemoryStore store = new MemoryStore();
        StoreMigration.run(store);
        assertThat(rows(store)).isEmpty();
    }

    @Test
    void refusesNewerOnesAndThoseThatAreTooOld() {
        MemoryStore newer = ofFormat(StoreFormat.VERSION + 1);
        assertThatThrownBy(() -> StoreMigration.run(newer))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessage(
                        "storage format must be at most %d, was %d: it is of a newer version of the"
                                + " gateway; start that one",
                        StoreFormat.VERSION, StoreFormat.VERSION + 1);
        MemoryStore old = ofFormat(StoreMigration.OLDEST - 1);
        assertThatThrownBy(() -> StoreMigration.run(old))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining(
                        "must be at least %d, was %d: it is too old to be converted",
                        StoreMigration.OLDEST, StoreMigration.OLDEST - 1);
        assertThat(StoreFormat.version(newer)).isEqualTo(StoreFormat.VERSION + 1);
        assertThat(StoreFormat.version(old)).isEqualTo(StoreMigration.OLDEST - 1);
        assertThatThrownBy(() -> StoreFormat.network(newer))
                .hasMessageContaining("it is of a newer version of the gateway");
        assertThatThrownBy(() -> StoreFormat.network(ofFormat(StoreMigration.OLDEST)))
                .hasMessageContaining("a start of the gateway of this version converts it");
    }

    private static MemoryStore ofFormat(int version) {
        MemoryStore store = new MemoryStore();
        StoreBatch batch = new StoreBatch();
        StoreFormat.putVersion(batch, version);
        store.write(batch, Durability.SYNCED);
        return store;
    }

    private static void add(GatewayStore store) {
        for (int i = 0; i < ROWS; i++) {
            store.write(
                    new StoreBatch().put(Table.KEYS, ByteString.of(i), ByteString.of(1)),
                    Durability.BUFFERED);
        }
    }

    private static void move(GatewayStore store) {
        for (int i = 0; i < ROWS; i++) {
            store.write(
                    new StoreBatch()
                            .delete(Table.KEYS, ByteString.of(i))
                            .put(Table.MESSAGES, ByteString.of(i), ByteString.of(2)),
                    Durability.BUFFERED);
        }
    }

    private static List<Map<ByteString, ByteString>> rows(MemoryStore store) {
        List<Map<ByteString, ByteString>> tables = new ArrayList<>();
        for (Table table : Table.values()) {
            TreeMap<ByteString, ByteString> rows = new TreeMap<>();
            store.scan(
                    table,
                    ByteString.EMPTY,
                    ByteString.EMPTY,
                    (key, value) -> {
                        rows.put(key, value);
                        return true;
                    });
            if (!rows.isEmpty()) {
                tables.add(rows);
            }
        }
        return tables;
    }

    /// Fails at one write, before or after it took place.
    private static final class FailingAt implements MemoryStore.Faults {
        private final boolean after;
        private int left;

        FailingAt(int good, boolean after) {
            this.left = good;
            this.after = after;
        }

        @Override
        public boolean failsBeforeWrite() {
            if (!after) {
                left--;
            }
            return !after && left < 0;
        }

        @Override
        public boolean failsAfterWrite() {
            if (after) {
                left--;
            }
            return after && left < 0;
        }

        @Override
        public boolean failsRead() {
            return false;
        }
    }
}
