package io.xcmgateway.gateway.http.signer;

import io.xcmgateway.gateway.config.UnsafeStartException;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/// Refuses to start a signer that would not ask its clients for certificates.
final class RequiredTls implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final String BUNDLES = "spring.ssl.bundle.";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        String bundle = environment.getProperty("server.ssl.bundle", "");
        boolean there =
                Stream.of("jks.", "pem.")
                        .anyMatch(kind ->
                                Binder.get(environment)
                                        .bind(
                                                BUNDLES + kind + bundle,
                                                Bindable.mapOf(String.class, Object.class))
                                        .isBound());
        if (bundle.isEmpty() || !there) {
            throw new UnsafeStartException(
                    BUNDLES + "jks.signer or " + BUNDLES + "pem.signer must be set, was not",
                    "Set its keystore to the signer's own certificate, and its truststore to those"
                            + " that it trusts.");
        }
        if (!environment.getProperty("server.ssl.client-auth", "").equalsIgnoreCase("need")
                || !environment.getProperty("server.ssl.enabled", Boolean.class, true)) {
            throw new UnsafeStartException(
                    "server.ssl.client-auth must be need with server.ssl.enabled, was not",
                    "Leave both properties as they are.");
        }
    }
}
