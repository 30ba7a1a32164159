package io.xcmgateway.gateway.http.event;

import io.swagger.v3.oas.annotations.media.Schema;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.execution.LoggedPage;
import io.xcmgateway.gateway.http.json.OutcomeJson;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One statement in the stream.
@Schema(name = "StatementEvent", description = "A statement that is in the log.")
record EventView(
        Hash32 messageId,
        Hash32 instanceId,
        @Schema(description = "u64", example = "7") String sequence,
        @Schema(
                        allowableValues = {"genesis", "apply_message", "call"},
                        example = "apply_message")
                String entryPoint,
        @Schema(implementation = Object.class) Object outcome,
        Hash32 statementHash,
        Hash32 postRoot,
        Log log,
        Map<String, String> links) {

    /// A place in the log.
    @Schema(name = "EventLogPlace")
    record Log(
            @Schema(description = "u64", example = "12") String index,
            @Schema(
                            description = "u64: leaf count of the first checkpoint that covers it.",
                            example = "14")
                    String checkpoint) {}

    EventView {
        links = new TreeMap<>(links);
    }

    static EventView of(LoggedPage.Logged logged) {
        Statement statement = logged.statement();
        String self = "/v1/messages/" + logged.messageId();
        String attempt = "sequence=" + Long.toUnsignedString(statement.sequence());
        return new EventView(
                logged.messageId(),
                statement.instanceId(),
                Long.toUnsignedString(statement.sequence()),
                statement.entryPoint().name().toLowerCase(Locale.ROOT),
                OutcomeJson.of(statement.outcome()),
                logged.statementHash(),
                statement.postRoot(),
                new Log(
                        Long.toUnsignedString(logged.place().logIndex()),
                        Long.toUnsignedString(logged.place().leafCount())),
                Map.of(
                        "self", self,
                        "receipt", self + "/receipt?" + attempt,
                        "proof", self + "/proof?level=replayable&" + attempt));
    }
}
