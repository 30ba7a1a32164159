package io.xcmgateway.gateway.config;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Refuses to start where others could read credentials on their way: beyond loopback without TLS,
/// unless `xcm-gateway.security.tls-ends-in-proxy` says that a proxy has it; and with a TLS key
/// that every user of this machine may read.
///
/// Whoever makes or reads secrets takes this as a constructor argument.
@Component
public final class EncryptedConnections {
    private static final String PROXY = "xcm-gateway.security.tls-ends-in-proxy";

    /// @param trusting checked first: what trusts everybody must not be reached at all
    EncryptedConnections(
            LoopbackOnly trusting, Environment environment, SecurityProperties security) {
        boolean ownPort = environment.getProperty("management.server.port") != null;
        for (String server : ownPort ? List.of("server", "management.server") : List.of("server")) {
            if (!security.tlsEndsInProxy()) {
                requireTls(environment, server);
            }
            requireSecretKeys(environment, server);
        }
    }

    private static void requireTls(Environment environment, String server) {
        @Nullable InetAddress address =
                environment.getProperty(server + ".address", InetAddress.class);
        if ((address == null || !address.isLoopbackAddress()) && !hasTls(environment, server)) {
            throw new UnsafeStartException(
                    server
                            + ".ssl.bundle must be set beyond loopback, was not, and "
                            + server
                            + ".address is "
                            + (address == null ? "not set" : address.getHostAddress()),
                    "Set it to the name of a bundle of spring.ssl.bundle.*, or set "
                            + PROXY
                            + "=true if a proxy in front ends TLS and nothing else reaches this"
                            + " port.");
        }
    }

    private static boolean hasTls(Environment environment, String server) {
        boolean enabled = environment.getProperty(server + ".ssl.enabled", Boolean.class, true);
        return enabled
                && (environment.containsProperty(server + ".ssl.bundle")
                        || environment.containsProperty(server + ".ssl.key-store")
                        || environment.containsProperty(server + ".ssl.certificate"));
    }

    private static void requireSecretKeys(Environment environment, String server) {
        String bundle = environment.getProperty(server + ".ssl.bundle", "");
        for (String property :
                List.of(
                        "spring.ssl.bundle.jks." + bundle + ".keystore.location",
                        "spring.ssl.bundle.pem." + bundle + ".keystore.private-key",
                        server + ".ssl.key-store",
                        server + ".ssl.certificate-private-key")) {
            String location = environment.getProperty(property, "");
            if (isFile(location)) {
                requireSecret(property, Path.of(location.replaceFirst("^file:(//)?", "")));
            }
        }
    }

    private static void requireSecret(String property, Path file) {
        String wrong;
        try {
            wrong = FileModes.notSecret(file);
        } catch (IOException e) {
            wrong = "cannot be read (" + e.getMessage() + ")";
        }
        if (wrong != null) {
            throw new UnsafeStartException(
                    "the file of " + property + " " + wrong,
                    "Take the permission away: chmod o-rwx " + file);
        }
    }

    /// Keys may also be given in place.
    private static boolean isFile(String location) {
        return !location.isEmpty()
                && !location.startsWith("classpath:")
                && !location.startsWith("base64:")
                && !location.contains("-----BEGIN");
    }
}
