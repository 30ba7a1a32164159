package io.xcmgateway.gateway.http.attestation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.attestation.AttestationDesk.Evidence;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Paged;
import io.xcmgateway.gateway.http.Paging;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.state.AttestationRecords.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET` and `POST /v1/equivocations`.
@RestController
@Tag(name = "attestors")
final class EquivocationRoutes {
    private final AttestationDesk desk;
    private final Reads reads;
    private final Brought brought;

    EquivocationRoutes(AttestationDesk desk, Reads reads, Brought brought) {
        this.desk = desk;
        this.reads = reads;
        this.brought = brought;
    }

    @PostMapping("/v1/equivocations")
    @RefusesBodies
    @ApiResponse(ref = ApiExamples.PROBLEM_409, responseCode = "409")
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "addEquivocation",
            summary = "Show that an attestor signed two things that exclude each other",
            description = AttestationExamples.EQUIVOCATION_DESCRIPTION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.PROVING)),
                                @Content(
                                        mediaType = MediaTypes.EQUIVOCATION_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is published, now or since an earlier request.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.EVIDENCE)))
            })
    Mono<ResponseEntity<byte[]>> add(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<MediaType> form =
                QueryParameters.of(request).then(_ -> EvidenceBody.either(request));
        return brought.answer(
                request,
                form,
                body -> form.then(it -> EvidenceBody.read(it, body)),
                (_, evidence) -> desk.add(evidence),
                EquivocationRoutes::answer);
    }

    @GetMapping("/v1/equivocations")
    @RefusesReads
    @Paged
    @Operation(
            operationId = "listEquivocations",
            summary = "Attestors that signed two things that exclude each other",
            description = AttestationExamples.EQUIVOCATIONS_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Paging.AFTER,
                            description = "u64: `next` of the page before; the first page without.",
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page of them.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object"),
                                        examples = @ExampleObject(AttestationExamples.EVIDENCES)))
            })
    Mono<ResponseEntity<byte[]>> list(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return reads.answer(
                request,
                QueryParameters.of(request, Paging.AFTER, Paging.LIMIT)
                        .then(parameters ->
                                Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                        .then(_ -> page(parameters))),
                this::page);
    }

    private record Page(long after, int limit) {}

    private static Checked<Page> page(Map<String, String> parameters) {
        String after = parameters.getOrDefault(Paging.AFTER, "0");
        Long from = JsonFields.parseU64(after);
        return from == null
                ? Checked.bad(Paging.refused(Paging.AFTER, "a decimal number of 0..2^64-1", after))
                : Paging.limit(parameters).then(most -> Checked.good(new Page(from, most)));
    }

    private Checked<ResponseEntity<byte[]>> page(Page page) {
        List<Listed> found = desk.published(page.after(), page.limit() + 1);
        List<Listed> shown = found.subList(0, Math.min(found.size(), page.limit()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equivocations", shown.stream().map(EquivocationRoutes::json).toList());
        if (found.size() > shown.size()) {
            json.put("next", Long.toUnsignedString(shown.getLast().number()));
        }
        return Checked.good(Replies.current(json));
    }

    private static Checked<ResponseEntity<byte[]>> answer(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Published(Listed listed) -> Checked.good(Replies.current(json(listed)));
            case Evidence.Refused(var reason, var expected, var found) ->
                    Checked.bad(
                            Problem.expected(ProblemType.NO_EQUIVOCATION, reason, expected, found));
            case Evidence.Enough(int max) ->
                    Checked.bad(
                            Problem.of(
                                    ProblemType.EVIDENCE_ENOUGH,
                                    max + " equivocations of this attestor are published"));
            case Evidence.Unavailable(String _) -> Checked.bad(SignatureReplies.unavailable());
        };
    }

    private static Map<String, Object> json(Listed listed) {
        Equivocation evidence = listed.evidence();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", Long.toUnsignedString(listed.number()));
        switch (evidence) {
            case Equivocation.Statements two -> {
                json.put("kind", "statements");
                json.put("instanceId", two.first().instanceId());
                json.put("sequence", Long.toUnsignedString(two.first().sequence()));
            }
            case Equivocation.Checkpoints two -> {
                json.put("kind", "checkpoints");
                json.put("logId", two.first().logId());
                json.put("leafCount", Long.toUnsignedString(two.first().leafCount()));
            }
        }
        json.put("first", evidence.firstHash());
        json.put("second", evidence.secondHash());
        json.put("evidence", evidence.encode());
        return json;
    }
}
