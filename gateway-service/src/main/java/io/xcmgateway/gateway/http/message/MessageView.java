package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.checkpoint.LogPlace;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.http.json.Times;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far a message has come.
@Schema(name = "Message", description = "How far an accepted message has come.")
record MessageView(
        Hash32 messageId,
        Hash32 instanceId,
        @Schema(
                        allowableValues = {"accepted", "executed", "logged", "refused"},
                        description =
                                "`refused`: an operator passed over it, because this node could not"
                                        + " execute it; a statement says so.")
                String status,
        @Schema(description = "u64: place in the order of the instance.", example = "1")
                String sequence,
        @Schema(description = "RFC 3339", example = "2027-01-31T12:00:00.000Z") String acceptedAt,
        @Schema(
                        description =
                                "Whether submitting the same message again could change anything:"
                                        + " false for what was accepted.")
                boolean retryable,
        @Schema(
                        description =
                                "u64 each: all its places in the order, oldest first. Only a"
                                    + " message of another instance that was parked and tried again"
                                    + " has several; the last one is shown.",
                        example = "[\"1\"]")
                List<String> attempts,
        @Schema(
                        description =
                                "Where its statement is in the log; once a signed checkpoint covers"
                                        + " it.")
                @Nullable LogView log,
        @Schema(description = "Where to go on.") Map<String, String> links) {

    static final String ACCEPTED = "accepted";
    static final String EXECUTED = "executed";
    static final String LOGGED = "logged";
    static final String REFUSED = "refused";

    /// A place in the log.
    @Schema(name = "LogPlace")
    record LogView(
            @Schema(description = "u64", example = "12") String index,
            @Schema(
                            description = "u64: leaf count of the first checkpoint that covers it.",
                            example = "14")
                    String checkpoint) {}

    MessageView {
        attempts = List.copyOf(attempts);
        links = new TreeMap<>(links);
    }

    /// @param attempts unsigned: all sequences of the message
    static MessageView of(MessageStatus status, List<Long> attempts) {
        return switch (status) {
            case MessageStatus.Accepted(
                            Hash32 messageId,
                            Hash32 instanceId,
                            long sequence,
                            long acceptedMs) ->
                    of(messageId, instanceId, ACCEPTED, sequence, acceptedMs, attempts, null);
            case MessageStatus.Executed(
                            ExecutedMessage message,
                            long acceptedMs,
                            @Nullable LogPlace place) ->
                    of(
                            message.messageId(),
                            message.statement().instanceId(),
                            status(message, place),
                            message.statement().sequence(),
                            acceptedMs,
                            attempts,
                            place);
        };
    }

    private static String status(ExecutedMessage message, @Nullable LogPlace place) {
        if (message.statement().outcome() instanceof StatementOutcome.Skipped) {
            return REFUSED;
        }
        return place == null ? EXECUTED : LOGGED;
    }

    private static MessageView of(
            Hash32 messageId,
            Hash32 instanceId,
            String status,
            long sequence,
            long acceptedMs,
            List<Long> attempts,
            @Nullable LogPlace place) {
        return new MessageView(
                messageId,
                instanceId,
                status,
                Long.toUnsignedString(sequence),
                Times.rfc3339(acceptedMs),
                false,
                attempts.stream().map(Long::toUnsignedString).toList(),
                place == null
                        ? null
                        : new LogView(
                                Long.toUnsignedString(place.logIndex()),
                                Long.toUnsignedString(place.leafCount())),
                links(messageId, status));
    }

    static String path(Hash32 messageId) {
        return "/v1/messages/" + messageId;
    }

    private static Map<String, String> links(Hash32 messageId, String status) {
        String self = path(messageId);
        String level = status.equals(REFUSED) ? "logged" : "replayable";
        return status.equals(ACCEPTED)
                ? Map.of("self", self)
                : Map.of(
                        "self", self,
                        "receipt", self + "/receipt",
                        "proof", self + "/proof?level=" + level);
    }
}
