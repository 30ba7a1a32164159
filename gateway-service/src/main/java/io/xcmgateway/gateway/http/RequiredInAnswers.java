package io.xcmgateway.gateway.http;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Marks as required what answers always have: each component of a record that is not `@Nullable`,
/// unless the record is part of a request too. What a request must have, its body's record says.
@Component
final class RequiredInAnswers implements ModelConverter, GlobalOpenApiCustomizer {
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, List<String>> alwaysThere = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            // What an operation answers with itself comes whole, its parts as references.
            String name = schema.get$ref() == null ? schema.getName() : name(schema);
            if (name != null) {
                alwaysThere.put(name, components(java.getRawClass()));
            }
        }
        return schema;
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(each -> !each.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .sorted()
                .toList();
    }

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> asked = new HashSet<>();
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .map(MediaType::getSchema)
                .forEach(schema -> reach(schema, schemas, asked));
        alwaysThere.forEach((name, components) -> {
            Schema<?> schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null && !asked.contains(name)) {
                schema.setRequired(
                        components.stream()
                                .filter(schema.getProperties()::containsKey)
                                .toList());
            }
        });
    }

    /// Adds the names of all that `schema` leads to.
    private static void reach(
            @Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> found) {
        if (schema == null) {
            return;
        }
        String name = name(schema);
        if (name != null && found.add(name)) {
            reach(schemas.get(name), schemas, found);
        }
        parts(schema).forEach(part -> reach(part, schemas, found));
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        Stream<?> all =
                Stream.of(
                                Stream.ofNullable(schema.getProperties())
                                        .flatMap(each -> each.values().stream()),
                                Stream.ofNullable(schema.getItems()),
                                Stream.ofNullable(schema.getAdditionalProperties()),
                                Stream.ofNullable(schema.getAllOf()).flatMap(List::stream),
                                Stream.ofNullable(schema.getOneOf()).flatMap(List::stream),
                                Stream.ofNullable(schema.getAnyOf()).flatMap(List::stream))
                        .flatMap(each -> each);
        return all.filter(Schema.class::isInstance).map(each -> (Schema<?>) each);
    }

    private static @Nullable String name(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference != null && reference.startsWith(SCHEMAS)
                ? reference.substring(SCHEMAS.length())
                : null;
    }
}
