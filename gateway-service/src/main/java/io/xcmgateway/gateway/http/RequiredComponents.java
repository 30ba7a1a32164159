package io.xcmgateway.gateway.http;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Marks as required what bodies always have: each component of a record that is not `@Nullable`.
@Component
final class RequiredComponents implements ModelConverter, GlobalOpenApiCustomizer {
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
        alwaysThere.forEach((name, components) -> {
            Schema<?> schema = document.getComponents().getSchemas().get(name);
            if (schema != null && schema.getProperties() != null) {
                schema.setRequired(
                        components.stream().filter(schema.getProperties()::containsKey).toList());
            }
        });
    }

    private static @Nullable String name(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference != null && reference.startsWith(SCHEMAS)
                ? reference.substring(SCHEMAS.length())
                : null;
    }
}
