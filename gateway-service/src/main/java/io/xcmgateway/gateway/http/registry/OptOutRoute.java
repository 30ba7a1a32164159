package io.xcmgateway.gateway.http.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.OptOutEvidence;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.AuthoritySignatures;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Posts;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.json.Times;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.instance.InstanceRegistry;
import io.xcmgateway.gateway.instance.OptOut;
import io.xcmgateway.gateway.instance.OptOutRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `DELETE /v1/instances/{instance}`: the way out for host chains.
@RestController
@Tag(name = "instances")
final class OptOutRoute {
    private static final int RETRY_SECONDS = 5;

    private final Posts posts;
    private final Bulkheads bulkheads;
    private final Ledger ledger;
    private final InstanceRegistry instances;

    OptOutRoute(Posts posts, Bulkheads bulkheads, Ledger ledger, InstanceRegistry instances) {
        this.posts = posts;
        this.bulkheads = bulkheads;
        this.ledger = ledger;
        this.instances = instances;
    }

    /// The JSON form, for the documentation.
    @Schema(name = "OptOut", description = "A host chain's word that an instance is to end.")
    record Body(
            @Schema(format = "date-time") String expires,
            @Schema(description = "Of the authority's keys, in their order.")
                    List<OptInBody.KeySignature> signatures) {
        Body {
            signatures = List.copyOf(signatures);
        }
    }

    @DeleteMapping("/v1/instances/{instance}")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_401, responseCode = "401")
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "optOut",
            summary = "Opt a host chain out",
            description = OptInExamples.OUT_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Body.class),
                                            examples = @ExampleObject(OptInExamples.OUT_BODY))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description =
                                    "It takes no more messages, now or since an earlier word.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = InstanceView.class),
                                            examples = @ExampleObject(ApiExamples.INSTANCE))))
    Mono<ResponseEntity<byte[]>> optOut(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Hash32> head =
                QueryParameters.of(request)
                        .then(_ ->
                                ContentTypes.among(
                                        request.getHeaders(), MediaType.APPLICATION_JSON))
                        .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                        .then(_ -> Identifiers.hash("instance", instance));
        return posts.order(
                request, head, bulkheads.submissions(), this::read, instances::optOut, this::reply);
    }

    private Checked<OptOutRequest> read(Hash32 id, byte[] body) {
        try {
            JsonFields fields = JsonFields.parse(body, "expires", "signatures");
            long expiresMs = fields.time("expires");
            List<OriginEvidence.AuthoritySignature> signatures =
                    AuthoritySignatures.read(fields, "signatures");
            InstanceSummary summary = ledger.instance(id);
            if (summary != null && summary.archived()) {
                return Checked.bad(InstanceProblems.archived(id));
            }
            return summary == null
                    ? Checked.bad(InstanceProblems.unknown(id))
                    : Checked.good(
                            new OptOutRequest(
                                    id,
                                    new OriginEvidence.HostAuthority(
                                            signatures,
                                            OptOutEvidence.submission(
                                                    summary.instance(), expiresMs))));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private Checked<ResponseEntity<byte[]>> reply(OptOut optOut) {
        return switch (optOut) {
            case OptOut.OptedOut(Hash32 id, long _) -> view(id);
            case OptOut.UnknownInstance(Hash32 id) -> Checked.bad(InstanceProblems.unknown(id));
            case OptOut.Expired(long expiresMs, long nowMs) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.SUBMISSION_EXPIRED,
                                    "expires",
                                    "at or after " + Times.rfc3339(nowMs),
                                    Times.rfc3339(expiresMs)));
            case OptOut.Refused(String reason, String expected, String found) ->
                    Checked.bad(
                            Problem.expected(
                                    ProblemType.ORIGIN_NOT_PROVEN, reason, expected, found));
            case OptOut.Unavailable _ ->
                    Checked.bad(
                            Problem.of(
                                            ProblemType.STORAGE_UNAVAILABLE,
                                            "the storage does not work at present; send the same"
                                                    + " request again")
                                    .retryAfter(RETRY_SECONDS));
        };
    }

    private Checked<ResponseEntity<byte[]>> view(Hash32 id) {
        InstanceSummary summary = ledger.instance(id);
        if (summary == null) {
            throw new IllegalStateException("what is opted out must be there: " + id);
        }
        return Checked.good(Replies.current(InstanceView.of(summary)));
    }
}
