package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// A store in memory that can fail as disks do: before a write, after it, or at reads; and that can
/// lose, as a loss of power does, what was written and not synced.
public final class MemoryStore implements GatewayStore {

    /// What goes wrong, decided anew at each access.
    public interface Faults {
        Faults NONE =
                new Faults() {
                    @Override
                    public boolean failsBeforeWrite() {
                        return false;
                    }

                    @Override
                    public boolean failsAfterWrite() {
                        return false;
                    }

                    @Override
                    public boolean failsRead() {
                        return false;
                    }
                };

        boolean failsBeforeWrite();

        /// The batch is there, but nobody is told.
        boolean failsAfterWrite();

        boolean failsRead();
    }

    private final Map<Table, ConcurrentNavigableMap<ByteString, ByteString>> tables =
            new EnumMap<>(Table.class);

    /// Undoes of what was written since the last sync, latest first.
    private final List<Runnable> unsynced = new ArrayList<>();

    private volatile Faults faults = Faults.NONE;
    private int syncedWrites;

    public MemoryStore() {
        for (Table table : Table.values()) {
            tables.put(table, new ConcurrentSkipListMap<>());
        }
    }

    /// What is in it now, synced or not, as a backup has it.
    public synchronized MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        tables.forEach((table, rows) -> copy.rows(table).putAll(rows));
        return copy;
    }

    public void setFaults(Faults faults) {
        this.faults = faults;
    }

    public int syncedWrites() {
        return syncedWrites;
    }

    /// Forgets what was not synced.
    public synchronized void losePower() {
        unsynced.forEach(Runnable::run);
        unsynced.clear();
    }

    @Override
    public @Nullable ByteString get(Table table, ByteString key) {
        failRead();
        return rows(table).get(key);
    }

    @Override
    public void scan(Table table, ByteString prefix, ByteString from, RowVisitor visitor) {
        failRead();
        for (Map.Entry<ByteString, ByteString> row : rows(table).tailMap(from).entrySet()) {
            if (!row.getKey().startsWith(prefix) || !visitor.row(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    @Override
    public synchronized Moment moment() {
        failRead();
        MemoryStore copy = new MemoryStore();
        tables.forEach((table, rows) -> copy.rows(table).putAll(rows));
        return new Moment() {
            @Override
            public @Nullable ByteString get(Table table, ByteString key) {
                failRead();
                return copy.get(table, key);
            }

            @Override
            public void scan(Table table, ByteString prefix, ByteString from, RowVisitor visitor) {
                failRead();
                copy.scan(table, prefix, from, visitor);
            }

            @Override
            public void close() {
                // nothing is held but memory
            }
        };
    }

    @Override
    public synchronized void write(StoreBatch batch, Durability durability) {
        if (faults.failsBeforeWrite()) {
            throw new StoreFailureException("planned failure before a write");
        }
        for (StoreBatch.Write write : batch.writes()) {
            ConcurrentNavigableMap<ByteString, ByteString> rows = rows(write.table());
            ByteString value = write.value();
            ByteString old =
                    value == null ? rows.remove(write.key()) : rows.put(write.key(), value);
            unsynced.addFirst(() -> restore(rows, write.key(), old));
        }
        if (durability == Durability.SYNCED) {
            unsynced.clear();
            syncedWrites++;
        }
        if (faults.failsAfterWrite()) {
            throw new StoreFailureException("planned failure after a write");
        }
    }

    @Override
    public void close() {
        // what is in memory is the disk of the next one who opens
    }

    private static void restore(
            Map<ByteString, ByteString> rows, ByteString key, @Nullable ByteString old) {
        if (old == null) {
            rows.remove(key);
        } else {
            rows.put(key, old);
        }
    }

    private void failRead() {
        if (faults.failsRead()) {
            throw new StoreFailureException("planned failure of a read");
        }
    }

    private ConcurrentNavigableMap<ByteString, ByteString> rows(Table table) {
        ConcurrentNavigableMap<ByteString, ByteString> rows = tables.get(table);
        if (rows == null) {
            throw new IllegalStateException("no table " + table);
        }
        return rows;
    }
}
