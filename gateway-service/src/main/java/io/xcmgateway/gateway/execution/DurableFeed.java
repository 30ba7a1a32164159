package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.checkpoint.LogPlace;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the log's order from the store. What is asked for once is read once: nothing is kept.
final class DurableFeed implements StatementFeed {
    private final Records records;
    private final LogRecords log;
    private final Lanes lanes;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    DurableFeed(Records records, LogRecords log, Lanes lanes) {
        this.records = records;
        this.log = log;
        this.lanes = lanes;
    }

    @Override
    public long loggedCount() {
        return log.signedLeafCount();
    }

    @Override
    public void onMore(LongConsumer more) {
        listeners.add(more);
    }

    /// @param count unsigned: statements that signed checkpoints cover now, durably
    void signed(long count) {
        listeners.forEach(each -> each.accept(count));
    }

    @Override
    public LoggedPage logged(long after, @Nullable Hash32 instanceId, int max) {
        long end = loggedCount();
        if (Long.compareUnsigned(after, end) >= 0) {
            return new LoggedPage(List.of(), after);
        }
        if (instanceId == null) {
            return ofAll(after, end, max);
        }
        Lane lane = lanes.find(instanceId);
        return lane == null ? new LoggedPage(List.of(), end) : ofOne(lane, after, end, max);
    }

    private LoggedPage ofAll(long after, long end, int max) {
        List<LoggedPage.Logged> found = new ArrayList<>();
        for (long index = after; index < end && found.size() < max; index++) {
            Position at = log.entry(index);
            if (at == null) {
                throw missing("an entry of the log at " + Long.toUnsignedString(index));
            }
            found.add(statement(at, index));
        }
        return new LoggedPage(found, after + found.size());
    }

    /// The statements of an instance lie in the log in the order of their sequences.
    private LoggedPage ofOne(Lane lane, long after, long end, int max) {
        List<LoggedPage.Logged> found = new ArrayList<>();
        for (long sequence = first(lane, after); ; sequence++) {
            Long index = log.place(lane.at(sequence));
            if (index == null || Long.compareUnsigned(index, end) >= 0) {
                return new LoggedPage(found, end);
            }
            if (found.size() == max) {
                return new LoggedPage(found, found.getLast().count());
            }
            found.add(statement(lane.at(sequence), index));
        }
    }

    /// The first sequence whose place in the log is `after` or later, or that has none yet.
    private long first(Lane lane, long after) {
        long low = 0;
        long high = 1;
        while (isBefore(lane, high, after)) {
            low = high;
            high <<= 1;
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isBefore(lane, middle, after)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(Lane lane, long sequence, long after) {
        Long index = log.place(lane.at(sequence));
        return index != null && Long.compareUnsigned(index, after) < 0;
    }

    private LoggedPage.Logged statement(Position at, long index) {
        ExecutionRecord execution = records.execution(at);
        OrderedMessage entry = records.ordered(at);
        Checkpoint covering = log.signedFrom(index + 1);
        if (execution == null || entry == null || covering == null) {
            throw missing("a statement with its message and checkpoint at " + at);
        }
        Statement statement = execution.statement();
        return new LoggedPage.Logged(
                new LogPlace(index, covering.leafCount()),
                entry.messageId(),
                statement,
                statement.hash());
    }

    private static CorruptStoreException missing(String what) {
        return new CorruptStoreException("there must be " + what);
    }
}
