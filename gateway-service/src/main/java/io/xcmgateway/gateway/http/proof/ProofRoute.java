package io.xcmgateway.gateway.http.proof;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.Showing;
import io.xcmgateway.gateway.execution.ShownProof;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Attempts;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.MessageProblems;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.StateProblems;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/messages/{message}/proof`.
@RestController
@Tag(name = "proofs")
final class ProofRoute {
    private static final String LEVEL = "level";

    private final Ledger ledger;
    private final Reads reads;

    ProofRoute(Ledger ledger, Reads reads) {
        this.ledger = ledger;
        this.reads = reads;
    }

    @GetMapping("/v1/messages/{message}/proof")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "getProof",
            summary = "The proof of a message's execution",
            description = ApiExamples.PROOF_DESCRIPTION,
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = Attempts.SEQUENCE,
                        description = Attempts.DESCRIPTION,
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = LEVEL,
                        description =
                                "`attested` (the default): the statement and who signed it."
                                    + " `logged`: and its place in the log. `state`: and what the"
                                    + " named keys and effects are. `replayable`: and all that"
                                    + " re-executing it needs.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "attested",
                                            "logged",
                                            "state",
                                            "replayable"
                                        },
                                        defaultValue = "attested"),
                        example = "replayable"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = ShowingParameters.KEY,
                        description = ShowingParameters.KEY_DESCRIPTION,
                        array =
                                @ArraySchema(
                                        maxItems = ShowingParameters.EACH_MAX,
                                        schema =
                                                @Schema(
                                                        type = "string",
                                                        pattern = "^0x([0-9a-f]{2})*$"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = ShowingParameters.EFFECT,
                        description = ShowingParameters.EFFECT_DESCRIPTION,
                        array =
                                @ArraySchema(
                                        maxItems = ShowingParameters.EACH_MAX,
                                        schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = RangeParameters.PREFIX,
                        description = RangeParameters.PREFIX_DESCRIPTION,
                        schema = @Schema(type = "string", pattern = "^0x([0-9a-f]{2})*$")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = RangeParameters.AFTER,
                        description = RangeParameters.AFTER_DESCRIPTION,
                        schema = @Schema(type = "string", pattern = "^0x([0-9a-f]{2})*$")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = RangeParameters.COUNT,
                        description = RangeParameters.COUNT_DESCRIPTION,
                        schema = @Schema(type = "string", defaultValue = "64"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The proof.",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(type = "object"),
                                    examples = @ExampleObject(ApiExamples.PROOF)),
                            @Content(
                                    mediaType = MediaTypes.PROOF_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))
                        })
            })
    Mono<ResponseEntity<byte[]>> proof(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.MESSAGE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String message) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(request, question(request, message), this::answer);
    }

    private record Question(
            Hash32 id, ProofLevel level, Showing showing, Attempts.Asked attempt, MediaType form) {}

    private static Checked<Question> question(ServerHttpRequest request, String message) {
        return QueryParameters.of(
                        request,
                        Set.of(ShowingParameters.KEY, ShowingParameters.EFFECT),
                        LEVEL,
                        Attempts.SEQUENCE,
                        ShowingParameters.KEY,
                        ShowingParameters.EFFECT,
                        RangeParameters.PREFIX,
                        RangeParameters.AFTER,
                        RangeParameters.COUNT)
                .then(parameters ->
                        level(parameters)
                                .then(level ->
                                        Attempts.of(parameters)
                                                .then(attempt ->
                                                        question(
                                                                request, message, level,
                                                                attempt))));
    }

    private static Checked<Question> question(
            ServerHttpRequest request, String message, ProofLevel level, Attempts.Asked attempt) {
        return ShowingParameters.of(request, level)
                .then(showing ->
                        Identifiers.hash("message", message)
                                .then(id ->
                                        Negotiation.choose(
                                                        request,
                                                        MediaType.APPLICATION_JSON,
                                                        MediaTypes.PROOF)
                                                .then(form ->
                                                        Checked.good(
                                                                new Question(
                                                                        id, level, showing, attempt,
                                                                        form)))));
    }

    private static Checked<ProofLevel> level(Map<String, String> parameters) {
        String name = parameters.getOrDefault(LEVEL, "attested");
        return switch (name) {
            case "attested" -> Checked.good(ProofLevel.ATTESTED);
            case "logged" -> Checked.good(ProofLevel.LOGGED);
            case "state" -> Checked.good(ProofLevel.STATE);
            case "replayable" -> Checked.good(ProofLevel.REPLAYABLE);
            default ->
                    Checked.bad(
                            Problem.expected(
                                            ProblemType.MALFORMED_REQUEST,
                                            "query parameter \"level\"",
                                            "attested, logged, state or replayable",
                                            "\"" + JsonFields.shown(name) + "\"")
                                    .with("parameter", LEVEL));
        };
    }

    private Checked<ResponseEntity<byte[]>> answer(Question question) {
        if (!question.showing().isEmpty()) {
            return switch (ledger.proof(
                    question.id(),
                    question.attempt().sequence(),
                    question.level(),
                    question.showing())) {
                case ShownProof.Made(ExecutionProof proof) ->
                        Checked.good(ProofReplies.of(ledger, question.form(), proof));
                case ShownProof.NotThere _ -> Checked.bad(notThere(question));
                case ShownProof.NotKept(long at, long oldest) ->
                        Checked.bad(StateProblems.notKept(at, oldest));
                case ShownProof.TooFarBack(long at, String bound) ->
                        Checked.bad(StateProblems.tooFarBack(at, bound));
                case ShownProof.Busy _ -> Checked.bad(StateProblems.busy());
                case ShownProof.NoSuchEffect none -> Checked.bad(noSuchEffect(none));
            };
        }
        Long sequence = question.attempt().sequence();
        ExecutionProof proof =
                sequence == null
                        ? ledger.proof(question.id(), question.level())
                        : ledger.proof(question.id(), sequence, question.level());
        return proof == null
                ? Checked.bad(notThere(question))
                : Checked.good(ProofReplies.of(ledger, question.form(), proof));
    }

    private Problem notThere(Question question) {
        Long sequence = question.attempt().sequence();
        MessageStatus status =
                sequence == null
                        ? ledger.message(question.id())
                        : ledger.message(question.id(), sequence);
        return switch (status) {
            case null -> MessageProblems.unknown(question.id(), sequence);
            case MessageStatus.Accepted _ -> MessageProblems.notExecutedYet();
            case MessageStatus.Executed(ExecutedMessage executed, _, var place) ->
                    missing(executed, question.level(), place != null);
        };
    }

    private Problem missing(ExecutedMessage executed, ProofLevel level, boolean logged) {
        if (level == ProofLevel.REPLAYABLE) {
            Statement statement = executed.statement();
            if (statement.outcome() instanceof StatementOutcome.Skipped) {
                return skipped();
            }
            long oldest = ledger.oldestReplayable(statement.instanceId());
            if (Long.compareUnsigned(statement.sequence(), oldest) < 0) {
                return StateProblems.witnessNotKept(statement.sequence(), oldest);
            }
        }
        return logged ? MessageProblems.notExecutedYet() : MessageProblems.notLoggedYet();
    }

    private static Problem skipped() {
        return Problem.expected(
                ProblemType.PROOF_LEVEL_NOT_AVAILABLE,
                "level",
                "attested, logged or state, as the message was passed over and not executed",
                "replayable");
    }

    private static Problem noSuchEffect(ShownProof.NoSuchEffect none) {
        return Problem.expected(
                        ProblemType.NO_SUCH_EFFECT,
                        "effect",
                        "below " + none.count() + ", the number of the message's effects",
                        String.valueOf(none.index()))
                .with("parameter", ShowingParameters.EFFECT);
    }
}
