package io.xcmgateway.gateway.checkpoint;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.proof.mmr.Mmr;
import io.xcmgateway.proof.mmr.Peaks;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The end of the log, where statements are appended. For the committer's thread alone.
///
/// Memory runs ahead of the disk by one batch, as everything of the committer does: a batch that
/// fails is written again before another one is made.
public final class StatementLog {
    private final LogRecords records;
    private final LogIdentity identity;
    private final Clock clock;

    private Peaks peaks = Peaks.EMPTY;
    private long sealed;
    private long timeMs;

    public StatementLog(LogRecords records, LogIdentity identity, Clock clock) {
        this.records = records;
        this.identity = identity;
        this.clock = clock;
    }

    /// Takes up the log where the store has it. Before the first append.
    ///
    /// @throws CorruptStoreException if it is another log, or its last checkpoint does not hold
    public void recover() {
        long leafCount = records.leafCount();
        if (leafCount == 0) {
            return;
        }
        Checkpoint last = records.checkpoint(leafCount);
        if (last == null || leafCount < 0 || leafCount > Mmr.LEAVES_MAX) {
            throw new CorruptStoreException(
                    "there must be a checkpoint of "
                            + Long.toUnsignedString(leafCount)
                            + " statements");
        }
        if (!last.networkId().equals(identity.networkId()) || !last.logId().equals(identity.id())) {
            throw new CorruptStoreException(
                    "store must have the log \""
                            + identity.name()
                            + "\", "
                            + identity.id()
                            + ", has "
                            + last.logId());
        }
        peaks = Peaks.of(records::node, leafCount);
        if (!peaks.root().equals(last.mmrRoot())) {
            throw new CorruptStoreException(
                    "log of "
                            + leafCount
                            + " statements must have root "
                            + last.mmrRoot()
                            + ", has "
                            + peaks.root());
        }
        sealed = leafCount;
        timeMs = last.timeMs();
    }

    /// Adds the rows of one more statement: its place, its leaf, and the nodes that it completes.
    public void append(StoreBatch batch, Position at, Hash32 statementHash) {
        long index = peaks.leafCount();
        peaks =
                peaks.append(
                        Checkpoint.leaf(index, statementHash),
                        (position, hash) -> LogRecords.putNode(batch, position, hash));
        LogRecords.putPlace(batch, index, at);
    }

    /// Adds the checkpoint of what was appended since the last one.
    ///
    /// @return `null` if nothing was
    public @Nullable Checkpoint seal(StoreBatch batch) {
        if (peaks.leafCount() == sealed) {
            return null;
        }
        timeMs = Math.max(timeMs, clock.millis());
        Checkpoint checkpoint =
                new Checkpoint(
                        identity.networkId(),
                        identity.id(),
                        peaks.leafCount(),
                        peaks.root(),
                        timeMs);
        LogRecords.putCheckpoint(batch, checkpoint);
        sealed = peaks.leafCount();
        return checkpoint;
    }
}
