package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import org.jspecify.annotations.Nullable;

/// What has its place in an order.
///
/// @param sequence unsigned; `null` for a message that has only one place
/// @param now whether it got it by this request, and not by an earlier one
record Taken(Hash32 messageId, @Nullable Long sequence, boolean now) {

    /// Whether that is what came of this place: the word of an attempt before may come late.
    boolean isAttempt(ExecutedMessage executed) {
        return sequence == null || executed.statement().sequence() == sequence;
    }
}
