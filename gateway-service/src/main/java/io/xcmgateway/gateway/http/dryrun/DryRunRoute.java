package io.xcmgateway.gateway.http.dryrun;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.DryRun;
import io.xcmgateway.gateway.execution.DryRunRequest;
import io.xcmgateway.gateway.execution.Trials;
import io.xcmgateway.gateway.execution.Tried;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.message.SubmitRequestReader;
import io.xcmgateway.gateway.http.message.TakesMessagesAsBytes;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.security.Caller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/dry-runs`.
@RestController
@Tag(name = "dry runs")
final class DryRunRoute {
    private final Trials trials;
    private final TrialCalls calls;
    private final GasProperties gas;

    DryRunRoute(Trials trials, TrialCalls calls, GasProperties gas) {
        this.trials = trials;
        this.calls = calls;
        this.gas = gas;
    }

    @PostMapping("/v1/instances/{instance}/dry-runs")
    @RefusesBodies
    @TakesMessagesAsBytes
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "dryRun",
            summary = "What a message would come to",
            description = DryRunExamples.DRY_RUN_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = DryRunBody.class),
                                        examples = {
                                            @ExampleObject(
                                                    name = "minted",
                                                    summary = "An account that has nothing yet",
                                                    value = DryRunExamples.DRY_RUN_MINTED),
                                            @ExampleObject(
                                                    name = "asserted",
                                                    summary = "The body of a submission",
                                                    value = ApiExamples.SUBMIT_ASSERTED),
                                            @ExampleObject(
                                                    name = "polkadotJs",
                                                    summary = "The same as polkadot.js has it",
                                                    value = ApiExamples.SUBMIT_POLKADOT_JS),
                                            @ExampleObject(
                                                    name = "papi",
                                                    summary = "The same as papi has it",
                                                    value = ApiExamples.SUBMIT_PAPI)
                                        })
                            }),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "What it would come to, also if it would fail.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = DryRunView.class),
                                        examples = @ExampleObject(DryRunExamples.DRY_RUN)))
            })
    Mono<ResponseEntity<byte[]>> dryRun(
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
                            body ->
                                    new DryRunReader(head.instanceId(), gas)
                                            .read(request.getHeaders(), head.form(), body),
                            asked -> paid(Caller.of(request), asked),
                            paid ->
                                    paid.then(run ->
                                            Checked.good(Replies.once(DryRunViews.of(run)))));
        };
    }

    /// Takes the gas limit from the caller's budget, and gives back what the run did not use of it,
    /// whether or not the client stays for the answer.
    private CompletionStage<Tried<Checked<DryRun>>> paid(Caller caller, DryRunRequest asked) {
        Problem tooMuch = caller.charge(asked.gasLimit());
        if (tooMuch != null) {
            return CompletableFuture.completedFuture(new Tried.Done<>(Checked.bad(tooMuch)));
        }
        return trials.dryRun(asked)
                .whenComplete((tried, _) -> {
                    if (tried instanceof Tried.Done<DryRun>(DryRun run)) {
                        caller.settle(asked.gasLimit(), run.gasUsed());
                    } else {
                        caller.giveBack(asked.gasLimit());
                    }
                })
                .thenApply(tried -> tried.map(Checked::good));
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
}
