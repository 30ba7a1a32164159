package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Messages between instances: what an instance sent, and what it parked. The reads may read the
/// disk: call them on a thread that may block.
public interface RoutedMessages {

    /// What an instance sent, in order, as far as it is signed.
    ///
    /// @param after `null` begins at the first
    /// @param max 1 or more; a page is also cut off by the bytes of its messages
    /// @return `null` for an unknown instance
    @Nullable OutboundPage outbound(Hash32 instanceId, OutboundPage.@Nullable Place after, int max);

    /// Messages of other instances that trapped, in the order of their senders.
    ///
    /// @param after id of the message that the page before ended with; `null` begins at the first
    /// @return `null` for an unknown instance
    @Nullable ParkedPage parked(Hash32 instanceId, @Nullable Hash32 after, int max);

    /// Orders one more attempt at a parked message. Never blocks. Completes once that is durable,
    /// or with the reason why it was not accepted; never exceptionally.
    ///
    /// @param gasLimit unsigned
    CompletionStage<Retry> retry(Hash32 instanceId, Hash32 messageId, long gasLimit);
}
