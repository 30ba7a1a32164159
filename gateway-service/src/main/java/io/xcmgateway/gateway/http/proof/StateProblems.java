package io.xcmgateway.gateway.http.proof;

import io.xcmgateway.gateway.execution.ShownProof;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;

/// Why keys or effects cannot be shown.
final class StateProblems {
    private static final int RETRY_SECONDS = 1;

    private StateProblems() {}

    static Problem notKept(ShownProof.NotKept gone) {
        return Problem.expected(
                ProblemType.STATE_NOT_KEPT,
                "sequence",
                "at least " + Long.toUnsignedString(gone.oldest()) + ", the oldest that is kept",
                Long.toUnsignedString(gone.sequence()));
    }

    static Problem tooFarBack(ShownProof.TooFarBack far) {
        return Problem.of(
                ProblemType.STATE_NOT_KEPT,
                "too much has changed since sequence "
                        + Long.toUnsignedString(far.sequence())
                        + ": "
                        + far.bound());
    }

    static Problem busy() {
        return Problem.of(ProblemType.OVERLOADED, "other proofs of older states are being made")
                .retryAfter(RETRY_SECONDS);
    }

    static Problem noSuchEffect(ShownProof.NoSuchEffect none) {
        return Problem.expected(
                        ProblemType.NO_SUCH_EFFECT,
                        "effect",
                        "below " + none.count() + ", the number of the message's effects",
                        String.valueOf(none.index()))
                .with("parameter", ShowingParameters.EFFECT);
    }
}
