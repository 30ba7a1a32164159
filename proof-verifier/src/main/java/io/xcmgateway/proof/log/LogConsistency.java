package io.xcmgateway.proof.log;

import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Whether a log only grew between two of its heads.
public final class LogConsistency {
    private LogConsistency() {}

    /// What came of it.
    public sealed interface Result {

        /// The later head continues the earlier one, or is the same.
        record Consistent(long fromLeafCount, long toLeafCount) implements Result {}

        /// Attestors signed two roots for one leaf count: the two heads are evidence against them.
        record Equivocated(SignedCheckpoint one, SignedCheckpoint other) implements Result {}

        record Refused(String reason, String expected, String found) implements Result {}
    }

    /// @param sets the attestor set with an id, or `null`; from whoever asks
    /// @param proof between the two; may be absent if both have one leaf count
    public static Result check(
            SignedCheckpoint earlier,
            SignedCheckpoint later,
            @Nullable AncestryProof proof,
            LongFunction<@Nullable AttestorSet> sets) {
        Result refused = refusal(earlier, later, sets);
        if (refused != null) {
            return refused;
        }
        Checkpoint from = earlier.checkpoint();
        Checkpoint to = later.checkpoint();
        if (from.leafCount() == to.leafCount()) {
            return from.mmrRoot().equals(to.mmrRoot())
                    ? new Result.Consistent(from.leafCount(), to.leafCount())
                    : new Result.Equivocated(earlier, later);
        }
        if (Long.compareUnsigned(to.leafCount(), from.leafCount()) < 0) {
            return new Result.Refused(
                    "leaf count of the later checkpoint",
                    "at least " + Long.toUnsignedString(from.leafCount()),
                    Long.toUnsignedString(to.leafCount()));
        }
        return proof == null
                ? new Result.Refused("consistency proof", "one", "none")
                : grown(from, to, proof);
    }

    private static Result grown(Checkpoint from, Checkpoint to, AncestryProof proof) {
        if (proof.prevLeafCount() != from.leafCount() || proof.leafCount() != to.leafCount()) {
            return new Result.Refused(
                    "leaf counts of the consistency proof",
                    span(from.leafCount(), to.leafCount()),
                    span(proof.prevLeafCount(), proof.leafCount()));
        }
        return switch (proof.verify(from.mmrRoot(), to.mmrRoot())) {
            case MmrVerdict.Holds() -> new Result.Consistent(from.leafCount(), to.leafCount());
            case MmrVerdict.Refused(var reason, var expected, var found) ->
                    new Result.Refused("consistency proof: " + reason, expected, found);
        };
    }

    private static @Nullable Result refusal(
            SignedCheckpoint earlier,
            SignedCheckpoint later,
            LongFunction<@Nullable AttestorSet> sets) {
        Checkpoint from = earlier.checkpoint();
        Checkpoint to = later.checkpoint();
        if (!from.networkId().equals(to.networkId())) {
            return new Result.Refused(
                    "network", from.networkId().toString(), to.networkId().toString());
        }
        if (!from.logId().equals(to.logId())) {
            return new Result.Refused("log", from.logId().toString(), to.logId().toString());
        }
        Result unattested = unattested("earlier", earlier, sets);
        return unattested != null ? unattested : unattested("later", later, sets);
    }

    private static @Nullable Result unattested(
            String which, SignedCheckpoint signed, LongFunction<@Nullable AttestorSet> sets) {
        return switch (AttestationCheck.check(
                sets, signed.checkpoint().hash(), signed.attestations())) {
            case AttestationCheck.Result.Met _ -> null;
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    new Result.Refused(which + " checkpoint: " + reason, expected, found);
        };
    }

    private static String span(long from, long to) {
        return Long.toUnsignedString(from) + " to " + Long.toUnsignedString(to);
    }
}
