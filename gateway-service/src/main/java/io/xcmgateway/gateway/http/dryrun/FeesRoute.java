package io.xcmgateway.gateway.http.dryrun;

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
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.Trials;
import io.xcmgateway.gateway.execution.Tried;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.TakesBytes;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.message.Submissions;
import io.xcmgateway.gateway.http.message.SubmitRequestReader;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/fees`.
@RestController
@Tag(name = "dry runs")
final class FeesRoute {
    private final Trials trials;
    private final TrialCalls calls;
    private final GasProperties gas;

    FeesRoute(Trials trials, TrialCalls calls, GasProperties gas) {
        this.trials = trials;
        this.calls = calls;
        this.gas = gas;
    }

    @PostMapping("/v1/instances/{instance}/fees")
    @RefusesBodies
    @TakesBytes
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "queryFees",
            summary = "What a program costs",
            description = DryRunExamples.FEES_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = FeesBody.class),
                                            examples =
                                                    @ExampleObject(DryRunExamples.FEES_REQUEST))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Weight and prices.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = FeesView.class),
                                        examples = @ExampleObject(DryRunExamples.FEES)))
            })
    Mono<ResponseEntity<byte[]>> fees(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (head(request, instance)) {
            case Checked.Bad<Head>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<Head>(Head head) ->
                    calls.answer(
                            request,
                            body -> read(head, body),
                            this::ask,
                            fees -> fees.then(view -> Checked.good(Replies.once(view))));
        };
    }

    private CompletionStage<Tried<Checked<FeesView>>> ask(FeeQuestions questions) {
        return trials.ask(
                questions.instanceId(),
                gas.perMessageDefault(),
                FeeQuestions.QUESTIONS_MAX,
                questions::ask);
    }

    /// What a request says before its body.
    private record Head(Hash32 instanceId, MediaType form) {}

    private static Checked<Head> head(ServerHttpRequest request, String instance) {
        return QueryParameters.of(request)
                .then(_ -> Negotiation.choose(request, MediaType.APPLICATION_JSON))
                .then(_ -> Identifiers.hash("instance", instance))
                .then(id ->
                        SubmitRequestReader.form(request.getHeaders())
                                .then(form -> Checked.good(new Head(id, form))));
    }

    private static Checked<FeeQuestions> read(Head head, byte[] body) {
        if (!head.form().equals(MediaType.APPLICATION_JSON)) {
            return questions(head, ByteString.wrap(body), null);
        }
        try {
            JsonFields fields = JsonFields.parse(body, "xcm", "destination");
            Location destination =
                    fields.has("destination")
                            ? SubmitRequestReader.location(
                                    fields.node("destination"), fields.pointer("destination"))
                            : null;
            return SubmitRequestReader.xcm(fields)
                    .then(message -> questions(head, message, destination));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private static Checked<FeeQuestions> questions(
            Head head, ByteString message, @Nullable Location destination) {
        return Submissions.program(message)
                .then(program ->
                        Checked.good(new FeeQuestions(head.instanceId(), program, destination)));
    }
}
