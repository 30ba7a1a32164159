package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.json.Times;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;

/// Says over HTTP why a message was not ordered.
final class IntakeReplies {
    /// How long a client should leave an instance alone that an operator has to look at.
    private static final int HALTED_RETRY_SECONDS = 60;

    private static final int STORAGE_RETRY_SECONDS = 5;

    private IntakeReplies() {}

    /// The id of the message if it is ordered, now or since an earlier request.
    static Checked<Hash32> of(Intake intake) {
        return switch (intake) {
            case Intake.Accepted(Hash32 id, long _) -> Checked.good(id);
            case Intake.AlreadyKnown(Hash32 id) -> Checked.good(id);
            case Intake.NonceConflict(long expected, long found) ->
                    refused(
                            ProblemType.NONCE_CONFLICT,
                            "nonce",
                            Long.toUnsignedString(expected),
                            Long.toUnsignedString(found));
            case Intake.Expired(long expiresMs, long nowMs) ->
                    refused(
                            ProblemType.SUBMISSION_EXPIRED,
                            "expires",
                            "at or after " + Times.rfc3339(nowMs),
                            Times.rfc3339(expiresMs));
            case Intake.Refused(String reason, String expected, String found) ->
                    refused(ProblemType.ORIGIN_NOT_PROVEN, reason, expected, found);
            case Intake.KeyReused(Hash32 first) ->
                    Checked.bad(
                            Problem.of(
                                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                                            "Idempotency-Key must be a new one for another message,"
                                                    + " was used for message "
                                                    + first)
                                    .with("messageId", first.toString()));
            case Intake.UnknownInstance(Hash32 instanceId) ->
                    Checked.bad(unknownInstance(instanceId));
            case Intake.OptedOut(Hash32 instanceId) ->
                    Checked.bad(InstanceProblems.optedOut(instanceId));
            case Intake.QueueFull(int retryAfterSeconds) ->
                    Checked.bad(queueFull(retryAfterSeconds));
            case Intake.Halted(Hash32 instanceId, String _) -> Checked.bad(halted(instanceId));
            case Intake.Unavailable(String _) -> Checked.bad(unavailable());
        };
    }

    static Problem unknownInstance(Hash32 instanceId) {
        return InstanceProblems.unknown(instanceId);
    }

    private static Checked<Hash32> refused(
            ProblemType type, String what, String expected, String found) {
        return Checked.bad(Problem.expected(type, what, expected, found));
    }

    static Problem queueFull(int retryAfterSeconds) {
        return Problem.of(
                        ProblemType.QUEUE_FULL,
                        "too many messages wait for execution; this one was not accepted")
                .retryAfter(retryAfterSeconds);
    }

    static Problem halted(Hash32 instanceId) {
        return Problem.of(
                        ProblemType.INSTANCE_HALTED,
                        "a fault of this node stopped instance "
                                + instanceId
                                + "; the message was not accepted")
                .retryAfter(HALTED_RETRY_SECONDS);
    }

    /// For a client that waits for a message that was accepted before.
    static Problem haltedMeanwhile(Hash32 instanceId, Hash32 messageId) {
        return Problem.of(
                        ProblemType.INSTANCE_HALTED,
                        "a fault of this node stopped instance "
                                + instanceId
                                + "; the message is accepted and keeps its place")
                .with("messageId", messageId.toString())
                .retryAfter(HALTED_RETRY_SECONDS);
    }

    static Problem unavailable() {
        return Problem.of(
                        ProblemType.STORAGE_UNAVAILABLE,
                        "the storage does not work at present; submit the same request again"
                                + " to learn whether it was accepted")
                .retryAfter(STORAGE_RETRY_SECONDS);
    }
}
