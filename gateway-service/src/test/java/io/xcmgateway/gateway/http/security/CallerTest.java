package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.xcmgateway.gateway.http.Http;
import io.xcmgateway.gateway.http.Programs;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How callers are known, and what they may.
class CallerTest extends SecuredGateway {
    private static final String READ = "/v1/instances";

    private Http.Answer resume(String... headers) {
        return http.post(
                "/v1/instances/0x" + "00".repeat(32) + "/halt/resume",
                "{\"sequence\":\"1\"}",
                headers);
    }

    @Test
    void oldAndNewKeyHoldTogetherAndAnOldOneEndsWithoutARestart() {
        ApiKey next = ApiKey.make(new Random(5));
        writeClients("{\"clients\":[" + client("operator", allScopes(), OPERATOR, next) + "]}");
        clients.reread();

        assertThat(resume(ApiKey.HEADER, OPERATOR.text()).status()).isEqualTo(404);
        assertThat(resume(ApiKey.HEADER, next.text()).status()).isEqualTo(404);

        writeClients("{\"clients\":[" + client("operator", allScopes(), next) + "]}");
        clients.reread();

        resume(ApiKey.HEADER, OPERATOR.text()).problem(ProblemType.NOT_AUTHENTICATED);
        assertThat(resume(ApiKey.HEADER, next.text()).status()).isEqualTo(404);
    }

    @Test
    void aBrokenFileChangesNothingUntilItIsMended() {
        writeClients("{\"clients\":[{\"name\":\"x\",\"scope\":[]}]}");
        clients.reread();

        assertThat(clients.current()).isFalse();
        assertThat(resume(ApiKey.HEADER, OPERATOR.text()).status()).isEqualTo(404);

        writeClients(usual());
        clients.reread();

        assertThat(clients.current()).isTrue();
    }

    @Test
    void aKeyHoldsWithItsSecretOnly() {
        String other = OPERATOR.text().substring(0, OPERATOR.text().length() - 1);
        String last = OPERATOR.text().endsWith("0") ? "1" : "0";

        http.get(READ, ApiKey.HEADER, other + last).problem(ProblemType.NOT_AUTHENTICATED);
        http.get(READ, ApiKey.HEADER, other).problem(ProblemType.NOT_AUTHENTICATED);
        assertThat(http.get(READ, ApiKey.HEADER, OPERATOR.text()).status()).isEqualTo(200);
    }

    @Test
    void oneCredentialAtATime() {
        http.get(READ, ApiKey.HEADER, PLAIN.text(), "Authorization", token(ISSUER, it -> it))
                .problem(ProblemType.NOT_AUTHENTICATED);
        http.get(READ, ApiKey.HEADER, PLAIN.text(), ApiKey.HEADER, OPERATOR.text())
                .problem(ProblemType.NOT_AUTHENTICATED);
        http.get(READ, "Authorization", "Basic YTpi").problem(ProblemType.NOT_AUTHENTICATED);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("of the past", it -> it.expirationTime(Date.from(Instant.EPOCH))),
                bad("for another service", it -> it.audience("other")),
                bad("for nobody", it -> it.audience(List.of())),
                bad("of no subject", it -> it.subject(null)),
                bad(
                        "not yet valid",
                        it -> it.notBeforeTime(Date.from(Instant.now().plusSeconds(300)))));
    }

    private static Arguments bad(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, token(ISSUER, change));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesAToken(String name, String token) {
        resume("Authorization", token).problem(ProblemType.NOT_AUTHENTICATED);
    }

    @Test
    void refusesATokenThatSomebodyElseSigned() {
        resume("Authorization", token(keyPair(), it -> it.claim("scope", "halts:write")))
                .problem(ProblemType.NOT_AUTHENTICATED);
        resume("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                .problem(ProblemType.NOT_AUTHENTICATED);
    }

    @Test
    void aTokenMayWhatItsScopesSay() {
        assertThat(
                        resume(
                                        "Authorization",
                                        token(
                                                ISSUER,
                                                it -> it.claim("scope", "openid halts:write")))
                                .status())
                .isEqualTo(404);
        resume("Authorization", token(ISSUER, it -> it.claim("scope", "modules:write")))
                .problem(ProblemType.SCOPE_MISSING);
    }

    @Test
    void assertsAnOriginWithTheScopeOnly() {
        String body = Programs.asserted("\"0x0500\"", Programs.HOST_CHAIN);

        http.post(messages(), body).problem(ProblemType.ORIGIN_NOT_ALLOWED);
        http.post(messages(), body, ApiKey.HEADER, PLAIN.text())
                .problem(ProblemType.ORIGIN_NOT_ALLOWED);
        assertThat(http.post(messages(), body, ApiKey.HEADER, OPERATOR.text()).status())
                .isEqualTo(202);
    }

    @Test
    void aBudgetIsChargedByTheGasLimitOfWhatIsAccepted() {
        String[] key = {ApiKey.HEADER, POOR.text()};
        String body = Programs.asserted("\"0x05000454\"", Programs.HOST_CHAIN);

        assertThat(http.post(messages(), body, key).status()).isEqualTo(202);
        // The same again is not accepted again, and takes nothing.
        assertThat(http.post(messages(), body, key).status()).isEqualTo(202);
        String second = Programs.asserted("\"0x0500082a54\"", Programs.HOST_CHAIN);
        assertThat(http.post(messages(), second, key).status()).isEqualTo(202);
        String third = Programs.asserted("\"0x05000c2a2a54\"", Programs.HOST_CHAIN);
        Http.Answer refused = http.post(messages(), third, key);

        refused.problem(ProblemType.GAS_BUDGET_EXHAUSTED);
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(40_000, 50_000);
        // Others have their own.
        assertThat(http.post(messages(), third, ApiKey.HEADER, OPERATOR.text()).status())
                .isEqualTo(202);
    }

    @Test
    void onlyPagesOfAllowedOriginsMayCall() {
        assertThat(preflight("https://app.example").header("access-control-allow-origin"))
                .isEqualTo("https://app.example");
        assertThat(preflight("https://evil.example").headers().map())
                .doesNotContainKey("access-control-allow-origin");
        assertThat(http.get(READ, "Origin", "https://evil.example").headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    private Http.Answer preflight(String origin) {
        return http.send(
                http.to(READ)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .headers(
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "GET",
                                "Access-Control-Request-Headers",
                                "X-API-Key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                READ,
                "/v1/messages/nonsense",
                "/nothing",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator/prometheus"
            })
    void everyAnswerTellsBrowsersToBeCareful(String path) {
        Http.Answer answer = http.get(path);

        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void healthIsOpenAndMetricsAreNot() {
        assertThat(http.get("/actuator/health").status()).isEqualTo(200);
        http.get("/actuator/prometheus").problem(ProblemType.NOT_AUTHENTICATED);
        assertThat(http.get("/actuator/prometheus", ApiKey.HEADER, OPERATOR.text()).text())
                .contains(
                        "xcmgateway_clients_current 1.0",
                        "resilience4j_circuitbreaker_state{name=\"commits\",state=\"closed\"} 1.0",
                        "resilience4j_timelimiter_calls_total{kind=\"successful\",name=\"waits\"}");
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private String messages() {
        return "/v1/instances/"
                + http.get(READ).json().at("/instances/1/instanceId").asString()
                + "/messages";
    }
}
