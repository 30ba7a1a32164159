package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verifies one run of proofs. It holds two statements at a time, however long the run is.
final class HistoryCheck {
    static final String LINKED =
            "each statement follows from the one before it, and a threshold of the attestors you"
                    + " configured says so of each";
    static final String FROM_GENESIS = "; the run begins at the genesis that your policy pins";
    static final String RIGHT =
            "this state is right: from the genesis that your policy pins on, every message was"
                    + " executed again, and post_root is what came of it";

    private final ProofVerifier verifier;
    private final TrustedNetworks trusted;
    private final HistoryMode mode;

    private @Nullable Policy policy;
    private boolean fromGenesis;
    private @Nullable Statement first;
    private @Nullable Statement previous;
    private @Nullable Long previousTimeMs;
    private long count;
    private long asserted;
    private long skipped;
    private long notExecuted;

    HistoryCheck(ProofVerifier verifier, TrustedNetworks trusted, HistoryMode mode) {
        this.verifier = verifier;
        this.trusted = trusted;
        this.mode = mode;
    }

    HistoryVerdict verify(Iterable<ByteString> proofs) {
        Iterator<ByteString> each = proofs.iterator();
        while (each.hasNext()) {
            ByteString proof = each.next();
            Finding broken = next(proof, each.hasNext());
            if (broken != null) {
                return new HistoryVerdict.Refused(count, broken);
            }
            count++;
        }
        if (first == null || previous == null) {
            return new HistoryVerdict.Refused(
                    0,
                    new Finding(VerificationStep.HISTORY, "proofs", "at least one", "none", false));
        }
        return new HistoryVerdict.Accepted(
                mode, established(), notEstablished(), first, previous, count);
    }

    /// The first thing about the next proof that does not hold, or `null`.
    private @Nullable Finding next(ByteString bytes, boolean more) {
        return switch (ExecutionProof.decode(bytes)) {
            case Decoded.Refused<ExecutionProof> refused ->
                    new Finding(
                            VerificationStep.DECODE,
                            "encoding at offset " + refused.offset() + " " + refused.path(),
                            refused.expected(),
                            refused.found(),
                            false);
            case Decoded.Value<ExecutionProof>(ExecutionProof proof) -> next(proof, more);
        };
    }

    private @Nullable Finding next(ExecutionProof proof, boolean more) {
        Trail trail = new Trail();
        // One network for the whole run: its instance is one.
        Policy applying = policy == null ? ProofVerifier.applying(trusted, proof, trail) : policy;
        // What is wrong between two statements is cheap to find: before anything is executed.
        if (applying == null || !begins(proof, applying, trail) || !follows(proof, trail)) {
            return trail.findings().getLast();
        }
        Verdict verdict = verifier.judge(proof, applying, trail, more ? null : verifier.nowMs());
        if (verdict instanceof Verdict.Refused refused) {
            return refused.findings().getLast();
        }
        if (first == null) {
            begin(proof.statement(), applying);
        }
        take(proof);
        return null;
    }

    private void begin(Statement statement, Policy applying) {
        PinnedInstance pin = applying.pinned(statement.instanceId());
        first = statement;
        policy = applying;
        fromGenesis = pin != null && statement.hash().equals(pin.genesisStatementHash());
    }

    private void take(ExecutionProof proof) {
        Statement statement = proof.statement();
        ReplaySection replay = ProofVerifier.replaySection(proof);
        previous = statement;
        previousTimeMs = replay == null ? previousTimeMs : Long.valueOf(replay.context().timeMs());
        asserted += Established.asserted(replay) ? 1 : 0;
        boolean passedOver = statement.outcome() instanceof StatementOutcome.Skipped;
        skipped += passedOver ? 1 : 0;
        notExecuted += replay == null && !passedOver ? 1 : 0;
    }

    private boolean begins(ExecutionProof proof, Policy applying, Trail trail) {
        trail.at(VerificationStep.HISTORY);
        return switch (mode) {
            case LINKED -> true;
            case REPLAYED ->
                    replayable(proof, trail) && (first != null || pinned(proof, applying, trail));
        };
    }

    private static boolean replayable(ExecutionProof proof, Trail trail) {
        return trail.check(
                proof instanceof ExecutionProof.Replayable,
                "level of a replayed history",
                "REPLAYABLE",
                proof.level().name());
    }

    private boolean pinned(ExecutionProof proof, Policy applying, Trail trail) {
        Statement statement = proof.statement();
        PinnedInstance pin = applying.pinned(statement.instanceId());
        Hash32 genesis = pin == null ? null : pin.genesisStatementHash();
        if (genesis == null) {
            return trail.refuse(
                    "genesis of a replayed history",
                    "a genesis statement that the policy pins",
                    "none for instance " + statement.instanceId());
        }
        return trail.equal("first statement", genesis, statement.hash());
    }

    private boolean follows(ExecutionProof proof, Trail trail) {
        Statement before = previous;
        if (before == null) {
            return true;
        }
        Statement statement = proof.statement();
        return trail.equal("instance", before.instanceId(), statement.instanceId())
                && trail.equal(
                        "sequence",
                        Long.toUnsignedString(before.sequence() + 1),
                        Long.toUnsignedString(statement.sequence()))
                && trail.equal(
                        "previous statement", before.hash(), statement.previousStatementHash())
                && trail.equal("pre root", before.postRoot(), statement.preRoot())
                && trail.equal("module", before.moduleHash(), statement.moduleHash())
                && trail.equal("trie profile", before.trieProfile(), statement.trieProfile())
                && notEarlier(proof, trail);
    }

    /// Times never decrease; proofs of lower levels do not show theirs.
    private boolean notEarlier(ExecutionProof proof, Trail trail) {
        ReplaySection replay = ProofVerifier.replaySection(proof);
        Long before = previousTimeMs;
        if (replay == null || before == null) {
            return true;
        }
        long timeMs = replay.context().timeMs();
        return trail.check(
                Long.compareUnsigned(timeMs, before) >= 0,
                "time",
                "at least " + Long.toUnsignedString(before),
                Long.toUnsignedString(timeMs));
    }

    private String established() {
        return switch (mode) {
            case REPLAYED -> RIGHT;
            case LINKED -> fromGenesis ? LINKED + FROM_GENESIS : LINKED;
        };
    }

    private List<String> notEstablished() {
        List<String> open = new ArrayList<>();
        if (notExecuted > 0) {
            open.add(
                    "that "
                            + notExecuted
                            + " of the transitions are right: nobody has executed"
                            + " them again here");
        }
        if (skipped > 0) {
            open.add(
                    "what "
                            + skipped
                            + " of the messages would have done: the operator passed"
                            + " over them after a fault");
        }
        if (asserted > 0) {
            open.add(
                    "who sent "
                            + asserted
                            + " of the messages: the operator's relayer asserts it,"
                            + " nothing proves it");
        }
        if (!fromGenesis) {
            open.add(Established.PRE_ROOT);
        }
        open.add(Established.ONE_HISTORY);
        return open;
    }
}
