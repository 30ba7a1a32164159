package io.xcmgateway.gateway.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says beside the operations.
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        Hash32.class,
                        new StringSchema()
                                .pattern("^0x[0-9a-f]{64}$")
                                .description("32 bytes in hex."))
                .replaceWithSchema(
                        ByteString.class,
                        new StringSchema()
                                .pattern("^0x([0-9a-f]{2})*$")
                                .description("Bytes in hex."));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("XCM Gateway")
                                .version("v1")
                                .description(
                                        "Runs XCM programs inside SPREE modules and proves what"
                                            + " they did. u64 and u128 are decimal strings, bytes"
                                            + " lower-case 0x hex, times RFC 3339 UTC with"
                                            + " milliseconds, locations and programs canonical"
                                            + " JSON. Unknown query parameters and JSON keys are"
                                            + " refused. A program has at most 100 instructions, a"
                                            + " module 1 MiB; `x-limits` has every other limit by"
                                            + " the property that sets it.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This gateway.")))
                .tags(
                        List.of(
                                tag("messages", "Submit a message and follow it."),
                                tag("proofs", "Take away what convinces others."),
                                tag("log", "Heads of the log of all statements."),
                                tag("attestors", "Who signs, and who lied."),
                                tag("dry runs", "Try out what changes nothing."),
                                tag("state", "What instances keep."),
                                tag("routing", "Messages between instances."),
                                tag("instances", "Modules at work for host chains."),
                                tag("codec", "Programs as bytes and as JSON, in any version."),
                                tag("modules", "Code, named by its hash."),
                                tag("operators", "What only an operator may do.")))
                .components(components());
    }

    /// Quotes every string of the YAML form: hex without quotes would be a number.
    ///
    /// @param mappers none when the document is switched off
    @Bean
    SmartInitializingSingleton quotedYaml(ObjectProvider<ObjectMapperProvider> mappers) {
        return () ->
                mappers.ifAvailable(each -> {
                    if (each.yamlMapper().getFactory() instanceof YAMLFactory yaml) {
                        yaml.disable(YAMLGenerator.Feature.MINIMIZE_QUOTES);
                    }
                });
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    private static Components components() {
        Components components = new Components().addSchemas("Problem", problem());
        Map<Integer, List<ProblemType>> byStatus =
                Arrays.stream(ProblemType.values())
                        .collect(
                                Collectors.groupingBy(
                                        type -> type.status().value(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byStatus.forEach(
                (status, types) -> components.addResponses("Problem" + status, response(types)));
        return components;
    }

    private static ApiResponse response(List<ProblemType> types) {
        ProblemType first = types.getFirst();
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", first.uri().toString());
        example.put("title", first.title());
        example.put("status", first.status().value());
        example.put("detail", "what was expected and what was found");
        example.put("instance", "/v1/messages");
        example.put("retryable", first.retryable());
        return new ApiResponse()
                .description(
                        types.stream()
                                .map(type -> type.title() + " (`" + type.uri() + "`)")
                                .collect(Collectors.joining("; ")))
                .content(
                        new Content()
                                .addMediaType(
                                        org.springframework.http.MediaType
                                                .APPLICATION_PROBLEM_JSON_VALUE,
                                        new MediaType()
                                                .schema(new Schema<>().$ref(PROBLEM_SCHEMA))
                                                .example(example)));
    }

    private static Schema<?> problem() {
        Schema<?> schema =
                new ObjectSchema()
                        .description("A refusal (RFC 9457).")
                        .addProperty(
                                "type",
                                new StringSchema()
                                        ._enum(
                                                Arrays.stream(ProblemType.values())
                                                        .map(type -> type.uri().toString())
                                                        .toList())
                                        .description("The stable name to compare."))
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new IntegerSchema())
                        .addProperty(
                                "detail",
                                new StringSchema()
                                        .description("What was expected and what was found."))
                        .addProperty(
                                "instance",
                                new StringSchema().description("The path of the request."))
                        .addProperty(
                                "retryable",
                                new io.swagger.v3.oas.models.media.BooleanSchema()
                                        .description("Whether the same request can succeed later."))
                        .addProperty("expected", new StringSchema())
                        .addProperty("found", new StringSchema())
                        .addProperty(
                                "offset",
                                new IntegerSchema()
                                        .description("Where in the SCALE bytes, from 0."))
                        .addProperty(
                                "instructionIndex",
                                new IntegerSchema()
                                        .description("Which instruction of the program, from 0."))
                        .addProperty(
                                "path", new StringSchema().description("Where in the structure."))
                        .addProperty(
                                "pointer",
                                new StringSchema()
                                        .description("Where in the JSON, as an RFC 6901 pointer."))
                        .addProperty(
                                "parameter",
                                new StringSchema().description("Which query parameter."))
                        .addProperty(
                                "equivocation",
                                new StringSchema()
                                        .description("Number of the published evidence, u64."))
                        .addProperty("retryAfterSeconds", new IntegerSchema());
        schema.setRequired(List.of("type", "title", "status", "detail", "instance", "retryable"));
        return schema;
    }
}
