package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.xcmgateway.gateway.http.fuzz.ApiOperation;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What all operations have in common, of every one that the OpenAPI document has.
class EveryOperationTest extends RunningGateway {
    private static final String UNKNOWN_HASH = "0x" + "11".repeat(32);
    private static final String UNKNOWN_NUMBER = "18446744073709551614";
    private static final Map<String, Integer> LARGER_BODIES =
            Map.of("putModule", 1 << 20, "precheckModule", 1 << 20, "verifyProof", 4 << 20);
    private static final int BODY_BYTES_MAX = 262_144;

    /// Not behind a bulkhead: an operator always gets through, and streams are counted.
    private static final Set<String> UNBOUNDED =
            Set.of("resumeHalted", "skipHalted", "streamEvents");

    @Autowired BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();

    private List<ApiOperation> operations = List.of();
    private final Map<String, String> there = new LinkedHashMap<>();

    @BeforeEach
    void readDocument() {
        operations = ApiOperation.of(http.get("/v3/api-docs").json());
        JsonNode receipt =
                execute(
                        parachain,
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN));
        String newest =
                http.get("/v1/checkpoints/latest").json().at("/checkpoint/leafCount").asString();
        there.put("instance", id(parachain));
        there.put("message", receipt.path("messageId").asString());
        there.put("hash", receipt.path("statementHash").asString());
        there.put("module", parachain.path("moduleHash").asString());
        there.put("leafCount", newest);
        there.put("from", newest);
        there.put("to", newest);
        there.put("setId", "0");
        there.put("key", "0x0073697a65");
        there.put("location", "0x" + "07".repeat(32));
    }

    @Test
    void refusesParametersThatItDoesNotHave() {
        each(_ -> true, operation -> send(operation, there, "unknown=1"))
                .forEach((_, answer) -> answer.problem(ProblemType.MALFORMED_REQUEST));
    }

    @Test
    void refusesToAnswerInAFormThatItDoesNotHave() {
        each(_ -> true, operation -> send(operation, there, "", "Accept", "image/png"))
                .forEach((_, answer) -> answer.problem(ProblemType.NOT_ACCEPTABLE));
    }

    @Test
    void refusesBodiesOfAnotherForm() {
        each(
                        EveryOperationTest::takesABody,
                        operation -> body(operation, "text/plain", new byte[] {'{', '}'}))
                .forEach((_, answer) -> answer.problem(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        each(
                        EveryOperationTest::takesABody,
                        operation ->
                                body(
                                        operation,
                                        operation.bodies().keySet().iterator().next(),
                                        new byte
                                                [LARGER_BODIES.getOrDefault(
                                                                operation.id(), BODY_BYTES_MAX)
                                                        + 1]))
                .forEach((_, answer) -> answer.problem(ProblemType.CONTENT_TOO_LARGE));
    }

    @Test
    void doesNotFindWhatIsNotThere() {
        Map<String, String> unknown = new LinkedHashMap<>();
        there.forEach((name, value) ->
                unknown.put(name, value.startsWith("0x") ? UNKNOWN_HASH : UNKNOWN_NUMBER));
        each(
                        operation -> isRead(operation) && operation.path().contains("{"),
                        operation -> send(operation, unknown, ""))
                .forEach((operation, answer) ->
                        assertThat(answer.status())
                                .as("%s: %s", operation.id(), answer.text())
                                .isEqualTo(404));
    }

    @Test
    void readsAreThereAndKnownAgain() {
        each(EveryOperationTest::isRead, operation -> send(operation, there, ""))
                .forEach((operation, answer) -> {
                    assertThat(answer.status())
                            .as("%s: %s", operation.id(), answer.text())
                            .isEqualTo(200);
                    boolean tagged = !answer.header("etag").isEmpty();
                    assertThat(tagged)
                            .as("%s tells of an ETag or has none", operation.id())
                            .isEqualTo(operation.answers().containsKey(304));
                    if (tagged) {
                        Http.Answer again =
                                send(operation, there, "", "If-None-Match", answer.header("etag"));
                        assertThat(again.status()).as("%s", operation.id()).isEqualTo(304);
                        assertThat(again.content().isEmpty()).isTrue();
                    }
                });
    }

    @Test
    void headIsAReadWithoutItsBody() {
        each(EveryOperationTest::isRead, operation -> send(operation, there, ""))
                .forEach((operation, get) -> {
                    Http.Answer head =
                            http.send(
                                    http.to(path(operation, there))
                                            .method("HEAD", HttpRequest.BodyPublishers.noBody()));
                    assertThat(head.status()).as("%s", operation.id()).isEqualTo(200);
                    assertThat(head.content().isEmpty()).isTrue();
                    for (String name : List.of("content-type", "etag", "cache-control", "vary")) {
                        assertThat(head.header(name))
                                .as("%s of %s", name, operation.id())
                                .isEqualTo(get.header(name));
                    }
                });
    }

    @Test
    void saysSoWhenTooManyAskAtATime() {
        Map<Bulkhead, BulkheadConfig> before = new LinkedHashMap<>();
        bulkheads.getAllBulkheads().forEach(each -> before.put(each, each.getBulkheadConfig()));
        before.forEach((each, config) ->
                each.changeConfig(BulkheadConfig.from(config).maxConcurrentCalls(0).build()));
        try {
            each(
                            operation -> !UNBOUNDED.contains(operation.id()),
                            operation -> send(operation, there, ""))
                    .forEach((_, answer) -> answer.problem(ProblemType.OVERLOADED));
        } finally {
            before.forEach(Bulkhead::changeConfig);
        }
        theNextGoodMessageWorks();
    }

    private static boolean isRead(ApiOperation operation) {
        return operation.method().equals("GET");
    }

    private static boolean takesABody(ApiOperation operation) {
        return !operation.bodies().isEmpty();
    }

    /// Asks each, and holds the answers to what the document says.
    private Map<ApiOperation, Http.Answer> each(
            Predicate<ApiOperation> which, Function<ApiOperation, Http.Answer> ask) {
        Map<ApiOperation, Http.Answer> answers = new LinkedHashMap<>();
        operations.stream()
                .filter(which)
                .forEach(operation -> {
                    Http.Answer answer = ask.apply(operation);
                    assertThat(operation.answers())
                            .as("%s: %s", operation.id(), answer.text())
                            .containsKey(answer.status());
                    answers.put(operation, answer);
                });
        assertThat(answers).hasSizeGreaterThan(10);
        return answers;
    }

    /// With the first example of its body.
    private Http.Answer send(
            ApiOperation operation, Map<String, String> values, String query, String... headers) {
        String path = path(operation, values);
        HttpRequest.Builder request =
                http.to(query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query);
        if (headers.length > 0) {
            request.headers(headers);
        }
        operation.bodies().keySet().stream()
                .findFirst()
                .ifPresent(media -> request.header("Content-Type", media));
        String body =
                operation.bodies().values().stream()
                        .flatMap(each -> each.examples().values().stream())
                        .map(JsonNode::toString)
                        .findFirst()
                        .orElse("");
        return http.send(
                request.method(
                        operation.method(),
                        takesABody(operation)
                                ? HttpRequest.BodyPublishers.ofString(body)
                                : HttpRequest.BodyPublishers.noBody()));
    }

    private Http.Answer body(ApiOperation operation, String media, byte[] body) {
        return http.send(
                http.to(path(operation, there))
                        .header("Content-Type", media)
                        .method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static String path(ApiOperation operation, Map<String, String> values) {
        String path = operation.path();
        for (Map.Entry<String, String> each : values.entrySet()) {
            path =
                    path.replace(
                            "{" + each.getKey() + "}",
                            URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8));
        }
        assertThat(path).as("a value for each parameter").doesNotContain("{");
        return path + operation.requiredQuery();
    }
}
