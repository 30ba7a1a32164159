package io.xcmgateway.gateway.config;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/// Refuses to start with any other profile than exactly one of those that there are.
public final class KnownProfile
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    public static final String PRODUCTION = "production";

    /// Of another process than a gateway: `java -jar gateway-service.jar signer`.
    public static final String SIGNER = "signer";

    private static final Set<String> KNOWN = Set.of(LoopbackOnly.DEVELOPMENT, PRODUCTION);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<String> profiles = profiles(event.getEnvironment());
        if (profiles.stream().filter(KNOWN::contains).count() != 1 || profiles.contains(SIGNER)) {
            throw new UnsafeStartException(
                    "the profile must be \"development\" or \"production\", was "
                            + (profiles.isEmpty() ? "none" : String.join(", ", profiles)),
                    "Leave SPRING_PROFILES_ACTIVE unset for development on this machine, or set it"
                            + " to production.");
        }
    }

    private static List<String> profiles(Environment environment) {
        String[] active = environment.getActiveProfiles();
        return Arrays.asList(active.length == 0 ? environment.getDefaultProfiles() : active);
    }
}
