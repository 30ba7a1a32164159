package io.xcmgateway.gateway.http;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The limits that a client may run into, as `x-limits` of the OpenAPI document: each by the
/// property that sets it, with the value that it has here.
@Component
final class OpenApiLimits implements OpenApiCustomizer {
    private static final String PREFIX = "xcm-gateway.";
    private static final List<String> PROPERTIES =
            List.of(
                    "http.body-bytes-max",
                    "http.body-timeout-seconds",
                    "http.wait-seconds-max",
                    "http.submissions-in-flight-max",
                    "http.waits-in-flight-max",
                    "http.reads-in-flight-max",
                    "gas.per-message-default",
                    "gas.per-message-max",
                    "execution.queued-per-instance-max",
                    "execution.queued-total-max",
                    "dry-runs.in-flight-max",
                    "events.clients-max",
                    "verifications.body-bytes-max",
                    "verifications.in-flight-max",
                    "storage.provable-statements-max",
                    "storage.replayable-statements-max");

    private final Environment environment;

    OpenApiLimits(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customise(OpenAPI document) {
        Map<String, Long> limits = new LinkedHashMap<>();
        for (String property : PROPERTIES) {
            limits.put(
                    PREFIX + property,
                    environment.getRequiredProperty(PREFIX + property, Long.class));
        }
        document.addExtension("x-limits", limits);
    }
}
