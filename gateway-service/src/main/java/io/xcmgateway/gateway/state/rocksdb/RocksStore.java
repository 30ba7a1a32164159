package io.xcmgateway.gateway.state.rocksdb;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.gateway.state.TableUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// A [GatewayStore] in RocksDB, one column family per [Table].
///
/// After a failed write RocksDB refuses all further ones; the next write therefore opens the
/// database again first. A lock keeps readers from native memory that is being released.
public final class RocksStore implements GatewayStore {
    private final Path directory;
    private final LongConsumer syncs;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ReadOptions latest = new ReadOptions();
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions buffered = new WriteOptions().setSync(false);

    private @Nullable RocksHandles handles;
    private volatile boolean broken;
    private boolean closed;

    private RocksStore(Path directory, RocksHandles handles, LongConsumer syncs) {
        this.directory = directory;
        this.handles = handles;
        this.syncs = syncs;
    }

    /// Opens the database in `directory`, or creates it there.
    public static RocksStore open(Path directory) {
        return open(directory, RocksStore::unheard);
    }

    private static void unheard(long nanos) {}

    /// The same, and tells how long syncs take.
    ///
    /// @param syncs takes the nanoseconds of each sync that writes wait for; on any thread, and
    ///   returns at once
    public static RocksStore open(Path directory, LongConsumer syncs) {
        return new RocksStore(directory, RocksHandles.open(directory, syncs), syncs);
    }

    /// Opens the database in `directory` as it is, to be read. Neither this nor a read changes
    /// anything there; a write fails.
    ///
    /// @throws StoreFailureException if there is none
    public static RocksStore openReadOnly(Path directory) {
        return new RocksStore(directory, RocksHandles.openReadOnly(directory), RocksStore::unheard);
    }

    @Override
    public @Nullable ByteString get(Table table, ByteString key) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return RocksReads.get(usable(), latest, table, key);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void scan(Table table, ByteString prefix, ByteString from, RowVisitor visitor) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            RocksReads.scan(usable(), latest, table, prefix, from, visitor);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public Moment moment() {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            return new RocksMoment(usable(), reading);
        } catch (RuntimeException e) {
            reading.unlock();
            throw e;
        }
    }

    @Override
    public void write(StoreBatch batch, Durability durability) {
        reopenIfBroken();
        Lock reading = lock.readLock();
        reading.lock();
        try {
            RocksHandles now = usable();
            try (WriteBatch rows = new WriteBatch()) {
                for (StoreBatch.Write write : batch.writes()) {
                    if (write.value() == null) {
                        rows.delete(now.family(write.table()), write.key().toByteArray());
                    } else {
                        rows.put(
                                now.family(write.table()),
                                write.key().toByteArray(),
                                write.value().toByteArray());
                    }
                }
                now.db().write(durability == Durability.SYNCED ? synced : buffered, rows);
            }
        } catch (RocksDBException e) {
            broken = true;
            throw new StoreFailureException(
                    "write of " + batch.writes().size() + " rows failed", e);
        } finally {
            reading.unlock();
        }
    }

    /// Writes the store as it is now to a new directory, while it goes on: whole batches, flushed
    /// to the disk. Costs little where that directory is on the same file system, since tables are
    /// linked.
    ///
    /// @param target is not there; its parent is
    /// @throws StoreFailureException if it cannot be written
    public void copyTo(Path target) {
        Lock reading = lock.readLock();
        reading.lock();
        try (Checkpoint checkpoint = Checkpoint.create(usable().db())) {
            checkpoint.createCheckpoint(target.toString());
        } catch (RocksDBException e) {
            throw new StoreFailureException("store cannot be copied to " + target, e);
        } finally {
            reading.unlock();
        }
    }

    /// About how much each table takes now, in the order of [Table].
    ///
    /// @throws StoreFailureException if that cannot be read
    public List<TableUsage> usage() {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            RocksHandles now = usable();
            List<TableUsage> all = new ArrayList<>();
            for (Table table : Table.values()) {
                all.add(
                        new TableUsage(
                                table,
                                now.number(table, "rocksdb.total-sst-files-size"),
                                now.bytesInMemory(table),
                                now.number(table, "rocksdb.estimate-num-keys")));
            }
            return List.copyOf(all);
        } catch (RocksDBException e) {
            throw new StoreFailureException("sizes of tables cannot be read", e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        Lock writing = lock.writeLock();
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                release();
                latest.close();
                synced.close();
                buffered.close();
            }
        } finally {
            writing.unlock();
        }
    }

    private void reopenIfBroken() {
        if (!broken) {
            return;
        }
        Lock writing = lock.writeLock();
        writing.lock();
        try {
            if (broken && !closed) {
                release();
                handles = RocksHandles.open(directory, syncs);
                broken = false;
            }
        } finally {
            writing.unlock();
        }
    }

    private void release() {
        RocksHandles now = handles;
        handles = null;
        if (now != null) {
            now.close();
        }
    }

    private RocksHandles usable() {
        RocksHandles now = handles;
        if (now == null) {
            throw new StoreFailureException("the store is not open");
        }
        return now;
    }
}
