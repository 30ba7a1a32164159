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
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.StateProblems;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/instances/{instance}/statements`: what `verifyHistory` goes through.
@RestController
@Tag(name = "proofs")
final class StatementsRoute {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String LEVEL = "level";

    private static final int PAGE_PROOFS_MAX = 100;

    /// A page ends with the proof that passes this; a proof alone may.
    private static final int PAGE_BYTES = 1 << 20;

    private static final String EXAMPLE =
            "{\"instanceId\":\""
                    + ApiExamples.HASH
                    + "\",\"proofs\":["
                    + ApiExamples.PROOF
                    + "],\"next\":\"20\"}";

    private final Ledger ledger;
    private final Reads reads;

    StatementsRoute(Ledger ledger, Reads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    @GetMapping("/v1/instances/{instance}/statements")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @Operation(
            operationId = "listStatements",
            summary = "The history of an instance, proven",
            description =
                    "A proof of each statement from `from` to `to`, at most 100 and about 1 MiB a"
                        + " page; `next` (in SCALE, the header `Link` with `rel=\"next\"`) is where"
                        + " to go on. `application/vnd.xcmgateway.proofs` is a SCALE"
                        + " `Vec<Vec<u8>>`, whose items `xcm-verify history` takes as files. A page"
                        + " ends before the first statement of which there is no such proof yet. Of"
                        + " a message that was passed over there is only the level `logged`. At the"
                        + " level `replayable`, a `from` before the oldest statement whose witness"
                        + " is kept (`xcm-gateway.storage.replayable-statements-max`) is answered"
                        + " with 410 and names that one.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = FROM,
                        description = "u64: the first sequence. 0, the genesis, if not given.",
                        schema = @Schema(type = "string", defaultValue = "0")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = TO,
                        description = "u64: the last sequence. The newest if not given.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = LEVEL,
                        description =
                                "`attested` (the default) is enough to see that they are linked;"
                                        + " `replayable` to execute all of them again.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"attested", "logged", "replayable"},
                                        defaultValue = "attested"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page.",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = StatementsView.class),
                                    examples = @ExampleObject(EXAMPLE)),
                            @Content(
                                    mediaType = MediaTypes.PROOFS_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))
                        })
            })
    Mono<ResponseEntity<byte[]>> statements(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(request, question(request, instance), this::answer);
    }

    /// @param from unsigned, as the next
    private record Range(long from, long to) {}

    private record Question(Hash32 instanceId, Range range, ProofLevel level, MediaType form) {}

    private static Checked<Question> question(ServerHttpRequest request, String instance) {
        return QueryParameters.of(request, FROM, TO, LEVEL)
                .then(parameters ->
                        Identifiers.hash("instance", instance)
                                .then(id -> question(request, parameters, id)));
    }

    private static Checked<Question> question(
            ServerHttpRequest request, Map<String, String> parameters, Hash32 id) {
        return range(parameters)
                .then(range ->
                        level(parameters)
                                .then(level ->
                                        Negotiation.choose(
                                                        request,
                                                        MediaType.APPLICATION_JSON,
                                                        MediaTypes.PROOFS)
                                                .then(form ->
                                                        Checked.good(
                                                                new Question(
                                                                        id, range, level, form)))));
    }

    private static Checked<Range> range(Map<String, String> parameters) {
        String first = parameters.getOrDefault(FROM, "0");
        String last = parameters.getOrDefault(TO, "18446744073709551615");
        Long from = JsonFields.parseU64(first);
        Long to = JsonFields.parseU64(last);
        if (from == null) {
            return refused(FROM, "a decimal number of 0..2^64-1", first);
        }
        return to != null && Long.compareUnsigned(from, to) <= 0
                ? Checked.good(new Range(from, to))
                : refused(TO, "a decimal number of " + first + "..2^64-1", last);
    }

    private static Checked<ProofLevel> level(Map<String, String> parameters) {
        String name = parameters.getOrDefault(LEVEL, "attested");
        return switch (name) {
            case "attested" -> Checked.good(ProofLevel.ATTESTED);
            case "logged" -> Checked.good(ProofLevel.LOGGED);
            case "replayable" -> Checked.good(ProofLevel.REPLAYABLE);
            default -> refused(LEVEL, "attested, logged or replayable", name);
        };
    }

    private static <T> Checked<T> refused(String parameter, String expected, String found) {
        return Checked.bad(
                Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "query parameter \"" + parameter + "\"",
                                expected,
                                "\"" + JsonFields.shown(found) + "\"")
                        .with("parameter", parameter));
    }

    private Checked<ResponseEntity<byte[]>> answer(Question question) {
        InstanceSummary summary = ledger.instance(question.instanceId());
        if (summary == null) {
            return Checked.bad(
                    Problem.expected(
                            ProblemType.UNKNOWN_INSTANCE,
                            "instance",
                            "one that GET /v1/instances lists",
                            question.instanceId().toString()));
        }
        long end = summary.nextSequence();
        if (Long.compareUnsigned(question.range().to(), end) < 0) {
            end = question.range().to() + 1;
        }
        long from = question.range().from();
        if (isPruned(question, from)) {
            long oldest = ledger.oldestReplayable(question.instanceId());
            return Checked.bad(StateProblems.witnessNotKept(from, oldest).with("parameter", FROM));
        }
        return Checked.good(page(question, end));
    }

    /// Whether the statement is there without its witness.
    private boolean isPruned(Question question, long sequence) {
        return question.level() == ProofLevel.REPLAYABLE
                && Long.compareUnsigned(sequence, ledger.oldestReplayable(question.instanceId()))
                        < 0;
    }

    /// @param end unsigned; the sequence after the last one to show
    private ResponseEntity<byte[]> page(Question question, long end) {
        List<ExecutionProof> proofs = new ArrayList<>();
        List<ByteString> encoded = new ArrayList<>();
        int bytes = 0;
        long sequence = question.range().from();
        boolean more = true;
        while (Long.compareUnsigned(sequence, end) < 0
                && proofs.size() < PAGE_PROOFS_MAX
                && bytes < PAGE_BYTES) {
            ExecutionProof proof =
                    ledger.statementProof(question.instanceId(), sequence, question.level());
            if (proof == null) {
                more = isPruned(question, sequence); // or not signed yet, or not logged
                break;
            }
            ByteString scale = proof.encode();
            proofs.add(proof);
            encoded.add(scale);
            bytes += scale.length();
            sequence++;
        }
        Long next = more && Long.compareUnsigned(sequence, end) < 0 ? sequence : null;
        return question.form().equals(MediaTypes.PROOFS)
                ? scale(question, encoded, next)
                : Replies.current(
                        MediaType.APPLICATION_JSON,
                        Json.write(StatementsView.of(question.instanceId(), proofs, next)));
    }

    private static ResponseEntity<byte[]> scale(
            Question question, List<ByteString> proofs, @Nullable Long next) {
        ResponseEntity<byte[]> reply =
                Replies.current(
                        MediaTypes.PROOFS,
                        new ScaleWriter()
                                .vec(proofs, (proof, out) -> out.byteVec(proof))
                                .toByteString()
                                .toByteArray());
        if (next == null) {
            return reply;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(reply.getHeaders());
        headers.set(HttpHeaders.LINK, link(question, next));
        return new ResponseEntity<>(reply.getBody(), headers, reply.getStatusCode());
    }

    private static String link(Question question, long next) {
        return "</v1/instances/"
                + question.instanceId()
                + "/statements?from="
                + Long.toUnsignedString(next)
                + "&to="
                + Long.toUnsignedString(question.range().to())
                + "&level="
                + question.level().name().toLowerCase(Locale.ROOT)
                + ">; rel=\"next\"";
    }
}
