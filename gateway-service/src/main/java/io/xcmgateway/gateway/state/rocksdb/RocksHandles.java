package io.xcmgateway.gateway.state.rocksdb;

import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Logger;
import org.rocksdb.Range;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.WALRecoveryMode;

/// The native objects of one opened database, released together and in the right order.
final class RocksHandles implements AutoCloseable {
    private static final long BLOCK_CACHE_BYTES_MAX = 64L << 20;
    private static final long WAL_BYTES_MAX = 256L << 20;
    private static final int BLOOM_BITS_PER_KEY = 10;
    private static final int READ_FILES_MAX = 512;

    /// Numbers of instances, hashes and words are all below.
    private static final byte[] BEHIND_ALL_KEYS = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

    private static final int INFO_LOG_FILES_MAX = 4;
    private static final long INFO_LOG_BYTES_MAX = 4L << 20;

    private final RocksDB db;
    private final Map<Table, ColumnFamilyHandle> families;
    private final List<ColumnFamilyHandle> allFamilies;
    private final List<AbstractNativeReference> options;

    private RocksHandles(
            RocksDB db,
            Map<Table, ColumnFamilyHandle> families,
            List<ColumnFamilyHandle> allFamilies,
            List<AbstractNativeReference> options) {
        this.db = db;
        this.families = families;
        this.allFamilies = allFamilies;
        this.options = options;
    }

    /// @param syncs takes how long each sync of the write-ahead log took, in nanoseconds
    static RocksHandles open(Path directory, LongConsumer syncs) {
        List<AbstractNativeReference> options = new ArrayList<>();
        return open(
                options,
                (families, opened) ->
                        RocksDB.open(
                                dbOptions(options, syncs), directory.toString(), families, opened));
    }

    /// Opens what is there, and changes nothing of it. What is only in its log is read into heap.
    static RocksHandles openReadOnly(Path directory) {
        List<AbstractNativeReference> options = new ArrayList<>();
        return open(
                options,
                (families, opened) ->
                        RocksDB.openReadOnly(
                                readOptions(options), directory.toString(), families, opened));
    }

    @FunctionalInterface
    private interface Opening {
        RocksDB open(List<ColumnFamilyDescriptor> families, List<ColumnFamilyHandle> opened)
                throws RocksDBException;
    }

    /// @param options all that is made for the database, to be released with it
    private static RocksHandles open(List<AbstractNativeReference> options, Opening opening) {
        RocksDB.loadLibrary();
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            ColumnFamilyOptions familyOptions = familyOptions(options);
            List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
            descriptors.add(
                    new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
            for (Table table : Table.values()) {
                descriptors.add(
                        new ColumnFamilyDescriptor(
                                table.label().getBytes(StandardCharsets.US_ASCII), familyOptions));
            }
            RocksDB db = opening.open(descriptors, opened);
            Map<Table, ColumnFamilyHandle> families = new EnumMap<>(Table.class);
            int next = 1; // after the default family, in the order of the descriptors
            for (Table table : Table.values()) {
                families.put(table, opened.get(next++));
            }
            return new RocksHandles(db, families, opened, options);
        } catch (RocksDBException e) {
            options.reversed().forEach(AbstractNativeReference::close);
            throw new StoreFailureException("database cannot be opened", e);
        }
    }

    RocksDB db() {
        return db;
    }

    ColumnFamilyHandle family(Table table) {
        ColumnFamilyHandle family = families.get(table);
        if (family == null) {
            throw new IllegalStateException("no column family for table " + table);
        }
        return family;
    }

    /// One of RocksDB's properties of a table, unsigned 64 bits.
    long number(Table table, String property) throws RocksDBException {
        return db.getLongProperty(family(table), property);
    }

    /// About how many bytes of keys and values of a table are in memory alone, all versions.
    long bytesInMemory(Table table) {
        try (Slice first = new Slice(new byte[] {0});
                Slice last = new Slice(BEHIND_ALL_KEYS)) {
            return db.getApproximateMemTableStats(family(table), new Range(first, last)).size;
        }
    }

    @Override
    public void close() {
        allFamilies.forEach(ColumnFamilyHandle::close);
        db.close();
        options.reversed().forEach(AbstractNativeReference::close);
    }

    private static DBOptions dbOptions(List<AbstractNativeReference> owned, LongConsumer syncs) {
        SyncListener listener = new SyncListener(syncs);
        owned.add(listener);
        DBOptions options =
                new DBOptions()
                        .setCreateIfMissing(true)
                        .setCreateMissingColumnFamilies(true)
                        .setParanoidChecks(true)
                        // A torn last record is a batch that was never acknowledged; anything
                        // else that is wrong in the log is damage, and must not be skipped.
                        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                        .setMaxTotalWalSize(WAL_BYTES_MAX)
                        .setListeners(List.of(listener))
                        .setKeepLogFileNum(INFO_LOG_FILES_MAX)
                        .setMaxLogFileSize(INFO_LOG_BYTES_MAX);
        owned.add(options);
        return options;
    }

    private static DBOptions readOptions(List<AbstractNativeReference> owned) {
        Logger silent =
                new Logger(InfoLogLevel.FATAL_LEVEL) {
                    @Override
                    protected void log(InfoLogLevel level, String message) {
                        // RocksDB would write it beside the data
                    }
                };
        DBOptions options =
                new DBOptions()
                        .setParanoidChecks(true)
                        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                        .setMaxOpenFiles(READ_FILES_MAX)
                        .setLogger(silent);
        owned.add(options);
        return options;
    }

    private static ColumnFamilyOptions familyOptions(List<AbstractNativeReference> owned) {
        LRUCache cache = new LRUCache(BLOCK_CACHE_BYTES_MAX);
        owned.add(cache);
        BloomFilter bloom = new BloomFilter(BLOOM_BITS_PER_KEY);
        owned.add(bloom);
        ColumnFamilyOptions options =
                new ColumnFamilyOptions()
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setTableFormatConfig(
                                new BlockBasedTableConfig()
                                        .setBlockCache(cache)
                                        .setFilterPolicy(bloom));
        owned.add(options);
        return options;
    }
}
