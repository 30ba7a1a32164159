package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.HashMap;
import java.util.Map;

/// Deletes the witnesses of statements that are older than those whose witnesses are kept, in the
/// batch of the statement that makes them so. Where fewer are kept than before, each statement
/// takes a few more with it, so that no batch grows with what there is to delete.
///
/// For the committer's thread alone, once all instances of the store were told of.
final class WitnessRetention {
    /// Rows that are deleted with one statement.
    static final int PRUNED_ROWS_MAX = 16;

    private final int statementsMax;

    /// By number of an instance, the oldest statement whose witness is kept. Grows with the
    /// instances.
    private final Map<Integer, Long> oldest = new HashMap<>();

    /// @param statementsMax how many witnesses of each instance are kept; 0 for all
    WitnessRetention(int statementsMax) {
        this.statementsMax = statementsMax;
    }

    /// Tells of an instance that the store has.
    void recover(int number, Records records) {
        oldest.put(number, records.oldestWitness(number));
    }

    /// Deletes what is too old once the statement at `at` is there.
    void put(StoreBatch batch, Position at) {
        if (at.sequence() == 0) {
            oldest.put(at.number(), 0L);
            Records.putOldestWitness(batch, at.number(), 0);
        }
        Long kept = oldest.get(at.number());
        if (kept == null) {
            throw new IllegalStateException("the instance at " + at + " must be known, is not");
        }
        long end =
                statementsMax == 0
                        ? kept
                        : Math.min(at.sequence() + 1 - statementsMax, kept + PRUNED_ROWS_MAX);
        if (end > kept) {
            for (long sequence = kept; sequence < end; sequence++) {
                Records.deleteWitness(batch, new Position(at.number(), sequence));
            }
            Records.putOldestWitness(batch, at.number(), end);
            oldest.put(at.number(), end);
        }
    }
}
