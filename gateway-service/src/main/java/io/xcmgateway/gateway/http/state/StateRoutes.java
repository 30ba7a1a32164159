package io.xcmgateway.gateway.http.state;

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
import io.xcmgateway.gateway.execution.InstanceStates;
import io.xcmgateway.gateway.execution.Looked;
import io.xcmgateway.gateway.execution.StateAt;
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
import io.xcmgateway.gateway.http.Revalidates;
import io.xcmgateway.gateway.http.StateProblems;
import io.xcmgateway.gateway.http.StateSequence;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /v1/instances/{instance}/state/{key}` and `/traps`.
@RestController
@Tag(name = "state")
final class StateRoutes {
    private final InstanceStates states;
    private final Reads reads;

    StateRoutes(InstanceStates states, Reads reads) {
        this.states = states;
        this.reads = reads;
    }

    @GetMapping("/v1/instances/{instance}/state/{key}")
    @RefusesReads
    @Revalidates
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @ApiResponse(ref = ApiExamples.PROBLEM_410, responseCode = "410")
    @Operation(
            operationId = "getStateValue",
            summary = "What a key of the state holds",
            description = StateExamples.KEY_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = StateSequence.AT,
                            description = StateSequence.DESCRIPTION,
                            schema = @Schema(type = "string")),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The value, or that there is none.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = KeyView.class),
                                        examples = @ExampleObject(StateExamples.KEY)))
            })
    Mono<ResponseEntity<byte[]>> key(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance,
            @Parameter(description = StateExamples.KEY_PARAMETER, example = "0x006d657461")
                    @PathVariable
                    String key) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<KeyAsked> asked =
                QueryParameters.of(request, StateSequence.AT)
                        .then(parameters ->
                                Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                        .then(_ -> StateSequence.of(parameters)))
                        .then(at ->
                                Identifiers.hash("instance", instance)
                                        .then(id ->
                                                Identifiers.trieKey(key)
                                                        .then(bytes ->
                                                                Checked.good(
                                                                        new KeyAsked(
                                                                                id, bytes, at)))));
        return reads.answer(request, asked, this::value);
    }

    private record KeyAsked(Hash32 instanceId, ByteString key, StateSequence.Asked at) {}

    private Checked<ResponseEntity<byte[]>> value(KeyAsked asked) {
        Long sequence = asked.at().sequence();
        return sequence == null
                ? look(asked.instanceId(), at -> KeyView.of(at, asked.key()))
                : past(asked.instanceId(), sequence, at -> KeyView.of(at, asked.key()));
    }

    private Checked<ResponseEntity<byte[]>> past(
            Hash32 id, long sequence, Function<StateAt, Object> view) {
        return switch (states.after(id, sequence, at -> reply(at, view))) {
            case Looked.Found<ResponseEntity<byte[]>>(var reply) -> Checked.good(reply);
            case Looked.NotThere<ResponseEntity<byte[]>> _ ->
                    look(id, StateAt::stateRoot)
                            .then(_ -> Checked.bad(StateProblems.noStatement(id, sequence)));
            case Looked.NotKept<ResponseEntity<byte[]>>(long at, long oldest) ->
                    Checked.bad(StateProblems.notKept(at, oldest));
            case Looked.TooFarBack<ResponseEntity<byte[]>>(long at, String bound) ->
                    Checked.bad(StateProblems.tooFarBack(at, bound));
            case Looked.Busy<ResponseEntity<byte[]>> _ -> Checked.bad(StateProblems.busy());
        };
    }

    @GetMapping("/v1/instances/{instance}/traps")
    @RefusesReads
    @Revalidates
    @Paged
    @ApiResponse(ref = ApiExamples.PROBLEM_404, responseCode = "404")
    @Operation(
            operationId = "listTraps",
            summary = "Assets that were left behind",
            description = StateExamples.TRAPS_DESCRIPTION,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Paging.AFTER,
                            description = "The `hash` of the last one of the page before.",
                            schema = @Schema(type = "string"),
                            example = ApiExamples.HASH),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page.",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = TrapsView.class),
                                        examples = @ExampleObject(StateExamples.TRAPS)))
            })
    Mono<ResponseEntity<byte[]>> traps(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = ApiExamples.INSTANCE_ID, example = ApiExamples.HASH)
                    @PathVariable
                    String instance) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Question<After>> asked =
                QueryParameters.of(request, Paging.AFTER, Paging.LIMIT)
                        .then(parameters ->
                                Negotiation.choose(request, MediaType.APPLICATION_JSON)
                                        .then(_ -> question(instance, parameters)));
        return reads.answer(
                request,
                asked,
                question ->
                        look(
                                question.instanceId(),
                                at -> TrapsView.of(at, question.about().hash(), question.limit())));
    }

    private record Question<T>(Hash32 instanceId, T about, int limit) {}

    private record After(@Nullable Hash32 hash) {}

    private static Checked<Question<After>> question(
            String instance, Map<String, String> parameters) {
        return Identifiers.hash("instance", instance)
                .then(id ->
                        after(parameters.get(Paging.AFTER))
                                .then(after ->
                                        Paging.limit(parameters)
                                                .then(limit ->
                                                        Checked.good(
                                                                new Question<>(
                                                                        id, after, limit)))));
    }

    private static Checked<After> after(@Nullable String text) {
        if (text == null) {
            return Checked.good(new After(null));
        }
        ByteString bytes = JsonFields.strictHex(text);
        return bytes != null && bytes.length() == Hash32.LENGTH_BYTES
                ? Checked.good(new After(new Hash32(bytes)))
                : Checked.bad(
                        Paging.refused(Paging.AFTER, "0x and 64 lower-case hex digits", text));
    }

    private Checked<ResponseEntity<byte[]>> look(Hash32 id, Function<StateAt, Object> view) {
        ResponseEntity<byte[]> reply = states.current(id, at -> reply(at, view));
        return reply == null ? Checked.bad(InstanceProblems.unknown(id)) : Checked.good(reply);
    }

    private static ResponseEntity<byte[]> reply(StateAt at, Function<StateAt, Object> view) {
        return Replies.ofState(at.sequence(), at.stateRoot(), view.apply(at));
    }
}
