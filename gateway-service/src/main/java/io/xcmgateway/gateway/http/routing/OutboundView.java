package io.xcmgateway.gateway.http.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.execution.OutboundPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what an instance sent.
@Schema(name = "OutboundMessages", description = "What an instance sent.")
record OutboundView(
        Hash32 instanceId,
        List<Message> messages,
        @Schema(description = "Whether there is more after the last one.") boolean more) {
    OutboundView {
        messages = List.copyOf(messages);
    }

    @Schema(name = "OutboundMessage")
    record Message(
            @Schema(description = "To go on after this one.", example = "7-0") String cursor,
            @Schema(description = "u64: of the statement.", example = "7") String sequence,
            @Schema(description = "Place among the effects of the statement.") long effectIndex,
            @Schema(
                            description = "u64: number among the messages to this destination.",
                            example = "0")
                    String channel,
            @Schema(implementation = Object.class, description = "As the sender sees it.")
                    Location destination,
            XcmBytes message,
            Hash32 statementHash,
            Hash32 effectsRoot,
            long effectsCount,
            @Schema(description = "Inclusion path of the effect, from the leaf up.")
                    List<Hash32> path,
            @Nullable Delivery delivery) {
        Message {
            path = List.copyOf(path);
        }
    }

    @Schema(name = "Delivery", description = "Only for an instance of this gateway.")
    record Delivery(
            @Schema(description = "The instance it is for.") Hash32 instanceId,
            @Schema(description = "Its id there: see `/v1/messages/{message}`.") Hash32 messageId,
            @Schema(
                            description =
                                    "`ordered`: it has its place in the order of the receiver."
                                            + " `waiting`: it gets one when the receiver has room.",
                            allowableValues = {"waiting", "ordered"})
                    String status) {}

    static OutboundView of(Hash32 instanceId, OutboundPage page) {
        return new OutboundView(
                instanceId, page.messages().stream().map(OutboundView::of).toList(), page.more());
    }

    private static Message of(OutboundPage.Message message) {
        OutboundPage.Delivered delivered = message.delivery();
        return new Message(
                Cursor.text(message.place()),
                Long.toUnsignedString(message.place().sequence()),
                Integer.toUnsignedLong(message.place().effectIndex()),
                Long.toUnsignedString(message.effect().channel()),
                message.effect().destination(),
                XcmBytes.of(message.effect().message()),
                message.statementHash(),
                message.effectsRoot(),
                message.effectsCount(),
                message.path(),
                delivered == null
                        ? null
                        : new Delivery(
                                delivered.receiver(),
                                delivered.messageId(),
                                delivered.waiting() ? "waiting" : "ordered"));
    }
}
