package io.xcmgateway.gateway.config;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Refuses to start what trusts its callers on an address that strangers can reach.
///
/// Whoever needs the guarantee takes this as a constructor argument, so that it is checked before
/// keys are made or a port is opened.
@Component
public final class LoopbackOnly {
    public static final String DEVELOPMENT = "development";

    LoopbackOnly(Environment environment, SecurityProperties security) {
        boolean development = environment.acceptsProfiles(Profiles.of(DEVELOPMENT));
        if (development || !security.enabled()) {
            String why =
                    development
                            ? "the profile \"development\""
                            : "xcm-gateway.security.enabled=false";
            require(environment, "server.address", why);
            if (environment.getProperty("management.server.port") != null) {
                require(environment, "management.server.address", why);
            }
        }
    }

    private static void require(Environment environment, String property, String why) {
        @Nullable InetAddress address = environment.getProperty(property, InetAddress.class);
        if (address == null || !address.isLoopbackAddress()) {
            throw new UnsafeStartException(
                    property
                            + " must be a loopback address with "
                            + why
                            + ", was "
                            + (address == null ? "not set" : address.getHostAddress()),
                    "Set "
                            + property
                            + "=127.0.0.1, or choose another profile with SPRING_PROFILES_ACTIVE"
                            + " and leave xcm-gateway.security.enabled at true.");
        }
    }
}
