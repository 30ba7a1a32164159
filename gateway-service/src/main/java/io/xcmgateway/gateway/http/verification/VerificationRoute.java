package io.xcmgateway.gateway.http.verification;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.config.VerificationProperties;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Posts;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.proof.ProofVerification;
import io.xcmgateway.spree.compiled.CompilerFailureException;
import io.xcmgateway.spree.sandbox.NodeFaultException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/verifications`.
@RestController
@Tag(name = "proofs")
final class VerificationRoute {
    private static final String PROOF = "proof";
    private static final int RETRY_SECONDS = 5;
    private static final String BODY = "{\"proof\":\"0x00\"}";
    private static final String ANSWER =
            "{\"verdict\":\"refused\",\"trust\":\""
                    + VerificationView.TRUST
                    + "\",\"findings\":[{\"step\":\"decode\",\"what\":\"encoding at offset 0"
                    + " magic\",\"expected\":\"one execution proof\",\"found\":\"1"
                    + " byte\",\"holds\":false}]}";

    private final Posts posts;
    private final ProofVerification verification;
    private final VerificationProperties properties;
    private final Bulkhead bulkhead;

    VerificationRoute(
            Posts posts,
            ProofVerification verification,
            VerificationProperties properties,
            BulkheadRegistry registry) {
        this.posts = posts;
        this.verification = verification;
        this.properties = properties;
        this.bulkhead =
                registry.bulkhead(
                        "verifications",
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(properties.inFlightMax())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
    }

    @PostMapping("/v1/verifications")
    @RefusesBodies
    @Operation(
            operationId = "verifyProof",
            summary = "Verify a proof here",
            description =
                    "A convenience: trusting the answer means trusting this server, which"
                        + " `xcm-verify` spares you. Judged under this gateway's own policy: its"
                        + " network, log and instances. A `replayable` proof is executed again if"
                        + " its module is that of one of them, never by what the proof itself"
                        + " carries. Bytes that are no proof are a verdict too. A body is at most 4"
                        + " MiB.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaTypes.PROOF_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ProofBody.class),
                                        examples = @ExampleObject(BODY))
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The verdict.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    VerificationView.class),
                                            examples = @ExampleObject(ANSWER))))
    Mono<ResponseEntity<byte[]>> verify(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<MediaType> form =
                QueryParameters.of(request)
                        .then(_ ->
                                ContentTypes.among(
                                        request.getHeaders(),
                                        MediaTypes.PROOF,
                                        MediaType.APPLICATION_OCTET_STREAM,
                                        MediaType.APPLICATION_JSON))
                        .then(type ->
                                Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                        .then(_ -> Checked.good(type)));
        return posts.answer(
                request,
                form,
                properties.bodyBytesMax(),
                bulkhead,
                (type, body) -> proof(type, body).then(this::verdict));
    }

    @Schema(name = "ProofBody")
    record ProofBody(@Schema(description = "SCALE bytes of an ExecutionProof.") ByteString proof) {}

    private static Checked<ByteString> proof(MediaType type, byte[] body) {
        if (!type.equals(MediaType.APPLICATION_JSON)) {
            return Checked.good(ByteString.wrap(body));
        }
        try {
            return Checked.good(JsonFields.parse(body, PROOF).bytes(PROOF));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private Checked<ResponseEntity<byte[]>> verdict(ByteString proof) {
        try {
            return Checked.good(Replies.current(VerificationView.of(verification.verify(proof))));
        } catch (NodeFaultException | CompilerFailureException _) {
            return Checked.bad(
                    Problem.of(ProblemType.OVERLOADED, "this node could not replay the proof now")
                            .retryAfter(RETRY_SECONDS));
        }
    }
}
