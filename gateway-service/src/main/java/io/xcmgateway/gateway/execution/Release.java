package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// What came of an operator's word about an instance that halted.
public sealed interface Release {

    /// The instance goes on with the message that it halted on, or went on already.
    ///
    /// @param sequence unsigned
    record Resumed(Hash32 instanceId, long sequence) implements Release {}

    /// There is a durable statement, now or since an earlier word, that the message is passed over.
    ///
    /// @param sequence unsigned
    /// @param messageId its id in the API
    /// @param reason of [io.xcmgateway.api.statement.StatementOutcome.Skipped]
    record Skipped(Hash32 instanceId, long sequence, Hash32 messageId, int reason)
            implements Release {}

    record UnknownInstance(Hash32 instanceId) implements Release {}

    /// The message is executed: it cannot be passed over any more.
    record Executed(Hash32 instanceId, long sequence) implements Release {}

    /// It has not halted there.
    ///
    /// @param haltedAt unsigned; where it halted instead, `null` if it has not halted
    record NotHaltedThere(Hash32 instanceId, long sequence, @Nullable Long haltedAt)
            implements Release {}

    /// Its state does not allow that.
    record Impossible(Hash32 instanceId, String reason) implements Release {}

    /// The storage does not work at present. Whether it took place is not known; the same word may
    /// be given again.
    record Unavailable(String reason) implements Release {}
}
