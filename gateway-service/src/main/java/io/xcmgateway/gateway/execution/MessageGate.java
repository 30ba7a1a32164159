package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.concurrent.CompletionStage;

/// The way in. Never blocks the caller: what takes time happens on the core's own bounded threads,
/// which also complete the stages.
public interface MessageGate {

    /// Orders the message or call. Completes once its acceptance is durable, or with the reason why
    /// it was not accepted; never exceptionally.
    CompletionStage<Intake> submit(InboundMessage message);

    /// Completes when the statement about the message is signed and can be read; at once if it is
    /// already. Completes exceptionally with [NotExecutedException] if the message is unknown, if
    /// its instance has halted, if too many wait, or if the core closes first. Cancelling the
    /// future of the stage stops the waiting, not the execution.
    CompletionStage<ExecutedMessage> whenExecuted(Hash32 messageId);
}
