package io.xcmgateway.gateway.http.routing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.ParkedPage;
import io.xcmgateway.gateway.http.json.OutcomeJson;
import java.util.List;

/// A page of what an instance parked.
@Schema(name = "ParkedMessages", description = "What an instance parked, in one state.")
record ParkedView(
        Hash32 instanceId,
        @Schema(description = "u64: the statement that left this state.", example = "9")
                String sequence,
        Hash32 stateRoot,
        @Schema(description = "u64: the least that a retry must have.", example = "50000000")
                String routedGasLimit,
        List<Message> messages,
        @Schema(description = "Whether there is more after the last one.") boolean more) {
    ParkedView {
        messages = List.copyOf(messages);
    }

    @Schema(name = "ParkedMessage")
    record Message(
            Hash32 messageId,
            @Schema(description = "Id of the instance that sent it.") Hash32 sender,
            @Schema(
                            description =
                                    "u64: number among the sender's messages to this instance.",
                            example = "3")
                    String channel,
            XcmBytes message,
            @Schema(
                            description =
                                    "u64 each: sequences of all attempts, the last of which may"
                                            + " still wait for its execution.")
                    List<String> attempts,
            @Schema(description = "u64: of the last attempt.", example = "50000000")
                    String gasLimit,
            @Schema(
                            implementation = Object.class,
                            description = "Of the last attempt that was executed.")
                    Object outcome,
            @Schema(description = "Where its hash is in the state.") ByteString stateKey) {
        Message {
            attempts = List.copyOf(attempts);
        }
    }

    static ParkedView of(Hash32 instanceId, ParkedPage page) {
        return new ParkedView(
                instanceId,
                Long.toUnsignedString(page.sequence()),
                page.stateRoot(),
                Long.toUnsignedString(page.routedGasLimit()),
                page.messages().stream().map(ParkedView::of).toList(),
                page.more());
    }

    private static Message of(ParkedPage.Message message) {
        return new Message(
                message.messageId(),
                message.sender(),
                Long.toUnsignedString(message.channel()),
                XcmBytes.of(message.message()),
                message.attempts().stream().map(Long::toUnsignedString).toList(),
                Long.toUnsignedString(message.gasLimit()),
                OutcomeJson.of(message.outcome()),
                message.stateKey());
    }
}
