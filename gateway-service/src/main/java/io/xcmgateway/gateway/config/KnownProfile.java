package io.xcmgateway.gateway.config;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Profiles;

/// Refuses to start without the one profile that there is: the others need keys, which no
/// configuration gives yet.
public final class KnownProfile
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (!event.getEnvironment().acceptsProfiles(Profiles.of(LoopbackOnly.DEVELOPMENT))) {
            throw new UnsafeStartException(
                    "the profile must be \"development\", was "
                            + String.join(", ", event.getEnvironment().getActiveProfiles()),
                    "Leave SPRING_PROFILES_ACTIVE unset. Profiles with keys of their own are not"
                            + " part of this version.");
        }
    }
}
