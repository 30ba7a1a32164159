package io.xcmgateway.gateway.http.attestation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.json.AttestationJson;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.AttestorHistory;
import java.nio.charset.StandardCharsets;
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

/// `GET /v1/attestors` and `/{setId}`.
@RestController
@Tag(name = "attestors")
final class AttestorRoutes {
    private final Ledger ledger;
    private final Reads reads;

    AttestorRoutes(Ledger ledger, Reads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    @GetMapping("/v1/attestors")
    @RefusesReads
    @Revalidates
    @Operation(
            operationId = "getAttestors",
            summary = "Who attests, and who did",
            description = AttestationExamples.ATTESTORS_DESCRIPTION,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Sets and rotations.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.ATTESTORS)))
            })
    Mono<ResponseEntity<byte[]>> all(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                form(request),
                form -> Checked.good(Replies.current(form, Json.write(json(ledger.attestors())))));
    }

    @GetMapping("/v1/attestors/{setId}")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getAttestorSet",
            summary = "One attestor set",
            description = AttestationExamples.SET_DESCRIPTION,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The set.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.SET)))
            })
    Mono<ResponseEntity<byte[]>> one(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = "u64: id of the set.", example = "0") @PathVariable
                    String setId) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                form(request).then(form -> id(setId).then(id -> Checked.good(new Asked(id, form)))),
                asked ->
                        set(asked.setId())
                                .then(set ->
                                        Checked.good(
                                                Replies.immutable(
                                                        asked.form(), Json.write(json(set))))));
    }

    private record Asked(long setId, MediaType form) {}

    private static Checked<MediaType> form(ServerHttpRequest request) {
        return QueryParameters.of(request)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON));
    }

    private static Checked<Long> id(String text) {
        Long id = JsonFields.parseU64(text);
        return id == null
                ? Checked.bad(
                        Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "path variable {setId}",
                                "a decimal number of 0..2^64-1",
                                "\"" + JsonFields.shown(text) + "\""))
                : Checked.good(id);
    }

    private Checked<AttestorSet> set(long id) {
        AttestorSet set = ledger.attestors().set(id);
        return set == null
                ? Checked.bad(
                        Problem.of(
                                ProblemType.UNKNOWN_ATTESTOR_SET,
                                "no attestor set of this network has id "
                                        + Long.toUnsignedString(id)))
                : Checked.good(set);
    }

    private static Map<String, Object> json(AttestorHistory history) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("networkId", history.network().id());
        json.put(
                "name", new String(history.network().name().toByteArray(), StandardCharsets.UTF_8));
        json.put("current", Long.toUnsignedString(history.current().id()));
        json.put("sets", history.sets().stream().map(AttestorRoutes::json).toList());
        json.put("rotations", history.rotations().stream().map(AttestorRoutes::json).toList());
        return json;
    }

    private static Map<String, Object> json(AttestorSet set) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("setId", Long.toUnsignedString(set.id()));
        json.put("threshold", set.threshold());
        json.put("members", set.members().stream().map(AttestorRoutes::json).toList());
        return json;
    }

    private static Map<String, Object> json(AttestorSet.Member member) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", member.address());
        if (member.ed25519Key() != null) {
            json.put("ed25519", member.ed25519Key());
        }
        return json;
    }

    private static Map<String, Object> json(SignedRotation signed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("oldId", Long.toUnsignedString(signed.rotation().oldId()));
        json.put("nextId", Long.toUnsignedString(signed.rotation().next().id()));
        json.put("hash", signed.rotation().hash());
        json.put("attestations", AttestationJson.of(signed.attestations()));
        json.put("scale", signed.encode());
        return json;
    }
}
