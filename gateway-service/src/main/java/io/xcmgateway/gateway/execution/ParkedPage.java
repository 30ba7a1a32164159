package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.StatementOutcome;
import java.util.List;

/// Some of what an instance parked, in one state.
///
/// @param sequence of the statement that left this state, unsigned
/// @param routedGasLimit unsigned: the least that a retry must have
/// @param more whether there is more after the last
public record ParkedPage(
        long sequence,
        Hash32 stateRoot,
        long routedGasLimit,
        List<Message> messages,
        boolean more) {
    public ParkedPage {
        messages = List.copyOf(messages);
    }

    /// One parked message.
    ///
    /// @param sender the instance that sent it
    /// @param channel unsigned: its number among the sender's messages to this instance
    /// @param attempts sequences at which it was executed, or will be, oldest first
    /// @param gasLimit unsigned: of the last attempt
    /// @param outcome of the last attempt that was executed
    /// @param stateKey where its hash is in the state
    public record Message(
            Hash32 messageId,
            Hash32 sender,
            long channel,
            ByteString message,
            List<Long> attempts,
            long gasLimit,
            StatementOutcome outcome,
            ByteString stateKey) {
        public Message {
            attempts = List.copyOf(attempts);
        }
    }
}
