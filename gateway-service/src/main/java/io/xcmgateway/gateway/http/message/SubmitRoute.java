package io.xcmgateway.gateway.http.message;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.config.HttpProperties;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.MessageStatus;
import io.xcmgateway.gateway.execution.NotExecutedException;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Bodies;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `POST /v1/instances/{instance}/messages`.
@RestController
@Tag(name = "messages")
final class SubmitRoute {
    private static final String PREFER = "Prefer";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final Submissions submissions;
    private final MessageGate gate;
    private final Ledger ledger;
    private final Workers workers;
    private final Bulkheads bulkheads;
    private final HttpProperties properties;

    SubmitRoute(
            Submissions submissions,
            MessageGate gate,
            Ledger ledger,
            Workers workers,
            Bulkheads bulkheads,
            HttpProperties properties) {
        this.submissions = submissions;
        this.gate = gate;
        this.ledger = ledger;
        this.workers = workers;
        this.bulkheads = bulkheads;
        this.properties = properties;
    }

    @PostMapping("/v1/instances/{instance}/messages")
    @Operation(
            operationId = "submitMessage",
            summary = "Submit an XCM program to an instance",
            description = ApiExamples.SUBMIT_DESCRIPTION,
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Prefer",
                        description =
                                "`wait=N` (1 to 30 seconds): answer with the receipt if there is"
                                        + " one by then.",
                        schema = @Schema(type = "string", example = "wait=10")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Idempotency-Key",
                        description =
                                "1 to 255 visible ASCII characters, scoped to the origin. The"
                                        + " same key with the same message gives the first answer"
                                        + " again; with another message it is a 422. Without a key"
                                        + " the message id serves as one.",
                        schema = @Schema(type = "string", example = "payment-2027-0001")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = SubmitRequestReader.ORIGIN_HEADER,
                        description = "Only with a body of bytes: the `origin` of the JSON form.",
                        schema =
                                @Schema(
                                        type = "string",
                                        example =
                                                "{\"asserted\":{\"parents\":1,\"interior\":\"Here\"}}")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = SubmitRequestReader.GAS_LIMIT_HEADER,
                        description = "Only with a body of bytes: the `gasLimit` of the JSON form.",
                        schema = @Schema(type = "string", example = "500000000"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = SubmitBody.class),
                                        examples = {
                                            @ExampleObject(
                                                    name = "asserted",
                                                    summary = "An asserted origin (development)",
                                                    value = ApiExamples.SUBMIT_ASSERTED),
                                            @ExampleObject(
                                                    name = "polkadotJs",
                                                    summary = "The same as polkadot.js has it",
                                                    value = ApiExamples.SUBMIT_POLKADOT_JS),
                                            @ExampleObject(
                                                    name = "papi",
                                                    summary = "The same as papi has it",
                                                    value = ApiExamples.SUBMIT_PAPI),
                                            @ExampleObject(
                                                    name = "account",
                                                    summary = "An account that signed",
                                                    value = ApiExamples.SUBMIT_ACCOUNT)
                                        }),
                                @Content(
                                        mediaType = MediaTypes.XCM_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Executed within the wait: the receipt.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Receipt.class),
                                        examples = @ExampleObject(ApiExamples.RECEIPT))),
                @ApiResponse(
                        responseCode = "202",
                        description = "Accepted, durably. `Location` names the message to follow.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = MessageView.class),
                                        examples = @ExampleObject(ApiExamples.MESSAGE))),
                @ApiResponse(ref = ApiExamples.PROBLEM_400, responseCode = "400"),
                @ApiResponse(ref = ApiExamples.PROBLEM_401, responseCode = "401"),
                @ApiResponse(ref = ApiExamples.PROBLEM_403, responseCode = "403"),
                @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404"),
                @ApiResponse(ref = ApiExamples.PROBLEM_408, responseCode = "408"),
                @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409"),
                @ApiResponse(ref = ApiExamples.PROBLEM_413, responseCode = "413"),
                @ApiResponse(ref = ApiExamples.PROBLEM_415, responseCode = "415"),
                @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422"),
                @ApiResponse(ref = ApiExamples.PROBLEM_503, responseCode = "503")
            })
    Mono<ResponseEntity<byte[]>> submit(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (head(request, instance)) {
            case Checked.Bad<Head>(Problem problem) ->
                    Mono.just(ProblemReplies.of(request, problem));
            case Checked.Good<Head>(Head head) ->
                    order(request, head)
                            .transformDeferred(BulkheadOperator.of(bulkheads.submissions()))
                            .flatMap(ordered ->
                                    ordered.fold(
                                            id -> answer(request, id),
                                            problem ->
                                                    Mono.just(
                                                            ProblemReplies.of(request, problem))));
        };
    }

    /// What a request says before its body.
    private record Head(Hash32 instanceId, MediaType form, IdempotencyKey key) {}

    private static Checked<Head> head(ServerHttpRequest request, String instance) {
        return QueryParameters.of(request)
                .then(_ -> Identifiers.hash("instance", instance))
                .then(id ->
                        SubmitRequestReader.form(request.getHeaders())
                                .then(form ->
                                        IdempotencyKey.of(request.getHeaders())
                                                .then(key ->
                                                        Checked.good(new Head(id, form, key)))));
    }

    /// The id of the message once it is durably ordered, now or by an earlier request.
    private Mono<Checked<Hash32>> order(ServerHttpRequest request, Head head) {
        return Bodies.read(
                        request,
                        properties.bodyBytesMax(),
                        Duration.ofSeconds(properties.bodyTimeoutSeconds()))
                .flatMap(body ->
                        workers.call(() ->
                                body.then(bytes ->
                                                SubmitRequestReader.read(
                                                        request.getHeaders(), head.form(), bytes))
                                        .then(parsed ->
                                                submissions.prepare(
                                                        head.instanceId(), parsed, head.key()))))
                .flatMap(prepared ->
                        prepared.fold(
                                message ->
                                        Mono.fromCompletionStage(() -> gate.submit(message))
                                                .map(IntakeReplies::of),
                                problem -> Mono.just(Checked.bad(problem))));
    }

    private Mono<ResponseEntity<byte[]>> answer(ServerHttpRequest request, Hash32 id) {
        Preference preference =
                Preference.of(request.getHeaders().get(PREFER), properties.waitSecondsMax());
        if (!preference.waits()) {
            return accepted(id);
        }
        return Mono.fromFuture(() -> gate.whenExecuted(id).toCompletableFuture())
                .transformDeferred(BulkheadOperator.of(bulkheads.waits()))
                .timeout(preference.waiting())
                .publishOn(workers.scheduler())
                .map(executed -> receipt(executed, preference))
                .onErrorResume(SubmitRoute::noReceiptYet, _ -> accepted(id));
    }

    /// Not in time, not while this process lives, or too many waiting already: the message is
    /// accepted all the same.
    private static boolean noReceiptYet(Throwable thrown) {
        return thrown instanceof TimeoutException
                || thrown instanceof NotExecutedException
                || thrown instanceof BulkheadFullException;
    }

    private static ResponseEntity<byte[]> receipt(ExecutedMessage executed, Preference preference) {
        String self = MessageView.path(executed.messageId());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(self))
                .header(HttpHeaders.CONTENT_LOCATION, self + "/receipt")
                .header(PREFERENCE_APPLIED, preference.applied())
                .body(Json.write(Receipts.of(executed)));
    }

    private Mono<ResponseEntity<byte[]>> accepted(Hash32 id) {
        return workers.call(() -> {
            MessageStatus status = ledger.message(id);
            if (status == null) {
                throw new IllegalStateException(
                        "an accepted message must be in the ledger, was not: " + id);
            }
            return ResponseEntity.accepted()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .location(URI.create(MessageView.path(id)))
                    .body(Json.write(MessageView.of(status)));
        });
    }
}
