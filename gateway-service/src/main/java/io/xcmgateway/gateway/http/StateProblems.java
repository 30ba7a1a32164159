package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;

/// Why a state, or a part of it, cannot be shown. Sequences are unsigned.
public final class StateProblems {
    private static final int RETRY_SECONDS = 1;

    private StateProblems() {}

    public static Problem noStatement(Hash32 instanceId, long sequence) {
        return Problem.of(
                ProblemType.UNKNOWN_STATEMENT,
                "instance "
                        + instanceId
                        + " has no statement with sequence "
                        + Long.toUnsignedString(sequence));
    }

    /// @param oldest the first one that is kept
    public static Problem notKept(long sequence, long oldest) {
        return Problem.expected(
                ProblemType.STATE_NOT_KEPT,
                "sequence",
                "at least " + Long.toUnsignedString(oldest) + ", the oldest that is kept",
                Long.toUnsignedString(sequence));
    }

    /// @param oldest the first one whose witness is kept
    public static Problem witnessNotKept(long sequence, long oldest) {
        return Problem.expected(
                ProblemType.WITNESS_NOT_KEPT,
                "sequence",
                "at least "
                        + Long.toUnsignedString(oldest)
                        + ", the oldest whose witness is kept, for the level replayable",
                Long.toUnsignedString(sequence));
    }

    /// @param bound what may have changed
    public static Problem tooFarBack(long sequence, String bound) {
        return Problem.of(
                ProblemType.STATE_NOT_KEPT,
                "too much has changed since sequence "
                        + Long.toUnsignedString(sequence)
                        + ": "
                        + bound);
    }

    public static Problem busy() {
        return Problem.of(ProblemType.OVERLOADED, "other older states are being looked at")
                .retryAfter(RETRY_SECONDS);
    }
}
