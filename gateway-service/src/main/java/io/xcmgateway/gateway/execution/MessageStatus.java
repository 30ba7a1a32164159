package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.checkpoint.LogPlace;
import org.jspecify.annotations.Nullable;

/// How far a message that was accepted has come.
public sealed interface MessageStatus {

    /// It is durably ordered and will be executed.
    ///
    /// @param acceptedMs the time it was ordered at, milliseconds since 1970
    record Accepted(Hash32 messageId, Hash32 instanceId, long sequence, long acceptedMs)
            implements MessageStatus {}

    /// There is a signed statement about it; or one without attestations, where something else may
    /// have been signed before the store was restored.
    ///
    /// @param acceptedMs the time it was ordered at, milliseconds since 1970
    /// @param logged where the statement is in the log; `null` until a signed checkpoint covers it
    record Executed(ExecutedMessage message, long acceptedMs, @Nullable LogPlace logged)
            implements MessageStatus {}
}
