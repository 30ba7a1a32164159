package io.xcmgateway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class DevelopmentPropertiesTest {
    private static final String HOST = "xcm-gateway.development.host-chains[0].";

    @EnableConfigurationProperties(DevelopmentProperties.class)
    static class Bound {}

    private static ApplicationContextRunner with(Map<String, String> properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues(
                        properties.entrySet().stream()
                                .map(it -> HOST + it.getKey() + "=" + it.getValue())
                                .toArray(String[]::new));
    }

    @Test
    void takesAReadyProfileByName() {
        with(Map.of("parachain", "1004", "profile", "system-parachain"))
                .run(context ->
                        assertThat(context.getBean(DevelopmentProperties.class).hostChains())
                                .containsExactly(
                                        new DevelopmentProperties.Host(1004L, "system-parachain")));
        with(Map.of("profile", "relay"))
                .run(context ->
                        assertThat(context.getBean(DevelopmentProperties.class).hostChains())
                                .containsExactly(new DevelopmentProperties.Host(null, "relay")));
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .run(context ->
                        assertThat(context.getBean(DevelopmentProperties.class).hostChains())
                                .isEmpty());
    }

    @Test
    void refusesUnknownProfilesAndPlacesThatAreNotTheirs() {
        refused(Map.of("parachain", "1004", "profile", "people"), "profile must be");
        refused(Map.of("parachain", "1004", "profile", "relay"), "a relay chain has no");
        refused(Map.of("profile", "parachain"), "a relay chain has no");
        refused(Map.of("parachain", "4294967296", "profile", "parachain"), "4294967295");
    }

    private static void refused(Map<String, String> properties, String why) {
        with(properties)
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining(why));
    }
}
