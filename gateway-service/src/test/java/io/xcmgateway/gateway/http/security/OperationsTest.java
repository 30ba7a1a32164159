package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.xcmgateway.gateway.http.Http;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Every operation of the OpenAPI document, with each kind of credential.
class OperationsTest extends SecuredGateway {
    private static final String ID = "0x" + "00".repeat(32);
    private static final List<String> OURS =
            List.of(
                    ProblemType.NOT_AUTHENTICATED.uri().toString(),
                    ProblemType.SCOPE_MISSING.uri().toString());

    private record Asked(String method, String path, Access access, JsonNode described) {
        String name() {
            return method + " " + path;
        }
    }

    private List<Asked> operations() {
        List<Asked> all = new ArrayList<>();
        http.get("/v3/api-docs")
                .json()
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        all.add(
                                                asked(
                                                        method.getKey(),
                                                        path.getKey(),
                                                        method.getValue()))));
        assertThat(all).hasSizeGreaterThan(15);
        return all;
    }

    private static Asked asked(String method, String path, JsonNode described) {
        String upper = method.toUpperCase(Locale.ROOT);
        Access access = Operations.of(new Operations.Operation(upper, path));
        assertThat(access).as("%s %s must be in the table", upper, path).isNotNull();
        return new Asked(
                upper, path, access == null ? new Access.OwnEvidence() : access, described);
    }

    private Http.Answer call(Asked asked, String... headers) {
        var request =
                http.to(asked.path().replaceAll("\\{[a-zA-Z]+}", ID) + "?unknown=1")
                        .method(
                                asked.method(),
                                asked.method().equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request);
    }

    private static void passes(Http.Answer answer) {
        assertThat(answer.status()).as("%s", answer.text()).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.json().path("type").asString()).isNotIn(OURS);
        }
    }

    @TestFactory
    List<DynamicTest> withoutCredential() {
        return each(asked -> {
            Http.Answer answer = call(asked);
            if (asked.access() instanceof Access.Needs) {
                answer.problem(ProblemType.NOT_AUTHENTICATED);
                assertThat(answer.headers().allValues("www-authenticate"))
                        .anyMatch(it -> it.startsWith("ApiKey"))
                        .anyMatch(it -> it.startsWith("Bearer"));
            } else {
                passes(answer);
            }
        });
    }

    @TestFactory
    List<DynamicTest> withAWrongKey() {
        return each(asked ->
                call(asked, ApiKey.HEADER, UNKNOWN.text()).problem(ProblemType.NOT_AUTHENTICATED));
    }

    @TestFactory
    List<DynamicTest> withoutTheScope() {
        return each(asked -> {
            Http.Answer answer = call(asked, ApiKey.HEADER, PLAIN.text());
            if (asked.access() instanceof Access.Needs(Scope scope)) {
                assertThat(answer.problem(ProblemType.SCOPE_MISSING).path("detail").asString())
                        .contains(scope.word());
                assertThat(answer.header("www-authenticate"))
                        .contains("insufficient_scope", scope.word());
            } else {
                passes(answer);
            }
        });
    }

    @TestFactory
    List<DynamicTest> withTheScope() {
        return each(asked -> {
            passes(call(asked, ApiKey.HEADER, OPERATOR.text()));
            if (asked.access() instanceof Access.Needs(Scope scope)) {
                passes(
                        call(
                                asked,
                                "Authorization",
                                token(ISSUER, it -> it.claim("scope", scope.word()))));
            }
        });
    }

    @TestFactory
    List<DynamicTest> fromAPageThatMayNot() {
        return each(asked ->
                call(asked, "Origin", "https://elsewhere.example")
                        .problem(ProblemType.WEB_PAGE_NOT_ALLOWED));
    }

    /// One request a second: of a few that follow each other at once, one is too many.
    @TestFactory
    List<DynamicTest> whenTheBudgetIsSpent() {
        return each(asked -> {
            Http.Answer answer = call(asked, ApiKey.HEADER, SPENT.text());
            for (int more = 0; more < 50 && answer.status() != 429; more++) {
                answer = call(asked, ApiKey.HEADER, SPENT.text());
            }
            answer.problem(ProblemType.TOO_MANY_REQUESTS);
            assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
        });
    }

    @Test
    void everyRowHasItsOperation() {
        assertThat(operations())
                .extracting(asked -> new Operations.Operation(asked.method(), asked.path()))
                .containsAll(Operations.all());
    }

    @TestFactory
    List<DynamicTest> isDescribed() {
        return each(asked -> {
            JsonNode responses = asked.described().path("responses");
            assertThat(responses.has("401")).isTrue();
            assertThat(responses.has("429")).isTrue();
            boolean needs = asked.access() instanceof Access.Needs;
            assertThat(asked.described().path("security").toString())
                    .contains("apiKey", "token", "certificate");
            assertThat(asked.described().path("security").get(0).isEmpty()).isEqualTo(!needs);
            if (asked.access() instanceof Access.Needs(Scope scope)) {
                assertThat(responses.has("403")).isTrue();
                assertThat(asked.described().path("security").toString()).contains(scope.word());
            }
        });
    }

    private interface Check {
        void of(Asked asked);
    }

    private List<DynamicTest> each(Check check) {
        return operations().stream()
                .map(asked -> dynamicTest(asked.name(), () -> check.of(asked)))
                .toList();
    }

    @Test
    void whatLooksIntoTheProcessNeedsAScopeOrIsNobodys() {
        http.get("/actuator/backup").problem(ProblemType.NOT_AUTHENTICATED);
        http.get("/actuator/usage").problem(ProblemType.NOT_AUTHENTICATED);
        http.post("/actuator/backup/a", "{}", ApiKey.HEADER, PLAIN.text())
                .problem(ProblemType.SCOPE_MISSING);
        for (String path : new String[] {"/actuator", "/actuator/heapdump", "/actuator/env"}) {
            http.get(path, ApiKey.HEADER, OPERATOR.text()).problem(ProblemType.SCOPE_MISSING);
        }
    }
}
