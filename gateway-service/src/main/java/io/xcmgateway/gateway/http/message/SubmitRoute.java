package io.xcmgateway.gateway.http.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.security.Audit;
import io.xcmgateway.gateway.http.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/messages`.
@RestController
@Tag(name = "messages")
final class SubmitRoute {
    private final Submissions submissions;
    private final Intakes intakes;

    SubmitRoute(Submissions submissions, Intakes intakes) {
        this.submissions = submissions;
        this.intakes = intakes;
    }

    @PostMapping("/v1/instances/{instance}/messages")
    @RefusesBodies
    @TakesMessagesAsBytes
    @Waits
    @ApiResponse(ref = ApiExamples.PROBLEM_401, responseCode = "401")
    @ApiResponse(ref = ApiExamples.PROBLEM_403, responseCode = "403")
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "submitMessage",
            summary = "Submit an XCM program to an instance",
            description = ApiExamples.SUBMIT_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "Idempotency-Key",
                            description =
                                    "1 to 255 visible ASCII characters, scoped to the origin. The"
                                        + " same key with the same message gives the first answer"
                                        + " again; with another message it is a 422. Without a key"
                                        + " the message id serves as one.",
                            schema = @Schema(type = "string", example = "payment-2027-0001")),
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = SubmitBody.class),
                                        examples = {
                                            @ExampleObject(
                                                    name = "asserted",
                                                    summary = "An asserted origin (development)",
                                                    value = ApiExamples.SUBMIT_ASSERTED),
                                            @ExampleObject(
                                                    name = "polkadotJs",
                                                    summary = "The same as polkadot.js has it",
                                                    value = ApiExamples.SUBMIT_POLKADOT_JS),
                                            @ExampleObject(
                                                    name = "papi",
                                                    summary = "The same as papi has it",
                                                    value = ApiExamples.SUBMIT_PAPI),
                                            @ExampleObject(
                                                    name = "account",
                                                    summary = "An account that signed",
                                                    value = ApiExamples.SUBMIT_ACCOUNT)
                                        })
                            }),
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
                        description = "Accepted, durably. `Location` names the message to follow.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = MessageView.class),
                                        examples = @ExampleObject(ApiExamples.MESSAGE)))
            })
    Mono<ResponseEntity<byte[]>> submit(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (head(request, instance)) {
            case Checked.Bad<Head>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<Head>(Head head) ->
                    intakes.take(request, body -> prepare(request, head, body));
        };
    }

    private Checked<InboundMessage> prepare(ServerHttpRequest request, Head head, byte[] body) {
        return SubmitRequestReader.read(request.getHeaders(), head.form(), body)
                .then(parsed -> {
                    if (parsed.origin() instanceof ClaimedOrigin.Asserted) {
                        Audit.noteAsserted(request);
                    }
                    return submissions.prepare(
                            head.instanceId(), parsed, head.key(), Caller.of(request));
                });
    }

    /// What a request says before its body.
    private record Head(Hash32 instanceId, MediaType form, IdempotencyKey key) {}

    private static Checked<Head> head(ServerHttpRequest request, String instance) {
        return QueryParameters.of(request)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                .then(_ -> Identifiers.hash("instance", instance))
                .then(id ->
                        SubmitRequestReader.form(request.getHeaders())
                                .then(form ->
                                        IdempotencyKey.of(request.getHeaders())
                                                .then(key ->
                                                        Checked.good(new Head(id, form, key)))));
    }
}
