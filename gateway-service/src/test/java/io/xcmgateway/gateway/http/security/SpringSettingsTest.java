package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.gateway.config.SecurityProperties;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.config.UnsafeStartException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SpringSettingsTest {
    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Test
    void refusesTokensForAnyService() {
        assertThatThrownBy(() -> SpringSettings.requireSafeTokens(new MockEnvironment()))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("audiences must name this service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer-uri", "jwk-set-uri"})
    void refusesKeysOfAnIssuerThatCameInTheClear(String property) {
        MockEnvironment environment =
                new MockEnvironment().withProperty(JWT + "audiences", "xcm-gateway");

        assertThatThrownBy(() ->
                        SpringSettings.requireSafeTokens(
                                environment.withProperty(
                                        JWT + property, "http://issuer.example/a")))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining(property + " must be an https URI");
        for (String safe :
                new String[] {"https://issuer.example/a", "http://127.0.0.1:8081/realms/a"}) {
            assertThatCode(() ->
                            SpringSettings.requireSafeTokens(
                                    environment.withProperty(JWT + property, safe)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesPublicMetricsOnThePortOfTheApi() {
        Limits limits = new Limits(1000, 1000, 1, 1);
        SecurityProperties open =
                new SecurityProperties(
                        true, true, true, false, null, 5, List.of(), 1, limits, limits);
        MockEnvironment environment = new MockEnvironment();

        assertThatThrownBy(() -> SpringSettings.requirePortOfPublicMetrics(environment, open))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("public-metrics must be false");
        environment.setProperty("management.server.port", "8081");
        assertThatCode(() -> SpringSettings.requirePortOfPublicMetrics(environment, open))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesActuatorsAtAPathThatTheTableDoesNotKnow() {
        assertThatThrownBy(() ->
                        SpringSettings.requireKnownPaths(
                                new MockEnvironment()
                                        .withProperty(
                                                "management.endpoints.web.base-path", "/manage")))
                .isInstanceOf(UnsafeStartException.class);
        assertThatCode(() -> SpringSettings.requireKnownPaths(new MockEnvironment()))
                .doesNotThrowAnyException();
    }
}
