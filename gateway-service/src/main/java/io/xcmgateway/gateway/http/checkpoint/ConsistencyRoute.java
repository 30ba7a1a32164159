package io.xcmgateway.gateway.http.checkpoint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
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
import io.xcmgateway.proof.mmr.AncestryProof;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/checkpoints/{from}/consistency/{to}`.
@RestController
@Tag(name = "log")
final class ConsistencyRoute {
    private final CheckpointLedger log;
    private final Reads reads;

    ConsistencyRoute(CheckpointLedger log, Reads reads) {
        this.log = log;
        this.reads = reads;
    }

    @GetMapping("/v1/checkpoints/{from}/consistency/{to}")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getConsistencyProof",
            summary = "That the log only grew",
            description = CheckpointExamples.CONSISTENCY_DESCRIPTION,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The proof.",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(type = "object"),
                                    examples = @ExampleObject(CheckpointExamples.CONSISTENCY)),
                            @Content(
                                    mediaType = MediaTypes.CONSISTENCY_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))
                        })
            })
    Mono<ResponseEntity<byte[]>> consistency(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = CheckpointExamples.LEAF_COUNT, example = "4") @PathVariable
                    String from,
            @Parameter(description = CheckpointExamples.LEAF_COUNT, example = "6") @PathVariable
                    String to) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(request, asked(request, from, to), this::answer);
    }

    private record Asked(long from, long to, MediaType form) {}

    private static Checked<Asked> asked(ServerHttpRequest request, String from, String to) {
        return Identifiers.count("from", from)
                .then(earlier ->
                        Identifiers.count("to", to)
                                .then(later -> ordered(request, earlier, later)));
    }

    private static Checked<Asked> ordered(ServerHttpRequest request, long from, long to) {
        return Long.compareUnsigned(from, to) > 0
                ? Checked.bad(
                        Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "path variable {to}",
                                "at least {from}, " + Long.toUnsignedString(from),
                                Long.toUnsignedString(to)))
                : QueryParameters.of(request)
                        .then(_ ->
                                Negotiation.choose(
                                        request,
                                        MediaType.APPLICATION_JSON,
                                        MediaTypes.CONSISTENCY))
                        .then(form -> Checked.good(new Asked(from, to, form)));
    }

    private Checked<ResponseEntity<byte[]>> answer(Asked asked) {
        AncestryProof proof = log.consistency(asked.from(), asked.to());
        return proof == null
                ? Checked.bad(
                        Problem.of(
                                ProblemType.UNKNOWN_CHECKPOINT,
                                "the log has no signed head of "
                                        + Long.toUnsignedString(asked.to())
                                        + " statements or more"))
                : Checked.good(
                        Replies.immutable(
                                asked.form(),
                                asked.form().equals(MediaTypes.CONSISTENCY)
                                        ? proof.encode().toByteArray()
                                        : Json.write(json(proof))));
    }

    private static Map<String, Object> json(AncestryProof proof) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("prevPeaks", proof.prevPeaks());
        json.put("prevLeafCount", Long.toUnsignedString(proof.prevLeafCount()));
        json.put("leafCount", Long.toUnsignedString(proof.leafCount()));
        json.put(
                "items",
                proof.items().stream()
                        .map(item -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("position", Long.toUnsignedString(item.position()));
                            one.put("hash", item.hash());
                            return one;
                        })
                        .toList());
        return json;
    }
}
