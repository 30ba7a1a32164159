package io.xcmgateway.gateway.http.routing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.OutboundPage;
import io.xcmgateway.gateway.execution.ParkedPage;
import io.xcmgateway.gateway.execution.RoutedMessages;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Identifiers;
import io.xcmgateway.gateway.http.InstanceProblems;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Paged;
import io.xcmgateway.gateway.http.Paging;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.Reads;
import io.xcmgateway.gateway.http.RefusesReads;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/instances/{instance}/outbound` and `/parked`.
@RestController
@Tag(name = "routing")
final class RoutingRoutes {
    private final RoutedMessages routed;
    private final Reads reads;

    RoutingRoutes(RoutedMessages routed, Reads reads) {
        this.routed = routed;
        this.reads = reads;
    }

    @GetMapping("/v1/instances/{instance}/outbound")
    @RefusesReads
    @Paged
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "listOutbound",
            summary = "What an instance sent",
            description = RoutingExamples.OUTBOUND_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Paging.AFTER,
                            description = RoutingExamples.AFTER_OUTBOUND,
                            schema = @Schema(type = "string"),
                            example = "7-0"),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = OutboundView.class),
                                        examples = @ExampleObject(RoutingExamples.OUTBOUND)))
            })
    Mono<ResponseEntity<byte[]>> outbound(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Question<Cursor.Start>> asked =
                parameters(request)
                        .then(parameters ->
                                Cursor.place(parameters)
                                        .then(after -> question(instance, parameters, after)));
        return reads.answer(request, asked, this::outbound);
    }

    @GetMapping("/v1/instances/{instance}/parked")
    @RefusesReads
    @Paged
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "listParked",
            summary = "What an instance parked",
            description = RoutingExamples.PARKED_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Paging.AFTER,
                            description = RoutingExamples.AFTER_PARKED,
                            schema = @Schema(type = "string"),
                            example = ApiExamples.HASH),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ParkedView.class),
                                        examples = @ExampleObject(RoutingExamples.PARKED)))
            })
    Mono<ResponseEntity<byte[]>> parked(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Question<After>> asked =
                parameters(request)
                        .then(parameters ->
                                after(parameters)
                                        .then(after -> question(instance, parameters, after)));
        return reads.answer(request, asked, this::parked);
    }

    private record Question<T>(Hash32 instanceId, T after, int limit) {}

    private record After(@Nullable Hash32 messageId) {}

    private static Checked<Map<String, String>> parameters(ServerHttpRequest request) {
        return Negotiation.choose(request, MediaType.APPLICATION_JSON)
                .then(_ -> QueryParameters.of(request, Paging.AFTER, Paging.LIMIT));
    }

    private static <T> Checked<Question<T>> question(
            String instance, Map<String, String> parameters, T after) {
        return Identifiers.hash("instance", instance)
                .then(id ->
                        Paging.limit(parameters)
                                .then(limit -> Checked.good(new Question<>(id, after, limit))));
    }

    private static Checked<After> after(Map<String, String> parameters) {
        String text = parameters.get(Paging.AFTER);
        if (text == null) {
            return Checked.good(new After(null));
        }
        var bytes = JsonFields.strictHex(text);
        return bytes != null && bytes.length() == Hash32.LENGTH_BYTES
                ? Checked.good(new After(new Hash32(bytes)))
                : Checked.bad(
                        Paging.refused(Paging.AFTER, "0x and 64 lower-case hex digits", text));
    }

    private Checked<ResponseEntity<byte[]>> outbound(Question<Cursor.Start> question) {
        OutboundPage page =
                routed.outbound(question.instanceId(), question.after().after(), question.limit());
        return page == null
                ? unknown(question.instanceId())
                : Checked.good(Replies.current(OutboundView.of(question.instanceId(), page)));
    }

    private Checked<ResponseEntity<byte[]>> parked(Question<After> question) {
        ParkedPage page =
                routed.parked(
                        question.instanceId(), question.after().messageId(), question.limit());
        return page == null
                ? unknown(question.instanceId())
                : Checked.good(Replies.current(ParkedView.of(question.instanceId(), page)));
    }

    private static Checked<ResponseEntity<byte[]>> unknown(Hash32 instanceId) {
        return Checked.bad(InstanceProblems.unknown(instanceId));
    }
}
