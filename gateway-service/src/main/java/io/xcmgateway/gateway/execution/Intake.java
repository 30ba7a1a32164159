package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;

/// What came of asking for a message to be ordered.
public sealed interface Intake {

    /// The message has its place in the order of its instance, and that is on disk.
    ///
    /// @param messageId the id of PROOF.md, "What the run saw"
    /// @param sequence the sequence its statement will have
    record Accepted(Hash32 messageId, long sequence) implements Intake {}

    /// The same message was accepted before; nothing happened now.
    record AlreadyKnown(Hash32 messageId) implements Intake {}

    /// The submission's nonce is not the account's next one. Both are unsigned.
    record NonceConflict(long expected, long found) implements Intake {}

    /// The submission was valid only until a moment that has passed. Milliseconds since 1970.
    record Expired(long expiresMs, long nowMs) implements Intake {}

    /// The evidence cannot bring a message into the order of this instance: it names another
    /// message, instance, network or gas limit, or is of a kind that is not submitted.
    record Refused(String reason, String expected, String found) implements Intake {}

    /// The idempotency key belongs to another message, which was accepted before.
    record KeyReused(Hash32 messageId) implements Intake {}

    record UnknownInstance(Hash32 instanceId) implements Intake {}

    /// The host chain opted out: the instance takes no more messages.
    record OptedOut(Hash32 instanceId) implements Intake {}

    /// Too many messages wait already.
    record QueueFull(int retryAfterSeconds) implements Intake {}

    /// This node failed while it executed a message of this instance, which therefore rests.
    record Halted(Hash32 instanceId, String reason) implements Intake {}

    /// The storage does not work at present. Whether the message was accepted is not known, unless
    /// it is found later.
    record Unavailable(String reason) implements Intake {}
}
