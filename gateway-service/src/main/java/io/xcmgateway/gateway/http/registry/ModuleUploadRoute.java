package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.ModuleSummary;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Posts;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.module.ModuleRegistry;
import io.xcmgateway.gateway.module.Registration;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.EngineProfile;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `PUT /v1/modules/{module}`.
@RestController
@Tag(name = "modules")
final class ModuleUploadRoute {
    private static final int RETRY_SECONDS = 1;

    private final Posts posts;
    private final Bulkheads bulkheads;
    private final Ledger ledger;
    private final ModuleRegistry modules;

    ModuleUploadRoute(Posts posts, Bulkheads bulkheads, Ledger ledger, ModuleRegistry modules) {
        this.posts = posts;
        this.bulkheads = bulkheads;
        this.ledger = ledger;
        this.modules = modules;
    }

    @PutMapping("/v1/modules/{module}")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "putModule",
            summary = "Register a module",
            description =
                    "The blake2b-256 of the body must be the name in the path, so this is"
                        + " idempotent and nothing is ever replaced. The module is admitted and"
                        + " compiled before the answer; `POST /v1/modules/precheck` tells all that"
                        + " is against one. A body is at most 1 MiB.",
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
                        description = "It was registered before.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ModuleView.class),
                                        examples = @ExampleObject(ApiExamples.MODULE))),
                @ApiResponse(
                        responseCode = "201",
                        description = "It is registered, durably.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ModuleView.class),
                                        examples = @ExampleObject(ApiExamples.MODULE)))
            })
    Mono<ResponseEntity<byte[]>> put(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.CODE_HASH, example = ApiExamples.HASH)
                    @PathVariable
                    String module) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Hash32> head =
                QueryParameters.of(request)
                        .then(_ ->
                                ContentTypes.among(
                                        request.getHeaders(),
                                        MediaTypes.WASM,
                                        MediaType.APPLICATION_OCTET_STREAM))
                        .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                        .then(_ -> Identifiers.hash("module", module));
        return posts.order(
                request,
                head,
                EngineProfile.CURRENT.limits().moduleBytesMax(),
                bulkheads.submissions(),
                ModuleUploadRoute::named,
                modules::register,
                this::reply);
    }

    private static Checked<ByteString> named(Hash32 name, byte[] body) {
        ByteString wasm = ByteString.wrap(body);
        Hash32 found = Hashing.blake2b256(wasm);
        return found.equals(name)
                ? Checked.good(wasm)
                : Checked.bad(
                        Problem.expected(
                                ProblemType.MODULE_HASH_MISMATCH,
                                "blake2b-256 of the body",
                                name.toString(),
                                found.toString()));
    }

    private Checked<ResponseEntity<byte[]>> reply(Registration registration) {
        return switch (registration) {
            case Registration.Registered(Hash32 hash) -> view(HttpStatus.CREATED, hash);
            case Registration.AlreadyRegistered(Hash32 hash) -> view(HttpStatus.OK, hash);
            case Registration.Refused(List<Admission.Finding> findings) ->
                    Checked.bad(refused(findings.getFirst(), findings.size()));
            case Registration.Unavailable _ ->
                    Checked.bad(
                            Problem.of(
                                            ProblemType.OVERLOADED,
                                            "no module can be registered at present")
                                    .retryAfter(RETRY_SECONDS));
        };
    }

    private static Problem refused(Admission.Finding first, int findings) {
        return Problem.of(
                        ProblemType.MODULE_REFUSED,
                        "expected "
                                + first.rule()
                                + ", found "
                                + first.found()
                                + " at offset "
                                + first.offset()
                                + "; "
                                + findings
                                + " findings in all, see POST /v1/modules/precheck")
                .with("offset", first.offset())
                .with("expected", first.rule())
                .with("found", first.found());
    }

    private Checked<ResponseEntity<byte[]>> view(HttpStatus status, Hash32 hash) {
        ByteString wasm = ledger.moduleBytes(hash);
        if (wasm == null) {
            throw new IllegalStateException("a registered module must be there: " + hash);
        }
        ResponseEntity<byte[]> found =
                Replies.current(ModuleView.of(new ModuleSummary(hash, wasm.length())));
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(found.getHeaders());
        headers.setLocation(URI.create("/v1/modules/" + hash));
        return Checked.good(new ResponseEntity<>(found.getBody(), headers, status));
    }
}
