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
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.execution.HaltedInstances;
import io.xcmgateway.gateway.execution.Release;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/halt/resume` and `…/halt/skip`: an operator's word about an
/// instance that halted.
@RestController
@Tag(name = "operators")
final class HaltRoutes {
    private static final String SEQUENCE = "sequence";
    private static final String BODY_EXAMPLE = "{\"sequence\":\"7\"}";

    private final HaltedInstances halted;
    private final HttpProperties properties;

    HaltRoutes(HaltedInstances halted, HttpProperties properties) {
        this.halted = halted;
        this.properties = properties;
    }

    @PostMapping("/v1/instances/{instance}/halt/resume")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @Operation(
            operationId = "resumeHalted",
            summary = "Execute the message again on which an instance halted",
            description = HaltView.RESUME_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = HaltedAt.class),
                                            examples = @ExampleObject(BODY_EXAMPLE))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It goes on.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = HaltView.class),
                                        examples = @ExampleObject(HaltView.RESUMED_EXAMPLE)))
            })
    Mono<ResponseEntity<byte[]>> resume(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        return release(exchange.getRequest(), instance, halted::resume);
    }

    @PostMapping("/v1/instances/{instance}/halt/skip")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @Operation(
            operationId = "skipHalted",
            summary = "Pass over the message on which an instance halted",
            description = HaltView.SKIP_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = HaltedAt.class),
                                            examples = @ExampleObject(BODY_EXAMPLE))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description =
                                "It is passed over, durably, now or since an earlier request.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = HaltView.class),
                                        examples = @ExampleObject(HaltView.SKIPPED_EXAMPLE)))
            })
    Mono<ResponseEntity<byte[]>> skip(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        return release(exchange.getRequest(), instance, halted::skip);
    }

    @Schema(name = "HaltedAt")
    record HaltedAt(
            @Schema(description = "u64: where the instance halted, as it shows itself.")
                    String sequence) {}

    private Mono<ResponseEntity<byte[]>> release(
            ServerHttpRequest request,
            String instance,
            BiFunction<Hash32, Long, CompletionStage<Release>> act) {
        Checked<Hash32> asked =
                QueryParameters.of(request)
                        .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                        .then(_ -> Identifiers.hash("instance", instance))
                        .then(id ->
                                CallRequestReader.form(request.getHeaders())
                                        .then(_ -> Checked.good(id)));
        return asked.fold(
                id ->
                        Bodies.read(
                                        request,
                                        properties.bodyBytesMax(),
                                        Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                                .flatMap(body -> answer(request, body, id, act)),
                problem -> Mono.just(ProblemReplies.of(request, problem)));
    }

    private static Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Checked<byte[]> body,
            Hash32 id,
            BiFunction<Hash32, Long, CompletionStage<Release>> act) {
        return body.then(bytes -> SubmitRequestReader.onlyU64(bytes, SEQUENCE))
                .fold(
                        sequence ->
                                Mono.fromCompletionStage(() -> act.apply(id, sequence))
                                        .map(release -> HaltView.of(release))
                                        .map(view ->
                                                view.fold(
                                                        Replies::current,
                                                        problem ->
                                                                ProblemReplies.of(
                                                                        request, problem))),
                        problem -> Mono.just(ProblemReplies.of(request, problem)));
    }
}
