package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.config.SecurityProperties;
import io.xcmgateway.gateway.config.UnsafeStartException;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// Settings of Spring's own that are safe here in one way only.
final class SpringSettings {
    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
    private static final String ACTUATOR = "management.endpoints.web.base-path";

    private SpringSettings() {}

    /// [Operations] knows what looks into this process by its path.
    static void requireKnownPaths(Environment environment) {
        String path = environment.getProperty(ACTUATOR, "/actuator");
        if (!path.equals("/actuator")) {
            throw new UnsafeStartException(
                    ACTUATOR + " must be /actuator, was " + path, "Leave it unset.");
        }
    }

    /// What is public must not be reached by everybody who reaches the API.
    static void requirePortOfPublicMetrics(Environment environment, SecurityProperties security) {
        if (security.publicMetrics() && environment.getProperty("management.server.port") == null) {
            throw new UnsafeStartException(
                    "xcm-gateway.security.public-metrics must be false without"
                            + " management.server.port, was true",
                    "Give health and metrics a port of their own, which no stranger reaches.");
        }
    }

    /// A token for another service of the same issuer must do nothing here, and nobody on the way
    /// must be able to put other keys in place of the issuer's.
    static void requireSafeTokens(Environment environment) {
        List<String> audiences =
                Binder.get(environment)
                        .bind(JWT + "audiences", Bindable.listOf(String.class))
                        .orElse(List.of());
        if (audiences.isEmpty()) {
            throw new UnsafeStartException(
                    JWT + "audiences must name this service, was not set",
                    "Set it to what tokens for this service have in their claim aud.");
        }
        for (String property : List.of(JWT + "issuer-uri", JWT + "jwk-set-uri")) {
            String uri = environment.getProperty(property);
            if (uri != null && !isSafe(URI.create(uri))) {
                throw new UnsafeStartException(
                        property + " must be an https URI, was " + uri,
                        "Give the issuer's https address.");
            }
        }
    }

    private static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme())
                || List.of("localhost", "127.0.0.1", "[::1]")
                        .contains(String.valueOf(uri.getHost()));
    }
}
