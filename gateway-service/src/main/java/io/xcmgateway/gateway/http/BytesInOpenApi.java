package io.xcmgateway.gateway.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/// Adds to the bodies of an operation that [TakesBytes] those of bytes.
@Component
final class BytesInOpenApi implements GlobalOperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (AnnotatedElementUtils.isAnnotated(handler.getMethod(), TakesBytes.class)) {
            Content bodies = operation.getRequestBody().getContent();
            bodies.addMediaType(MediaTypes.XCM_VALUE, bytes());
            bodies.addMediaType(
                    org.springframework.http.MediaType.APPLICATION_OCTET_STREAM_VALUE, bytes());
        }
        return operation;
    }

    private static MediaType bytes() {
        return new MediaType().schema(new StringSchema().format("binary"));
    }
}
