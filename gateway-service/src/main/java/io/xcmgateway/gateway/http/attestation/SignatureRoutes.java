package io.xcmgateway.gateway.http.attestation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.attestation.AttestationDesk.Collected;
import io.xcmgateway.gateway.attestation.AttestationDesk.Signatures;
import io.xcmgateway.gateway.attestation.AttestationDesk.Subject;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET` and `POST /v1/statements/{hash}/attestations` and
/// `/v1/checkpoints/{leafCount}/attestations`.
@RestController
@Tag(name = "attestors")
final class SignatureRoutes {
    private final AttestationDesk desk;
    private final Reads reads;
    private final Brought brought;

    SignatureRoutes(AttestationDesk desk, Reads reads, Brought brought) {
        this.desk = desk;
        this.reads = reads;
        this.brought = brought;
    }

    @GetMapping("/v1/statements/{hash}/attestations")
    @RefusesReads
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getStatementAttestations",
            summary = "Who signed a statement",
            description = AttestationExamples.OF_STATEMENT,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Everybody's attestations.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.SIGNATURES)))
            })
    Mono<ResponseEntity<byte[]>> ofStatement(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = "Hash of the statement.", example = ApiExamples.HASH)
                    @PathVariable
                    String hash) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                hash(request, hash).then(id -> json(request, id)),
                id -> found(new Subject.OfStatement(id), ProblemType.UNKNOWN_STATEMENT));
    }

    @PostMapping("/v1/statements/{hash}/attestations")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "addStatementAttestations",
            summary = "Add what an independent attestor signed",
            description = AttestationExamples.ADD_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    AttestationBody.Shape.class),
                                            examples =
                                                    @ExampleObject(AttestationExamples.BROUGHT))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "They are kept, now or since an earlier request.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.SIGNATURES)))
            })
    Mono<ResponseEntity<byte[]>> addToStatement(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = "Hash of the statement.", example = ApiExamples.HASH)
                    @PathVariable
                    String hash) {
        ServerHttpRequest request = exchange.getRequest();
        return brought.answer(
                request,
                hash(request, hash).then(id -> EvidenceBody.json(request, id)),
                AttestationBody::read,
                this::take,
                done -> SignatureReplies.of(done, ProblemType.UNKNOWN_STATEMENT));
    }

    @GetMapping("/v1/checkpoints/{leafCount}/attestations")
    @RefusesReads
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getCheckpointAttestations",
            summary = "Who signed a head of the log",
            description = AttestationExamples.OF_CHECKPOINT,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Everybody's attestations.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.SIGNATURES)))
            })
    Mono<ResponseEntity<byte[]>> ofCheckpoint(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = "How many statements the head covers.", example = "14")
                    @PathVariable
                    String leafCount) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                QueryParameters.of(request)
                        .then(_ -> Identifiers.count("leafCount", leafCount))
                        .then(count -> json(request, count)),
                count -> found(new Subject.OfCheckpoint(count), ProblemType.UNKNOWN_CHECKPOINT));
    }

    @PostMapping("/v1/checkpoints/{leafCount}/attestations")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "addCheckpointAttestations",
            summary = "Add what an independent attestor signed of the log",
            description = AttestationExamples.ADD_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    AttestationBody.Shape.class),
                                            examples =
                                                    @ExampleObject(AttestationExamples.BROUGHT))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "They are kept, now or since an earlier request.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.SIGNATURES)))
            })
    Mono<ResponseEntity<byte[]>> addToCheckpoint(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = "How many statements the head covers.", example = "14")
                    @PathVariable
                    String leafCount) {
        ServerHttpRequest request = exchange.getRequest();
        return brought.answer(
                request,
                QueryParameters.of(request)
                        .then(_ -> Identifiers.count("leafCount", leafCount))
                        .then(count -> EvidenceBody.json(request, count)),
                AttestationBody::read,
                (count, body) -> desk.add(new Subject.OfCheckpoint(count), body.attestations()),
                done -> SignatureReplies.of(done, ProblemType.UNKNOWN_CHECKPOINT));
    }

    private static Checked<Hash32> hash(ServerHttpRequest request, String hash) {
        return QueryParameters.of(request).then(_ -> Identifiers.hash("hash", hash));
    }

    /// `asked`, if the answer may be JSON.
    private static <T> Checked<T> json(ServerHttpRequest request, T asked) {
        return Negotiation.choose(request, MediaType.APPLICATION_JSON)
                .then(_ -> Checked.good(asked));
    }

    private Checked<ResponseEntity<byte[]>> found(Subject subject, ProblemType unknown) {
        Signatures signatures = desk.of(subject);
        return signatures == null
                ? Checked.bad(SignatureReplies.unknown(unknown))
                : Checked.good(SignatureReplies.of(signatures));
    }

    private CompletionStage<Collected> take(Hash32 hash, AttestationBody body) {
        Statement other = body.statement();
        if (other == null) {
            return desk.add(new Subject.OfStatement(hash), body.attestations());
        }
        return other.hash().equals(hash)
                ? desk.addOther(other, body.attestations())
                : CompletableFuture.completedFuture(
                        new Collected.Refused(
                                "hash of the statement", hash.toString(), other.hash().toString()));
    }
}
