package io.xcmgateway.gateway.http.checkpoint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.json.AttestationJson;
import io.xcmgateway.gateway.http.json.CheckpointJson;
import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
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

/// `GET /v1/checkpoints/latest`, `/latest.note` and `/{leafCount}`.
@RestController
@Tag(name = "log")
final class CheckpointRoutes {
    private static final String NOTE_VALUE = "text/plain;charset=UTF-8";
    private static final MediaType NOTE = MediaType.parseMediaType(NOTE_VALUE);

    private final CheckpointLedger log;
    private final Reads reads;

    CheckpointRoutes(CheckpointLedger log, Reads reads) {
        this.log = log;
        this.reads = reads;
    }

    @GetMapping("/v1/checkpoints/latest")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getLatestCheckpoint",
            summary = "The newest head of the log",
            description = CheckpointExamples.LATEST_DESCRIPTION,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The head.",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(type = "object"),
                                    examples = @ExampleObject(CheckpointExamples.CHECKPOINT)),
                            @Content(
                                    mediaType = MediaTypes.CHECKPOINT_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))
                        })
            })
    Mono<ResponseEntity<byte[]>> latest(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                form(request),
                form ->
                        newest().then(head ->
                                Checked.good(Replies.current(form, body(form, head)))));
    }

    @GetMapping("/v1/checkpoints/latest.note")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getLatestCheckpointNote",
            summary = "The newest head of the log as a signed note",
            description = CheckpointExamples.NOTE_DESCRIPTION,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The note.",
                        content =
                                @Content(
                                        mediaType = NOTE_VALUE,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(CheckpointExamples.NOTE)))
            })
    Mono<ResponseEntity<byte[]>> note(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                QueryParameters.of(request).then(_ -> Negotiation.choose(request, NOTE)),
                form ->
                        newest().then(head ->
                                Checked.good(
                                        Replies.current(
                                                form,
                                                log.note(head)
                                                        .text()
                                                        .getBytes(StandardCharsets.UTF_8)))));
    }

    @GetMapping("/v1/checkpoints/{leafCount}")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "getCheckpoint",
            summary = "One head of the log",
            description = CheckpointExamples.ONE_DESCRIPTION,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The head.",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(type = "object"),
                                    examples = @ExampleObject(CheckpointExamples.CHECKPOINT)),
                            @Content(
                                    mediaType = MediaTypes.CHECKPOINT_VALUE,
                                    schema = @Schema(type = "string", format = "binary"))
                        })
            })
    Mono<ResponseEntity<byte[]>> one(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = CheckpointExamples.LEAF_COUNT, example = "14") @PathVariable
                    String leafCount) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                Identifiers.count("leafCount", leafCount)
                        .then(count ->
                                form(request).then(form -> Checked.good(new Asked(count, form)))),
                asked ->
                        at(asked.leafCount())
                                .then(head -> Checked.good(reply(asked.form(), head))));
    }

    private ResponseEntity<byte[]> reply(MediaType form, SignedCheckpoint head) {
        return log.complete(head)
                ? Replies.immutable(form, body(form, head))
                : Replies.current(form, body(form, head));
    }

    private record Asked(long leafCount, MediaType form) {}

    private static Checked<MediaType> form(ServerHttpRequest request) {
        return QueryParameters.of(request)
                .then(_ ->
                        Negotiation.choose(
                                request, MediaType.APPLICATION_JSON, MediaTypes.CHECKPOINT));
    }

    private Checked<SignedCheckpoint> newest() {
        SignedCheckpoint newest = log.latest();
        return newest == null
                ? Checked.bad(
                        Problem.of(ProblemType.UNKNOWN_CHECKPOINT, "no statement is logged yet"))
                : Checked.good(newest);
    }

    private Checked<SignedCheckpoint> at(long leafCount) {
        SignedCheckpoint head = log.at(leafCount);
        return head == null
                ? Checked.bad(
                        Problem.of(
                                ProblemType.UNKNOWN_CHECKPOINT,
                                "no signed head of the log has "
                                        + Long.toUnsignedString(leafCount)
                                        + " statements"))
                : Checked.good(head);
    }

    private static byte[] body(MediaType form, SignedCheckpoint head) {
        if (form.equals(MediaTypes.CHECKPOINT)) {
            return head.encode().toByteArray();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("checkpoint", CheckpointJson.of(head.checkpoint()));
        json.put("attestations", AttestationJson.of(head.attestations()));
        return Json.write(json);
    }
}
