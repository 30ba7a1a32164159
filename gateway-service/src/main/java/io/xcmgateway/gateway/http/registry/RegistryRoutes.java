package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.ModuleSummary;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/instances`, `/v1/instances/{instance}`, `/v1/modules`, `/v1/modules/{module}`.
@RestController
final class RegistryRoutes {
    private final Ledger ledger;
    private final Reads reads;

    RegistryRoutes(Ledger ledger, Reads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    @GetMapping("/v1/instances")
    @RefusesReads
    @Tag(name = "instances")
    @Operation(
            operationId = "listInstances",
            summary = "The instances that this gateway hosts",
            description = "In the order in which they were opted in.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "All instances.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = InstanceView.All.class),
                                        examples = @ExampleObject(ApiExamples.INSTANCES)))
            })
    Mono<ResponseEntity<byte[]>> instances(@Parameter(hidden = true) ServerWebExchange exchange) {
        return reads.answer(
                exchange.getRequest(),
                json(exchange.getRequest()),
                _ ->
                        Checked.good(
                                Replies.current(
                                        new InstanceView.All(
                                                ledger.instances().stream()
                                                        .map(InstanceView::of)
                                                        .toList()))));
    }

    @GetMapping("/v1/instances/{instance}")
    @RefusesReads
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Tag(name = "instances")
    @Operation(
            operationId = "getInstance",
            summary = "One instance",
            description = "As of its last durable statement: sequence, state root, genesis.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The instance.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = InstanceView.class),
                                        examples = @ExampleObject(ApiExamples.INSTANCE)))
            })
    Mono<ResponseEntity<byte[]>> instance(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        return reads.answer(
                exchange.getRequest(),
                json(exchange.getRequest()).then(_ -> Identifiers.hash("instance", instance)),
                this::instance);
    }

    @GetMapping("/v1/modules")
    @RefusesReads
    @Tag(name = "modules")
    @Operation(
            operationId = "listModules",
            summary = "The registered modules",
            description = "In the order of their hashes.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "All modules.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ModuleView.All.class),
                                        examples = @ExampleObject(ApiExamples.MODULES)))
            })
    Mono<ResponseEntity<byte[]>> modules(@Parameter(hidden = true) ServerWebExchange exchange) {
        return reads.answer(
                exchange.getRequest(),
                json(exchange.getRequest()),
                _ ->
                        Checked.good(
                                Replies.current(
                                        new ModuleView.All(
                                                ledger.modules().stream()
                                                        .map(ModuleView::of)
                                                        .toList()))));
    }

    @GetMapping("/v1/modules/{module}")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Tag(name = "modules")
    @Operation(
            operationId = "getModule",
            summary = "One module, or its bytes",
            description =
                    "`Accept: application/wasm` gives the bytes whose blake2b-256 is the name."
                            + " Never changes: strong `ETag`, `Cache-Control: immutable`.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The module.",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = ModuleView.class),
                                    examples = @ExampleObject(ApiExamples.MODULE)),
                            @Content(
                                    mediaType = MediaTypes.WASM_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))
                        })
            })
    Mono<ResponseEntity<byte[]>> module(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.CODE_HASH, example = ApiExamples.HASH)
                    @PathVariable
                    String module) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<MediaType> form =
                QueryParameters.of(request)
                        .then(_ ->
                                Negotiation.choose(
                                        request, MediaType.APPLICATION_JSON, MediaTypes.WASM));
        return reads.answer(
                request,
                form.then(type ->
                        Identifiers.hash("module", module)
                                .then(hash -> Checked.good(new Wanted(hash, type)))),
                this::module);
    }

    private record Wanted(Hash32 hash, MediaType form) {}

    private Checked<ResponseEntity<byte[]>> instance(Hash32 id) {
        InstanceSummary summary = ledger.instance(id);
        return summary == null
                ? Checked.bad(
                        Problem.expected(
                                ProblemType.UNKNOWN_INSTANCE,
                                "instance",
                                "one that GET /v1/instances lists",
                                id.toString()))
                : Checked.good(Replies.current(InstanceView.of(summary)));
    }

    private Checked<ResponseEntity<byte[]>> module(Wanted wanted) {
        ByteString wasm = ledger.moduleBytes(wanted.hash());
        if (wasm == null) {
            return Checked.bad(
                    Problem.expected(
                            ProblemType.UNKNOWN_MODULE,
                            "module",
                            "one that GET /v1/modules lists",
                            wanted.hash().toString()));
        }
        return Checked.good(
                Replies.immutable(
                        wanted.form(),
                        wanted.form().equals(MediaTypes.WASM)
                                ? wasm.toByteArray()
                                : Json.write(
                                        ModuleView.of(
                                                new ModuleSummary(wanted.hash(), wasm.length())))));
    }

    /// Goes on if the request asks for nothing that we do not have.
    private static Checked<MediaType> json(ServerHttpRequest request) {
        return QueryParameters.of(request)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON));
    }
}
