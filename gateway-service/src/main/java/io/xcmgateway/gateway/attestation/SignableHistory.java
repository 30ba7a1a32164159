package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.mmr.Peaks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What the store has on each line that can be signed.
final class SignableHistory {
    private final Records records;
    private final LogRecords log;

    SignableHistory(Records records, LogRecords log) {
        this.records = records;
        this.log = log;
    }

    /// The hash at each number; `null` where the store does not come so far.
    LongFunction<@Nullable Hash32> at(SigningLine line) {
        return switch (line.kind()) {
            case INSTANCE -> sequence -> records.signed(line.id(), sequence);
            case LOG -> leafCount -> root(line.id(), leafCount);
        };
    }

    /// Where the store ends on each line.
    List<SigningMarks.Row> ends() {
        List<SigningMarks.Row> ends = new ArrayList<>();
        for (StoredInstance instance : records.instances().values()) {
            ends.add(
                    row(
                            SigningLine.instance(instance.record().instance().id()),
                            instance.head().nextSequence() - 1,
                            instance.head().lastStatementHash()));
        }
        Checkpoint last = log.leafCount() == 0 ? null : log.checkpoint(log.leafCount());
        if (last != null) {
            ends.add(row(SigningLine.log(last.logId()), last.leafCount(), last.mmrRoot()));
        }
        return Collections.unmodifiableList(ends);
    }

    private @Nullable Hash32 root(Hash32 logId, long leafCount) {
        long there = log.leafCount();
        Checkpoint last = there == 0 ? null : log.checkpoint(there);
        boolean comesSoFar =
                last != null
                        && last.logId().equals(logId)
                        && Long.compareUnsigned(leafCount, there) <= 0;
        if (!comesSoFar) {
            return null;
        }
        Checkpoint exact = log.checkpoint(leafCount);
        return exact == null ? Peaks.of(log::node, leafCount).root() : exact.mmrRoot();
    }

    private static SigningMarks.Row row(SigningLine line, long number, Hash32 hash) {
        return new SigningMarks.Row(
                line, new SigningMark(List.of(), new SigningMark.Point(number, hash)));
    }
}
