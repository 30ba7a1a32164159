package io.xcmgateway.gateway.state.rocksdb;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Table;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.Snapshot;

/// A snapshot of the database, and the reader's lock that keeps the database open for as long.
final class RocksMoment implements GatewayStore.Moment {
    private final RocksHandles handles;
    private final Lock reading;
    private final Snapshot snapshot;
    private final ReadOptions options;

    /// @param reading held by this thread, and released when this is closed
    RocksMoment(RocksHandles handles, Lock reading) {
        this.handles = handles;
        this.reading = reading;
        this.snapshot = handles.db().getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    @Override
    public @Nullable ByteString get(Table table, ByteString key) {
        return RocksReads.get(handles, options, table, key);
    }

    @Override
    public void scan(Table table, ByteString prefix, ByteString from, RowVisitor visitor) {
        RocksReads.scan(handles, options, table, prefix, from, visitor);
    }

    @Override
    public void close() {
        options.close();
        handles.db().releaseSnapshot(snapshot);
        snapshot.close();
        reading.unlock();
    }
}
