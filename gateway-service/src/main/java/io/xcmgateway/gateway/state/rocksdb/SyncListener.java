package io.xcmgateway.gateway.state.rocksdb;

import java.util.function.LongConsumer;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.FileOperationInfo;

/// Hears of each sync of the write-ahead log, which every synced write waits for. RocksDB asks on
/// its own threads, so what it tells must return at once.
final class SyncListener extends AbstractEventListener {
    private static final String WRITE_AHEAD_LOG = ".log";

    private final LongConsumer nanos;

    /// @param nanos takes how long each took
    SyncListener(LongConsumer nanos) {
        super(
                EnabledEventCallback.SHOULD_BE_NOTIFIED_ON_FILE_IO,
                EnabledEventCallback.ON_FILE_SYNC_FINISH);
        this.nanos = nanos;
    }

    @Override
    public boolean shouldBeNotifiedOnFileIO() {
        return true;
    }

    @Override
    public void onFileSyncFinish(FileOperationInfo file) {
        if (file.getPath().endsWith(WRITE_AHEAD_LOG)) {
            nanos.accept(file.getDuration());
        }
    }
}
