package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.mmr.Mmr;
import io.xcmgateway.proof.mmr.Peaks;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The consistency of the log: every node made again from the statements, every checkpoint from the
/// nodes.
final class LogConsistencyCheck {
    private final Records records;
    private final LogRecords log;
    private final AttestorHistory attestors;
    private final long statements;
    private final Consumer<String> problems;

    private final Map<Integer, Long> nextSequences = new HashMap<>();
    private Peaks peaks = Peaks.EMPTY;
    private @Nullable Hash32 logId;
    private long timeMs;
    private long lastSigned;
    private long lastCheckpoint;
    private boolean unsigned;

    /// @param statements how many there are of all instances
    LogConsistencyCheck(
            Records records,
            LogRecords log,
            AttestorHistory attestors,
            long statements,
            Consumer<String> problems) {
        this.records = records;
        this.log = log;
        this.attestors = attestors;
        this.statements = statements;
        this.problems = problems;
    }

    void run() {
        long leafCount = log.leafCount();
        equal("statements in it", statements, leafCount);
        equal("entry after the last", null, log.entry(leafCount));
        equal("checkpoint after the last", null, log.checkpointFrom(leafCount + 1));
        nodes(leafCount);
        equal("leaf count of the last checkpoint", leafCount, lastCheckpoint);
        equal("signed up to", lastSigned, log.signedLeafCount());
    }

    /// Goes through the rows of the nodes beside the statements that make them.
    private void nodes(long leafCount) {
        Deque<Hash32> made = new ArrayDeque<>();
        long[] position = {0};
        log.nodes((key, found) -> {
            if (made.isEmpty() && peaks.leafCount() < leafCount) {
                leaf(peaks.leafCount(), made);
            }
            equal("key of a node", Keys.index(position[0]), key);
            equal("node at position " + position[0], made.pollFirst(), found);
            position[0]++;
            if (made.isEmpty()) {
                checkpoint();
            }
            return position[0] <= Mmr.size(leafCount);
        });
        equal("nodes", Mmr.size(leafCount), position[0]);
    }

    private void leaf(long index, Deque<Hash32> made) {
        Position at = log.entry(index);
        ExecutionRecord execution = at == null ? null : records.execution(at);
        Hash32 hash = execution == null ? Hash32.ZERO : execution.statement().hash();
        if (at == null || execution == null) {
            problems.accept("no statement with index " + index);
        } else {
            equal("index of the statement at " + at, index, log.place(at));
            long next = nextSequences.getOrDefault(at.number(), 0L);
            equal("order of instance " + at.number(), next, at.sequence());
            nextSequences.put(at.number(), next + 1);
        }
        peaks = peaks.append(Checkpoint.leaf(index, hash), (_, node) -> made.addLast(node));
    }

    private void checkpoint() {
        Checkpoint checkpoint = log.checkpoint(peaks.leafCount());
        if (checkpoint == null) {
            return;
        }
        String which = " of the checkpoint of " + peaks.leafCount();
        equal("root" + which, peaks.root(), checkpoint.mmrRoot());
        equal("leaf count" + which, peaks.leafCount(), checkpoint.leafCount());
        equal("network" + which, attestors.network().id(), checkpoint.networkId());
        equal("log" + which, logId == null ? checkpoint.logId() : logId, checkpoint.logId());
        if (Long.compareUnsigned(checkpoint.timeMs(), timeMs) < 0) {
            problems.accept("time goes back" + which);
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
        if (unsigned) {
            problems.accept("signed after one that is not:" + which);
        }
        lastSigned = checkpoint.leafCount();
        for (Attestation each : attestations) {
            if (AttestationCheck.signer(attestors::set, checkpoint.hash(), each)
                    instanceof AttestationCheck.Signer.Invalid invalid) {
                problems.accept("attestation" + which + ": " + invalid);
            }
        }
    }

    private void equal(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            problems.accept(what + " must be " + expected + ", was " + found);
        }
    }
}
