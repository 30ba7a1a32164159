package io.xcmgateway.gateway.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/// Traces are made where there is somebody to take them: without an endpoint nothing of
/// OpenTelemetry is started, and requests cost what they cost without it.
public final class TracesWhereAsked implements AutoConfigurationImportFilter, EnvironmentAware {
    /// Where traces go, such as `http://collector:4318/v1/traces`.
    public static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String[] PACKAGES = {
        "org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry."
    };

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = environment.containsProperty(ENDPOINT);
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            matches[i] = asked || !isOfTraces(names[i]);
        }
        return matches;
    }

    private static boolean isOfTraces(@Nullable String name) {
        for (String each : PACKAGES) {
            if (name != null && name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
