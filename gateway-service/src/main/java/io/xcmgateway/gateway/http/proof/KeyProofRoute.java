package io.xcmgateway.gateway.http.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.Showing;
import io.xcmgateway.gateway.execution.ShownProof;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.MessageProblems;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.StateProblems;
import io.xcmgateway.gateway.http.StateSequence;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/instances/{instance}/state/{key}/proof`.
@RestController
@Tag(name = "proofs")
final class KeyProofRoute {
    private final Ledger ledger;
    private final Reads reads;

    KeyProofRoute(Ledger ledger, Reads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    @GetMapping("/v1/instances/{instance}/state/{key}/proof")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @Operation(
            operationId = "getStateProof",
            summary = "The proof of what a key of the state holds",
            description =
                    "A proof of level `state` that shows the key, present or absent, after the"
                        + " statement with the sequence `at`; without it, after the newest one that"
                        + " a signed checkpoint covers. The same as `level=state&key=…` of that"
                        + " statement's message.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = StateSequence.AT,
                            description = StateSequence.DESCRIPTION,
                            schema = @Schema(type = "string")),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The proof, which this gateway has verified.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(ApiExamples.PROOF)),
                                @Content(
                                        mediaType = MediaTypes.PROOF_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<byte[]>> proof(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance,
            @Parameter(description = "As of the value.", example = "0x0073697a65") @PathVariable
                    String key) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(request, question(request, instance, key), this::answer);
    }

    private record Question(
            Hash32 instanceId, ByteString key, StateSequence.Asked at, MediaType form) {}

    private static Checked<Question> question(
            ServerHttpRequest request, String instance, String key) {
        return QueryParameters.of(request, StateSequence.AT)
                .then(StateSequence::of)
                .then(at ->
                        Negotiation.choose(request, MediaType.APPLICATION_JSON, MediaTypes.PROOF)
                                .then(form -> question(instance, key, at, form)));
    }

    private static Checked<Question> question(
            String instance, String key, StateSequence.Asked at, MediaType form) {
        return Identifiers.hash("instance", instance)
                .then(id ->
                        Identifiers.trieKey(key)
                                .then(bytes -> Checked.good(new Question(id, bytes, at, form))));
    }

    private Checked<ResponseEntity<byte[]>> answer(Question question) {
        return switch (ledger.stateProof(
                question.instanceId(),
                question.at().sequence(),
                Showing.of(List.of(question.key()), List.of()))) {
            case ShownProof.Made(ExecutionProof proof) ->
                    Checked.good(ProofReplies.of(ledger, question.form(), proof));
            case ShownProof.NotThere _ -> Checked.bad(notThere(question));
            case ShownProof.NotKept(long sequence, long oldest) ->
                    Checked.bad(StateProblems.notKept(sequence, oldest));
            case ShownProof.TooFarBack(long sequence, String bound) ->
                    Checked.bad(StateProblems.tooFarBack(sequence, bound));
            case ShownProof.Busy _ -> Checked.bad(StateProblems.busy());
            case ShownProof.NoSuchEffect none ->
                    throw new IllegalStateException("no effect was asked for: " + none);
        };
    }

    private Problem notThere(Question question) {
        InstanceSummary summary = ledger.instance(question.instanceId());
        if (summary == null) {
            return InstanceProblems.unknown(question.instanceId());
        }
        Long sequence = question.at().sequence();
        return sequence != null && Long.compareUnsigned(sequence, summary.nextSequence()) >= 0
                ? StateProblems.noStatement(question.instanceId(), sequence)
                : MessageProblems.notLoggedYet();
    }
}
