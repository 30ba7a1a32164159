package io.xcmgateway.gateway.http.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// One operation as the OpenAPI document describes it, references resolved.
///
/// @param method in capitals
/// @param path with its parameters in braces
/// @param bodies by media type
/// @param answers by status: the media types, none where there is no body
public record ApiOperation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, Body> bodies,
        Map<Integer, Map<String, JsonNode>> answers) {

    /// @param in path, query or header
    /// @param examples as the document gives them, perhaps none
    public record Parameter(
            String name, String in, boolean required, JsonNode schema, List<JsonNode> examples) {}

    /// @param examples by name, perhaps none
    public record Body(JsonNode schema, Map<String, JsonNode> examples) {}

    /// The query that a request cannot do without, from the examples: `?version=V3`, or nothing.
    public String requiredQuery() {
        String query =
                parameters.stream()
                        .filter(each -> each.in().equals("query") && each.required())
                        .map(each -> each.name() + "=" + each.examples().getFirst().asString(""))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    public static List<ApiOperation> of(JsonNode document) {
        List<ApiOperation> operations = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyStream()
                                .forEach(each ->
                                        operations.add(
                                                read(
                                                        document,
                                                        path.getKey(),
                                                        each.getKey(),
                                                        each.getValue()))));
        return List.copyOf(operations);
    }

    /// The node itself, or what its `$ref` names.
    static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static ApiOperation read(
            JsonNode document, String path, String method, JsonNode operation) {
        List<Parameter> parameters =
                operation
                        .path("parameters")
                        .valueStream()
                        .map(each -> parameter(document, resolved(document, each)))
                        .toList();
        Map<String, Body> bodies = new LinkedHashMap<>();
        resolved(document, operation.path("requestBody"))
                .path("content")
                .propertyStream()
                .forEach(each ->
                        bodies.put(
                                each.getKey(),
                                new Body(
                                        resolved(document, each.getValue().path("schema")),
                                        examples(each.getValue()))));
        Map<Integer, Map<String, JsonNode>> answers = new LinkedHashMap<>();
        operation
                .path("responses")
                .propertyStream()
                .forEach(each ->
                        answers.put(
                                Integer.valueOf(each.getKey()),
                                content(resolved(document, each.getValue()))));
        return new ApiOperation(
                operation.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                bodies,
                answers);
    }

    private static Parameter parameter(JsonNode document, JsonNode parameter) {
        JsonNode schema = resolved(document, parameter.path("schema"));
        List<JsonNode> examples = new ArrayList<>(examples(parameter).values());
        Optional.ofNullable(schema.get("example")).ifPresent(examples::add);
        schema.path("enum").forEach(examples::add);
        return new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("required").asBoolean(false),
                schema,
                examples);
    }

    private static Map<String, JsonNode> examples(JsonNode described) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        Optional.ofNullable(described.get("example")).ifPresent(it -> examples.put("", it));
        described
                .path("examples")
                .propertyStream()
                .forEach(each -> examples.put(each.getKey(), each.getValue().path("value")));
        return examples;
    }

    private static Map<String, JsonNode> content(JsonNode answer) {
        Map<String, JsonNode> content = new LinkedHashMap<>();
        answer.path("content")
                .propertyStream()
                .forEach(each -> content.put(each.getKey(), each.getValue().path("schema")));
        return content;
    }
}
