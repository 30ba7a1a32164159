package io.xcmgateway.gateway.http.registry;

import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.EngineProfile;
import java.time.Duration;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/modules/precheck`.
@RestController
@Tag(name = "modules")
final class PrecheckRoute {
    private static final EngineProfile PROFILE = EngineProfile.CURRENT;

    private final Workers workers;
    private final Bulkheads bulkheads;
    private final HttpProperties properties;

    PrecheckRoute(Workers workers, Bulkheads bulkheads, HttpProperties properties) {
        this.workers = workers;
        this.bulkheads = bulkheads;
        this.properties = properties;
    }

    @PostMapping("/v1/modules/precheck")
    @RefusesBodies
    @Operation(
            operationId = "precheckModule",
            summary = "What admission has against a module",
            description =
                    "Decodes, validates and measures the module, and tells every finding with its"
                            + " byte offset. Keeps nothing, and compiles nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaTypes.WASM_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The findings; none for a module that passed.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = PrecheckView.class),
                                        examples = @ExampleObject(ApiExamples.PRECHECK)))
            })
    Mono<ResponseEntity<byte[]>> precheck(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (head(request)) {
            case Checked.Bad<MediaType>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<MediaType> _ ->
                    Bodies.read(
                                    request,
                                    PROFILE.limits().moduleBytesMax(),
                                    Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                            .flatMap(body -> answer(request, body))
                            .transformDeferred(BulkheadOperator.of(bulkheads.submissions()));
        };
    }

    private Mono<ResponseEntity<byte[]>> answer(ServerHttpRequest request, Checked<byte[]> body) {
        return switch (body) {
            case Checked.Bad<byte[]>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<byte[]>(byte[] bytes) -> workers.call(() -> findings(bytes));
        };
    }

    private static ResponseEntity<byte[]> findings(byte[] bytes) {
        ByteString wasm = ByteString.wrap(bytes);
        List<Admission.Finding> findings =
                Admission.precheck(wasm, HostFunctions.signatures(), PROFILE);
        return Replies.current(PrecheckView.of(wasm, findings));
    }

    /// What a request says before its body.
    private static Checked<MediaType> head(ServerHttpRequest request) {
        return QueryParameters.of(request)
                .then(_ -> form(request))
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON));
    }

    private static Checked<MediaType> form(ServerHttpRequest request) {
        try {
            MediaType type = request.getHeaders().getContentType();
            if (MediaTypes.WASM.equalsTypeAndSubtype(type)
                    || MediaType.APPLICATION_OCTET_STREAM.equalsTypeAndSubtype(type)) {
                return Checked.good(MediaTypes.WASM);
            }
        } catch (InvalidMediaTypeException _) {
            // Said below.
        }
        return Checked.bad(
                Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type must be application/wasm or application/octet-stream"));
    }
}
