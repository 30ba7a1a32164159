package io.xcmgateway.gateway.http.problem;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/// Tells requests apart by the problem that they were answered with, where requests are measured.
@Component
final class ProblemTag extends DefaultServerRequestObservationConvention {
    private static final String ATTRIBUTE = ProblemTag.class.getName();
    private static final String NAME = "problem";
    private static final KeyValue NONE = KeyValue.of(NAME, "none");

    /// Notes with what `request` is answered.
    static void note(ServerHttpRequest request, ProblemType type) {
        request.getAttributes().put(ATTRIBUTE, type.word());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        Object word = context.getAttributes().get(ATTRIBUTE);
        return super.getLowCardinalityKeyValues(context)
                .and(word instanceof String text ? KeyValue.of(NAME, text) : NONE);
    }
}
