package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.mmr.Mmr;
import io.xcmgateway.proof.mmr.Peaks;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The consistency of the log: every node made again from the statements, every checkpoint from the
/// nodes.
final class LogConsistency {
    private final Records records;
    private final LogRecords log;
    private final AttestorHistory attestors;
    private final long statements;
    private final Differences differences;

    private final Map<Integer, Long> nextSequences = new HashMap<>();
    private Peaks peaks = Peaks.EMPTY;
    private @Nullable Hash32 logId;
    private long timeMs;
    private long lastSigned;
    private long lastCheckpoint;
    private boolean unsigned;

    /// @param statements how many there are of all instances
    LogConsistency(
            Records records,
            LogRecords log,
            AttestorHistory attestors,
            long statements,
            Differences differences) {
        this.records = records;
        this.log = log;
        this.attestors = attestors;
        this.statements = statements;
        this.differences = differences;
    }

    void run() {
        long leafCount = statements;
        differences.equal(
                Table.META, LogRecords.LEAVES, "statements in the log", leafCount, log.leafCount());
        ByteString behind = Keys.index(leafCount);
        differences.equal(
                Table.LOG_ENTRIES, behind, "entry after the last", null, log.entry(leafCount));
        Checkpoint later = log.checkpointFrom(leafCount + 1);
        if (later != null) {
            differences.surplus(
                    Table.CHECKPOINTS, Keys.index(later.leafCount()), "checkpoint after the last");
        }
        nodes(leafCount);
        if (lastCheckpoint != leafCount) {
            differences.missing(Table.CHECKPOINTS, behind, "checkpoint of all statements");
        }
        differences.equal(
                Table.META, LogRecords.SIGNED, "signed up to", lastSigned, log.signedLeafCount());
    }

    /// Goes through the rows of the nodes beside the statements that make them.
    private void nodes(long leafCount) {
        Deque<Hash32> made = new ArrayDeque<>();
        long[] position = {0};
        log.nodes((key, found) -> {
            if (made.isEmpty() && peaks.leafCount() < leafCount) {
                leaf(peaks.leafCount(), made);
            }
            ByteString expected = Keys.index(position[0]);
            if (!key.equals(expected)) {
                differences.missing(Table.LOG, expected, "node at position " + position[0]);
                return false; // the rest could only differ from what is missing
            }
            String what = "node at position " + position[0];
            differences.equal(Table.LOG, key, what, made.pollFirst(), found);
            position[0]++;
            if (made.isEmpty()) {
                checkpoint();
            }
            return position[0] <= Mmr.size(leafCount);
        });
        if (position[0] < Mmr.size(leafCount)) {
            ByteString end = Keys.index(position[0]);
            differences.missing(Table.LOG, end, "node at position " + position[0]);
        }
    }

    private void leaf(long index, Deque<Hash32> made) {
        Position at = log.entry(index);
        ExecutionRecord execution = at == null ? null : records.execution(at);
        Hash32 hash = execution == null ? Hash32.ZERO : execution.statement().hash();
        if (at == null || execution == null) {
            differences.equal(Table.LOG_ENTRIES, Keys.index(index), "statement", "there", at);
        } else {
            place(index, at);
            long next = nextSequences.getOrDefault(at.number(), 0L);
            differences.equal(
                    Table.LOG_ENTRIES,
                    Keys.index(index),
                    "place in the order",
                    new Position(at.number(), next),
                    at);
            nextSequences.put(at.number(), next + 1);
        }
        peaks = peaks.append(Checkpoint.leaf(index, hash), (_, node) -> made.addLast(node));
    }

    /// Of an entry and the place that leads back to it, the one that the rest contradicts is wrong.
    private void place(long index, Position at) {
        Long place = log.place(at);
        if (place != null && place != index && at.equals(log.entry(place))) {
            String other = "another statement than that with index " + place;
            differences.add(Table.LOG_ENTRIES, Keys.index(index), "entry", other, at.toString());
        } else {
            differences.equal(
                    Table.LOG_PLACES, Keys.position(at), "index of a statement", index, place);
        }
    }

    private void checkpoint() {
        Checkpoint checkpoint = log.checkpoint(peaks.leafCount());
        if (checkpoint == null) {
            return;
        }
        ByteString row = Keys.index(peaks.leafCount());
        String which = " of the checkpoint of " + peaks.leafCount();
        equal(row, "root" + which, peaks.root(), checkpoint.mmrRoot());
        equal(row, "leaf count" + which, peaks.leafCount(), checkpoint.leafCount());
        equal(row, "network" + which, attestors.network().id(), checkpoint.networkId());
        equal(row, "log" + which, logId == null ? checkpoint.logId() : logId, checkpoint.logId());
        if (Long.compareUnsigned(checkpoint.timeMs(), timeMs) < 0) {
            String before = "not before " + Long.toUnsignedString(timeMs);
            String time = Long.toUnsignedString(checkpoint.timeMs());
            differences.add(Table.CHECKPOINTS, row, "time" + which, before, time);
        }
        logId = checkpoint.logId();
        timeMs = checkpoint.timeMs();
        lastCheckpoint = checkpoint.leafCount();
        attestations(checkpoint, which);
    }

    /// Those of the last checkpoints may be missing: they are made again at the next start.
    private void attestations(Checkpoint checkpoint, String which) {
        List<Attestation> attestations = log.attestations(checkpoint.leafCount());
        if (attestations == null) {
            unsigned = true;
            return;
        }
        if (attestations.isEmpty()) {
            return; // withheld
        }
        ByteString row = Keys.index(checkpoint.leafCount());
        if (unsigned) {
            differences.surplus(
                    Table.CHECKPOINT_ATTESTATIONS, row, "signature after one that is missing");
        }
        lastSigned = checkpoint.leafCount();
        for (Attestation each : attestations) {
            if (AttestationCheck.signer(attestors::set, checkpoint.hash(), each)
                    instanceof AttestationCheck.Signer.Invalid invalid) {
                differences.add(
                        Table.CHECKPOINT_ATTESTATIONS,
                        row,
                        "attestation" + which,
                        "of an attestor, over " + checkpoint.hash(),
                        invalid.toString());
            }
        }
    }

    private void equal(ByteString row, String what, Object expected, Object found) {
        differences.equal(Table.CHECKPOINTS, row, what, expected, found);
    }
}
