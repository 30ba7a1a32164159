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
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/calls`.
@RestController
@Tag(name = "messages")
final class CallRoute {
    private final Calls calls;
    private final Intakes intakes;

    CallRoute(Calls calls, Intakes intakes) {
        this.calls = calls;
        this.intakes = intakes;
    }

    @PostMapping("/v1/instances/{instance}/calls")
    @RefusesBodies
    @Waits
    @ApiResponse(ref = ApiExamples.PROBLEM_401, responseCode = "401")
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "call",
            summary = "Call an instance for its host chain",
            description = ApiExamples.CALL_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "Idempotency-Key",
                            description =
                                    "1 to 255 visible ASCII characters, scoped to the host chain."
                                        + " The same key with the same call gives the first answer"
                                        + " again; with another call it is a 422.",
                            schema = @Schema(type = "string", example = "deposit-2027-0001")),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CallBody.class),
                                            examples = @ExampleObject(ApiExamples.CALL))),
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
    Mono<ResponseEntity<byte[]>> call(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (head(request, instance)) {
            case Checked.Bad<Head>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<Head>(Head(Hash32 instanceId, IdempotencyKey key)) ->
                    intakes.take(
                            request,
                            body ->
                                    CallRequestReader.read(body)
                                            .then(call -> calls.prepare(instanceId, call, key)));
        };
    }

    /// What a request says before its body.
    private record Head(Hash32 instanceId, IdempotencyKey key) {}

    private static Checked<Head> head(ServerHttpRequest request, String instance) {
        return QueryParameters.of(request)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                .then(_ -> CallRequestReader.form(request.getHeaders()))
                .then(_ -> Identifiers.hash("instance", instance))
                .then(id ->
                        IdempotencyKey.of(request.getHeaders())
                                .then(key -> Checked.good(new Head(id, key))));
    }
}
