package io.xcmgateway.gateway.http.xcm;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.json.JsonForm;
import io.xcmgateway.gateway.http.ApiExamples;
import io.xcmgateway.gateway.http.Bulkheads;
import io.xcmgateway.gateway.http.ContentTypes;
import io.xcmgateway.gateway.http.MediaTypes;
import io.xcmgateway.gateway.http.Negotiation;
import io.xcmgateway.gateway.http.Posts;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.RefusesBodies;
import io.xcmgateway.gateway.http.Replies;
import io.xcmgateway.gateway.http.TakesBytes;
import io.xcmgateway.gateway.http.problem.Checked;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `/v1/xcm`: programs from one look into another.
@RestController
@Tag(name = "codec")
final class CodecRoutes {
    private static final MediaType[] JSON = {MediaType.APPLICATION_JSON};
    private static final MediaType[] BYTES = {
        MediaType.APPLICATION_JSON, MediaTypes.XCM, MediaType.APPLICATION_OCTET_STREAM
    };
    private static final MediaType[] BOTH = {MediaType.APPLICATION_JSON, MediaTypes.XCM};

    private final Posts posts;
    private final Bulkheads bulkheads;

    CodecRoutes(Posts posts, Bulkheads bulkheads) {
        this.posts = posts;
        this.bulkheads = bulkheads;
    }

    @PostMapping("/v1/xcm/decode")
    @RefusesBodies
    @TakesBytes
    @Operation(
            operationId = "decodeXcm",
            summary = "SCALE to JSON",
            description =
                    "Reads one SCALE VersionedXcm to its last byte, under the limits of messages"
                            + " (100 instructions, 8 programs deep). A refusal tells `offset` and"
                            + " `path`.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = Programs.FORM,
                            description = CodecExamples.FORM,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"canonical", "polkadot_js", "papi"},
                                            defaultValue = "canonical")),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ProgramBody.class),
                                            examples = @ExampleObject(CodecExamples.SCALE))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The program.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ProgramView.class),
                                            examples = @ExampleObject(CodecExamples.PROGRAM))))
    Mono<ResponseEntity<byte[]>> decode(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Wanted> wanted =
                QueryParameters.of(request, Programs.FORM)
                        .then(parameters -> wanted(request, BYTES, JSON, parameters));
        return answer(request, wanted, Programs.Look.SCALE, Checked::good);
    }

    @PostMapping("/v1/xcm/encode")
    @RefusesBodies
    @Operation(
            operationId = "encodeXcm",
            summary = "JSON to SCALE",
            description =
                    "Takes the canonical form and those of polkadot.js and papi; the answer has"
                            + " the bytes, their hash and the canonical form. A refusal tells the"
                            + " `pointer`.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ProgramBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "canonical",
                                                        value = CodecExamples.JSON),
                                                @ExampleObject(
                                                        name = "polkadot.js",
                                                        value = CodecExamples.POLKADOT_JS),
                                                @ExampleObject(
                                                        name = "papi",
                                                        value = CodecExamples.PAPI)
                                            })),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The program, or its bytes alone.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ProgramView.class),
                                        examples = @ExampleObject(CodecExamples.PROGRAM)),
                                @Content(
                                        mediaType = MediaTypes.XCM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<byte[]>> encode(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Checked<Wanted> wanted =
                QueryParameters.of(request)
                        .then(parameters -> wanted(request, JSON, BOTH, parameters));
        return answer(request, wanted, Programs.Look.JSON, Checked::good);
    }

    @PostMapping("/v1/xcm/convert")
    @RefusesBodies
    @TakesBytes
    @ApiResponse(ref = ApiExamples.PROBLEM_422, responseCode = "422")
    @Operation(
            operationId = "convertXcm",
            summary = "From one version of XCM to another",
            description =
                    "Takes and gives bytes and all JSON forms. Conversion is that of polkadot-sdk,"
                            + " step by step; what has no counterpart is a 422 that names the"
                            + " instruction.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = Programs.VERSION,
                        required = true,
                        description = CodecExamples.VERSION,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"V3", "V4", "V5"}),
                        example = "V4"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = Programs.FORM,
                        description = CodecExamples.FORM,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"canonical", "polkadot_js", "papi"},
                                        defaultValue = "canonical"))
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ProgramBody.class),
                                            examples = @ExampleObject(CodecExamples.JSON))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The converted program, or its bytes alone.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ProgramView.class),
                                        examples = @ExampleObject(CodecExamples.PROGRAM)),
                                @Content(
                                        mediaType = MediaTypes.XCM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<byte[]>> convert(@Parameter(hidden = true) ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return QueryParameters.of(request, Programs.FORM, Programs.VERSION)
                .then(parameters ->
                        Programs.version(parameters)
                                .then(version -> Checked.good(new Conversion(parameters, version))))
                .fold(
                        conversion ->
                                answer(
                                        request,
                                        wanted(request, BYTES, BOTH, conversion.parameters()),
                                        Programs.Look.ANY,
                                        program -> Programs.convert(program, conversion.version())),
                        problem ->
                                answer(
                                        request,
                                        Checked.bad(problem),
                                        Programs.Look.ANY,
                                        Checked::good));
    }

    private record Conversion(Map<String, String> parameters, XcmVersion version) {}

    /// @param type of the request's body
    /// @param form of `xcm` in an answer that is JSON
    /// @param reply of the answer's body
    private record Wanted(MediaType type, JsonForm form, MediaType reply) {}

    private static Checked<Wanted> wanted(
            ServerHttpRequest request,
            MediaType[] read,
            MediaType[] offered,
            Map<String, String> parameters) {
        return Programs.form(parameters)
                .then(form ->
                        ContentTypes.among(request.getHeaders(), read)
                                .then(type ->
                                        Negotiation.choose(request, offered)
                                                .then(reply ->
                                                        Checked.good(
                                                                new Wanted(type, form, reply)))));
    }

    private Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            Checked<Wanted> wanted,
            Programs.Look look,
            Function<VersionedXcm, Checked<VersionedXcm>> change) {
        return posts.answer(
                request,
                wanted,
                bulkheads.submissions(),
                (head, body) ->
                        Programs.read(head.type(), body, look)
                                .then(change)
                                .then(program -> Checked.good(reply(head, program))));
    }

    private static ResponseEntity<byte[]> reply(Wanted wanted, VersionedXcm program) {
        return wanted.reply().equals(MediaTypes.XCM)
                ? Replies.current(MediaTypes.XCM, program.encode().toByteArray())
                : Replies.current(ProgramView.of(program, wanted.form()));
    }
}
