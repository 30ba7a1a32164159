package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.gateway.config.UnsafeStartException;
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
