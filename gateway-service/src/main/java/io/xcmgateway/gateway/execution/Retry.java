package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;

/// What came of asking for a parked message to be tried again.
public sealed interface Retry {

    /// The attempt has its place in the order of the instance, and that is on disk.
    ///
    /// @param sequence the sequence its statement will have
    record Accepted(Hash32 messageId, long sequence) implements Retry {}

    /// The message waits for execution already; nothing happened now.
    ///
    /// @param sequence of the attempt that waits
    record UnderWay(Hash32 messageId, long sequence) implements Retry {}

    record UnknownInstance(Hash32 instanceId) implements Retry {}

    /// The instance has parked no such message.
    record NotParked(Hash32 messageId) implements Retry {}

    /// A retry must have at least what a first delivery has, and at most what this gateway gives.
    /// Unsigned.
    record GasOutOfRange(long least, long most, long found) implements Retry {}

    /// The host chain opted out: what is parked stays so.
    record OptedOut(Hash32 instanceId) implements Retry {}

    /// Too many messages wait already.
    record QueueFull(int retryAfterSeconds) implements Retry {}

    /// This node failed while it executed a message of this instance, which therefore rests.
    record Halted(Hash32 instanceId) implements Retry {}

    /// The storage does not work at present. Whether the attempt was accepted is not known.
    record Unavailable(String reason) implements Retry {}
}
