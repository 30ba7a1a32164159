package io.xcmgateway.gateway.http.event;

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
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `GET /v1/events`.
@RestController
@Tag(name = "log")
final class EventRoute {
    private static final String INSTANCE = "instance";
    private static final String AFTER = "after";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String EXAMPLE =
            """
            : connected
            retry: 2000

            id: 13
            event: statement
            data: {"messageId":"0x4f1c6a2b9d3e8f70415263748596a7b8c9daebfc0d1e2f30415263748596a7b8","sequence":"7"}

            """;

    private final EventSource source;
    private final Ledger ledger;
    private final Workers workers;

    EventRoute(EventSource source, Ledger ledger, Workers workers) {
        this.source = source;
        this.ledger = ledger;
        this.workers = workers;
    }

    @GetMapping("/v1/events")
    @RefusesReads
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "streamEvents",
            summary = "Statements as they are logged",
            description =
                    "Server-sent events. One `statement` for each statement that a signed"
                        + " checkpoint covers, in the order of the log, each once, without a gap:"
                        + " first what there is after the place asked for, then what comes. `id`"
                        + " counts the statements of the whole log up to that one; it stays valid"
                        + " across restarts, and for every `instance`. A comment every 15 s is a"
                        + " sign of life. A client that takes nothing for about 45 s is sent a last"
                        + " `overflow` event and disconnected; with `Last-Event-ID` it goes on"
                        + " where it was.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = INSTANCE,
                        description = "Only the statements of this instance.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = AFTER,
                        description =
                                "u64: the `id` to go on after; 0 for all there ever was. Without"
                                        + " it, what is logged from now on.",
                        schema = @Schema(type = "string"),
                        example = "0"),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = LAST_EVENT_ID,
                        description = "The `id` that was taken last; counts before `after`.",
                        schema = @Schema(type = "string"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The stream; it ends only with the client or the server.",
                        content =
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema = @Schema(implementation = EventView.class),
                                        examples = @ExampleObject(EXAMPLE)))
            })
    Mono<Void> events(@Parameter(hidden = true) ServerWebExchange exchange) {
        return switch (asked(exchange.getRequest())) {
            case Checked.Bad<Asked>(Problem problem) -> ProblemReplies.write(exchange, problem);
            case Checked.Good<Asked>(Asked asked) -> {
                Hash32 instance = asked.instance();
                yield instance == null
                        ? stream(exchange, asked)
                        : workers.call(() -> ledger.instance(instance) != null)
                                .flatMap(known ->
                                        known
                                                ? stream(exchange, asked)
                                                : ProblemReplies.write(
                                                        exchange, unknown(instance)));
            }
        };
    }

    /// @param after unsigned; `null` for what comes from now on
    private record Asked(@Nullable Hash32 instance, @Nullable Long after) {}

    private Mono<Void> stream(ServerWebExchange exchange, Asked asked) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> describe(response)));
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return response.setComplete();
        }
        Flux<String> frames = source.open(asked.after(), asked.instance());
        return response.writeAndFlushWith(
                frames.map(text ->
                        Mono.just(
                                response.bufferFactory()
                                        .wrap(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /// A problem that comes instead has said what it is already.
    private static void describe(ServerHttpResponse response) {
        if (response.getHeaders().getContentType() == null) {
            response.setStatusCode(HttpStatus.OK);
            response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
            response.getHeaders().setCacheControl(CacheControl.noStore());
        }
    }

    private static Checked<Asked> asked(ServerHttpRequest request) {
        return QueryParameters.of(request, INSTANCE, AFTER)
                .then(parameters ->
                        Negotiation.choose(request, MediaType.TEXT_EVENT_STREAM)
                                .then(_ -> asked(request, parameters)));
    }

    private static Checked<Asked> asked(ServerHttpRequest request, Map<String, String> parameters) {
        List<String> last = request.getHeaders().getOrEmpty(LAST_EVENT_ID);
        String after = last.isEmpty() ? parameters.get(AFTER) : last.getFirst();
        Long place = after == null ? null : JsonFields.parseU64(after);
        if (after != null && place == null) {
            String where =
                    last.isEmpty()
                            ? "query parameter \"" + AFTER + "\""
                            : "header " + LAST_EVENT_ID;
            return Checked.bad(
                    Problem.expected(
                            ProblemType.MALFORMED_REQUEST,
                            where,
                            "the id of an event, or 0",
                            "\"" + JsonFields.shown(after) + "\""));
        }
        String instance = parameters.get(INSTANCE);
        if (instance == null) {
            return Checked.good(new Asked(null, place));
        }
        ByteString id = JsonFields.strictHex(instance);
        return id != null && id.length() == Hash32.LENGTH_BYTES
                ? Checked.good(new Asked(new Hash32(id), place))
                : Checked.bad(
                        Problem.expected(
                                        ProblemType.MALFORMED_REQUEST,
                                        "query parameter \"" + INSTANCE + "\"",
                                        "0x and 64 lower-case hex digits",
                                        "\"" + JsonFields.shown(instance) + "\"")
                                .with("parameter", INSTANCE));
    }

    private static Problem unknown(Hash32 instance) {
        return Problem.expected(
                ProblemType.UNKNOWN_INSTANCE,
                "instance",
                "one that GET /v1/instances lists",
                instance.toString());
    }
}
