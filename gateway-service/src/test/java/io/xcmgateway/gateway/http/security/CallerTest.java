package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Objects;
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
    private static final long POOR_GAS = 100_000_000;

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
    void aBudgetIsChargedByWhatAMessageUses() {
        String[] key = {ApiKey.HEADER, POOR.text(), "Prefer", "wait=30"};
        Http.Answer first = http.post(messages(), ofAllGas(1), key);
        assertThat(first.status()).isEqualTo(200);
        long used = Long.parseLong(first.json().path("gasUsed").asString());
        assertThat(used).isBetween(100_000L, 50_000_000L);
        await().until(() -> gasLeftOf("poor") >= POOR_GAS - used - 1000);

        Http.Answer refused = http.post(messages(), ofAllGas(2), key);

        assertThat(refused.problem(ProblemType.GAS_BUDGET_EXHAUSTED).path("found").asString())
                .isEqualTo(Long.toString(POOR_GAS));
        assertThat(Long.parseLong(refused.header("retry-after")))
                .isBetween(1L, Math.ceilDiv(used, 1000) + 1);
        String small = Programs.asserted(program(2), Programs.HOST_CHAIN);
        assertThat(http.post(messages(), small, key).status()).isEqualTo(200);
        await().until(() -> gasLeftOf("poor") >= POOR_GAS - 3 * used);
        // The same again is not accepted again, and takes nothing.
        long left = gasLeftOf("poor");
        assertThat(http.post(messages(), small, key).status()).isEqualTo(200);
        assertThat(gasLeftOf("poor")).isGreaterThanOrEqualTo(left);
        // Others have their own.
        assertThat(http.post(messages(), ofAllGas(3), ApiKey.HEADER, OPERATOR.text()).status())
                .isEqualTo(202);
    }

    @Test
    void aDryRunIsChargedAsTheMessageWouldBe() {
        String[] key = {ApiKey.HEADER, POOR.text()};
        String dryRuns = messages().replace("/messages", "/dry-runs");
        long before = gasLeftOf("poor");
        String small = Programs.asserted(program(4), Programs.HOST_CHAIN);
        Http.Answer tried = http.post(dryRuns, small, key);
        assertThat(tried.status()).as("%s", tried.text()).isEqualTo(200);
        long used = Long.parseLong(tried.json().path("gasUsed").asString());
        assertThat(gasLeftOf("poor")).isBetween(before - used - 2000, before - used + 100_000);

        http.post(dryRuns, ofAllGas(4), key).problem(ProblemType.GAS_BUDGET_EXHAUSTED);
    }

    private long gasLeftOf(String client) {
        return Objects.requireNonNull(clients.now().named().get(client)).budget().gasLeft();
    }

    private static String program(int topic) {
        return Programs.withTopic(Programs.transfer(10_000_000_000L, 7), topic);
    }

    private static String ofAllGas(int topic) {
        return "{\"gasLimit\":\""
                + POOR_GAS
                + "\","
                + Programs.asserted(program(topic), Programs.HOST_CHAIN).substring(1);
    }

    @Test
    void onlyPagesOfAllowedOriginsMayCall() {
        assertThat(preflight("https://app.example").header("access-control-allow-origin"))
                .isEqualTo("https://app.example");
        for (Http.Answer refused :
                List.of(
                        preflight("https://evil.example"),
                        http.get(READ, "Origin", "https://evil.example"),
                        http.post(messages(), "{}", "Origin", "null"))) {
            refused.problem(ProblemType.WEB_PAGE_NOT_ALLOWED);
            assertThat(refused.headers().map()).doesNotContainKey("access-control-allow-origin");
            assertThat(refused.header("x-content-type-options")).isEqualTo("nosniff");
        }
        assertThat(http.get(READ, "Origin", "https://app.example").status()).isEqualTo(200);
        assertThat(http.get(READ, "Origin", "http://127.0.0.1:" + port).status()).isEqualTo(200);
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
        assertThat(metrics())
                .contains(
                        "xcmgateway_clients_current 1.0",
                        "resilience4j_circuitbreaker_state{name=\"commits\",state=\"closed\"} 1.0",
                        "resilience4j_circuitbreaker_state{name=\"commits\",state=\"open\"} 0.0",
                        "resilience4j_timelimiter_calls_total{kind=\"successful\",name=\"waits\"}");
        for (String bulkhead : List.of("submissions", "waits", "reads")) {
            assertThat(metrics())
                    .contains(
                            "resilience4j_bulkhead_available_concurrent_calls{name=\""
                                    + bulkhead
                                    + "\"}",
                            "resilience4j_bulkhead_max_allowed_concurrent_calls{name=\""
                                    + bulkhead
                                    + "\"}");
        }
    }

    @Test
    void refusalsAreCountedByTheirReason() {
        double malformed = refusals(ProblemType.MALFORMED_REQUEST);
        double unknown = refusals(ProblemType.NOT_AUTHENTICATED);
        double nothing = refusals(ProblemType.NOT_FOUND);

        http.get("/v1/messages/nonsense").problem(ProblemType.MALFORMED_REQUEST);
        http.get(READ, ApiKey.HEADER, UNKNOWN.text()).problem(ProblemType.NOT_AUTHENTICATED);
        http.get("/nothing").problem(ProblemType.NOT_FOUND);
        http.get(READ);

        assertThat(refusals(ProblemType.MALFORMED_REQUEST)).isEqualTo(malformed + 1);
        assertThat(refusals(ProblemType.NOT_AUTHENTICATED)).isEqualTo(unknown + 1);
        assertThat(refusals(ProblemType.NOT_FOUND)).isEqualTo(nothing + 1);
    }

    private String metrics() {
        return http.get("/actuator/prometheus", ApiKey.HEADER, OPERATOR.text()).text();
    }

    private double refusals(ProblemType type) {
        String uri = type.uri().toString();
        String label = "problem=\"" + uri.substring(uri.lastIndexOf(':') + 1) + "\"";
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .sum();
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws IOException {
        try (Socket socket = connection()) {
            socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: "));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aConnectionWhoseNextRequestDoesNotEndIsClosed() throws IOException {
        try (Socket socket = connection()) {
            socket.getOutputStream().write(ascii("GET /nothing HTTP/1.1\r\nHost: gateway\r\n\r\n"));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.getOutputStream().write(ascii("GET / HT"));

            assertThat(socket.getInputStream().readAllBytes()).startsWith(ascii("TTP/1.1 404 "));
        }
    }

    /// Gives up after half of the time for which a connection may be silent.
    private Socket connection() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
