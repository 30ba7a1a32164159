package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Attempts;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MessageProblems;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.Checked;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Reads of one message: `GET /v1/messages/{message}` and its receipt.
@RestController
@Tag(name = "messages")
final class MessageRoutes {
    private final Ledger ledger;
    private final Reads reads;

    MessageRoutes(Ledger ledger, Reads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    @GetMapping("/v1/messages/{message}")
    @RefusesReads
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getMessage",
            summary = "How far a message has come",
            description =
                    "`accepted`, then `executed`, then `logged`; or `refused`, if an operator"
                            + " passed over it because this node could not execute it. 404 only for"
                            + " what was never accepted; what was accepted is never lost.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The state of the message.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = MessageView.class),
                                        examples = @ExampleObject(ApiExamples.MESSAGE)))
            })
    Mono<ResponseEntity<byte[]>> message(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.MESSAGE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String message) {
        return read(
                exchange,
                message,
                status ->
                        Checked.good(
                                Replies.current(
                                        MessageView.of(
                                                status, ledger.attempts(messageId(status))))));
    }

    @GetMapping("/v1/messages/{message}/receipt")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @Operation(
            operationId = "getReceipt",
            summary = "What the execution of a message came to",
            description =
                    "Outcome, gas, roots, balance changes, effects, the statement and who signed"
                        + " it. Never changes: strong `ETag`, `Cache-Control: immutable`. 409 while"
                        + " the message is accepted and not executed yet.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Attempts.SEQUENCE,
                            description = Attempts.DESCRIPTION,
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The receipt.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Receipt.class),
                                        examples = @ExampleObject(ApiExamples.RECEIPT)))
            })
    Mono<ResponseEntity<byte[]>> receipt(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.MESSAGE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String message) {
        return read(
                exchange,
                message,
                status ->
                        switch (status) {
                            case MessageStatus.Accepted _ ->
                                    Checked.bad(MessageProblems.notExecutedYet());
                            case MessageStatus.Executed executed ->
                                    Checked.good(
                                            Replies.immutable(
                                                    MediaType.APPLICATION_JSON,
                                                    Json.write(Receipts.of(executed.message()))));
                        },
                Attempts.SEQUENCE);
    }

    private Mono<ResponseEntity<byte[]>> read(
            ServerWebExchange exchange,
            String message,
            Function<MessageStatus, Checked<ResponseEntity<byte[]>>> reply,
            String... parameters) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Question> asked =
                QueryParameters.of(request, parameters)
                        .then(Attempts::of)
                        .then(attempt ->
                                Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                        .then(_ -> Identifiers.hash("message", message))
                                        .then(id -> Checked.good(new Question(id, attempt))));
        return reads.answer(request, asked, question -> found(question).then(reply));
    }

    private record Question(Hash32 id, Attempts.Asked attempt) {}

    private Checked<MessageStatus> found(Question question) {
        Long sequence = question.attempt().sequence();
        MessageStatus status =
                sequence == null
                        ? ledger.message(question.id())
                        : ledger.message(question.id(), sequence);
        return status == null
                ? Checked.bad(MessageProblems.unknown(question.id(), sequence))
                : Checked.good(status);
    }

    private static Hash32 messageId(MessageStatus status) {
        return switch (status) {
            case MessageStatus.Accepted accepted -> accepted.messageId();
            case MessageStatus.Executed executed -> executed.message().messageId();
        };
    }
}
