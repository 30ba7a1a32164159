package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of what an instance sent.
///
/// @param more whether there is more after the last
public record OutboundPage(List<Message> messages, boolean more) {
    public OutboundPage {
        messages = List.copyOf(messages);
    }

    /// Where an outbound message stands: the sequence of its statement and its place among the
    /// effects.
    ///
    /// @param sequence unsigned
    /// @param effectIndex unsigned 32 bits
    public record Place(long sequence, int effectIndex) {}

    /// One message with all that proves, beside the attestations of its statement, that it was
    /// sent.
    ///
    /// @param path inclusion path of the effect under `effectsRoot`
    /// @param delivery `null` if it is not for an instance of this gateway
    public record Message(
            Place place,
            Effect.Outbound effect,
            Hash32 statementHash,
            Hash32 effectsRoot,
            long effectsCount,
            List<Hash32> path,
            @Nullable Delivered delivery) {
        public Message {
            path = List.copyOf(path);
        }
    }

    /// Its delivery by this gateway.
    ///
    /// @param receiver the instance it is for
    /// @param messageId its id there
    /// @param waiting whether it has no place in the receiver's order yet
    public record Delivered(Hash32 receiver, Hash32 messageId, boolean waiting) {}
}
