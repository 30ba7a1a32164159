package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.Retry;
import io.xcmgateway.gateway.execution.RoutedMessages;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/parked/{message}/retry`.
@RestController
@Tag(name = "routing")
final class RetryRoute {
    private final RoutedMessages routed;
    private final Intakes intakes;

    RetryRoute(RoutedMessages routed, Intakes intakes) {
        this.routed = routed;
        this.intakes = intakes;
    }

    @PostMapping("/v1/instances/{instance}/parked/{message}/retry")
    @RefusesBodies
    @Waits
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "retryParked",
            summary = "Try a parked message again, with more gas",
            description =
                    "The attempt has the same message id, evidence and origin, its own"
                            + " place in the order, and its own statement; `GET"
                            + " /v1/messages/{message}` shows the last attempt, `?sequence=` of its"
                            + " receipt and proof an earlier one. If it traps again, the message is"
                            + " parked again.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = RetryBody.class),
                                            examples =
                                                    @ExampleObject("{\"gasLimit\":\"40000000\"}"))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Executed within the wait: the receipt.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Receipt.class),
                                        examples = @ExampleObject(ApiExamples.RECEIPT))),
                @ApiResponse(
                        responseCode = "202",
                        description =
                                "The attempt is accepted, durably, now or since an earlier request."
                                        + " `Location` names the message to follow.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = MessageView.class),
                                        examples = @ExampleObject(ApiExamples.MESSAGE)))
            })
    Mono<ResponseEntity<byte[]>> retry(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance,
            @Parameter(description = ApiExamples.MESSAGE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String message) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (head(request, instance, message)) {
            case Checked.Bad<Head>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<Head>(Head head) ->
                    intakes.take(
                            request,
                            body -> SubmitRequestReader.onlyU64(body, "gasLimit"),
                            Long::longValue,
                            gasLimit ->
                                    routed.retry(head.instanceId(), head.messageId(), gasLimit)
                                            .thenApply(RetryRoute::taken));
        };
    }

    @Schema(name = "Retry")
    record RetryBody(
            @Schema(
                            description =
                                    "u64: at least the instance's limit for routed messages, which"
                                            + " the list of parked messages shows.")
                    String gasLimit) {}

    /// What a request says before its body.
    private record Head(Hash32 instanceId, Hash32 messageId) {}

    private static Checked<Head> head(ServerHttpRequest request, String instance, String message) {
        return QueryParameters.of(request)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                .then(_ -> Identifiers.hash("instance", instance))
                .then(instanceId ->
                        Identifiers.hash("message", message)
                                .then(id ->
                                        CallRequestReader.form(request.getHeaders())
                                                .then(_ ->
                                                        Checked.good(new Head(instanceId, id)))));
    }

    private static Checked<Taken> taken(Retry retry) {
        return switch (retry) {
            case Retry.Accepted(Hash32 id, long sequence) ->
                    Checked.good(new Taken(id, sequence, true));
            case Retry.UnderWay(Hash32 id, long sequence) ->
                    Checked.good(new Taken(id, sequence, false));
            case Retry.UnknownInstance(Hash32 id) -> Checked.bad(IntakeReplies.unknownInstance(id));
            case Retry.NotParked(Hash32 id) ->
                    Checked.bad(
                            Problem.of(
                                    ProblemType.NOT_PARKED,
                                    "the instance must have parked the message, has not: " + id));
            case Retry.GasOutOfRange(long least, long most, long found) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.GAS_LIMIT_OUT_OF_RANGE,
                                    "gasLimit",
                                    Long.toUnsignedString(least)
                                            + ".."
                                            + Long.toUnsignedString(most),
                                    Long.toUnsignedString(found)));
            case Retry.OptedOut(Hash32 id) -> Checked.bad(InstanceProblems.optedOut(id));
            case Retry.QueueFull(int seconds) -> Checked.bad(IntakeReplies.queueFull(seconds));
            case Retry.Halted(Hash32 instanceId) -> Checked.bad(IntakeReplies.halted(instanceId));
            case Retry.Unavailable(String _) -> Checked.bad(IntakeReplies.unavailable());
        };
    }
}
