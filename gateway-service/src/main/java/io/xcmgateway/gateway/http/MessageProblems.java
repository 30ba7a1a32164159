package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// What can be wrong with asking about a message.
public final class MessageProblems {
    private static final int EXECUTION_RETRY_SECONDS = 1;

    private MessageProblems() {}

    public static Problem unknown(Hash32 id) {
        return Problem.of(
                ProblemType.UNKNOWN_MESSAGE, "no message with id " + id + " was accepted");
    }

    /// @param sequence unsigned: the attempt that was asked for, if one was
    public static Problem unknown(Hash32 id, @Nullable Long sequence) {
        return sequence == null
                ? unknown(id)
                : Problem.of(
                        ProblemType.UNKNOWN_MESSAGE,
                        "no message with id "
                                + id
                                + " was accepted at sequence "
                                + Long.toUnsignedString(sequence));
    }

    public static Problem notLoggedYet() {
        return Problem.of(
                        ProblemType.NOT_LOGGED_YET,
                        "the message is executed and waits for a signed checkpoint of the log")
                .retryAfter(EXECUTION_RETRY_SECONDS);
    }

    public static Problem notExecutedYet() {
        return Problem.of(
                        ProblemType.NOT_EXECUTED_YET,
                        "the message is accepted and waits for its execution")
                .retryAfter(EXECUTION_RETRY_SECONDS);
    }
}
