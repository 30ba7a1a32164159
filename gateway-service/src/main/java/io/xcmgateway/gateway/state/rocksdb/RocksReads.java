package io.xcmgateway.gateway.state.rocksdb;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.StoreReader;
import io.xcmgateway.gateway.state.Table;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Reads of an opened database.
final class RocksReads {
    private RocksReads() {}

    static @Nullable ByteString get(
            RocksHandles handles, ReadOptions options, Table table, ByteString key) {
        try {
            byte[] value = handles.db().get(handles.family(table), options, key.toByteArray());
            return value == null ? null : ByteString.wrap(value);
        } catch (RocksDBException e) {
            throw new StoreFailureException("read of table " + table.label() + " failed", e);
        }
    }

    static void scan(
            RocksHandles handles,
            ReadOptions options,
            Table table,
            ByteString prefix,
            ByteString from,
            StoreReader.RowVisitor visitor) {
        try (RocksIterator rows = handles.db().newIterator(handles.family(table), options)) {
            rows.seek(from.toByteArray());
            boolean more = true;
            while (more && rows.isValid()) {
                ByteString key = ByteString.wrap(rows.key());
                more = key.startsWith(prefix) && visitor.row(key, ByteString.wrap(rows.value()));
                if (more) {
                    rows.next();
                }
            }
            rows.status();
        } catch (RocksDBException e) {
            throw new StoreFailureException("scan of table " + table.label() + " failed", e);
        }
    }
}
