package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Traces of the whole service, taken where they are exported and where a collector receives them,
/// and the lines of the log that belong to them.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "management.tracing.sampling.probability=1.0",
            "management.opentelemetry.tracing.export.schedule-delay=50ms"
        })
@DirtiesContext
class TraceTest extends WireTest {
    private static final int RECURSE = 2;
    private static final String REQUEST = "http post /v1/instances/{instance}/messages";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("xcm.message_id");
    private static final List<String> STEPS =
            List.of("xcm.order", "xcm.queue", "xcm.execute", "xcm.commit", "xcm.sign");

    private static final Queue<SpanData> EXPORTED = new ConcurrentLinkedQueue<>();
    private static final ByteArrayOutputStream RECEIVED = new ByteArrayOutputStream();
    private static final HttpServer COLLECTOR = collector();

    private static HttpServer collector() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/v1/traces",
                    exchange -> {
                        synchronized (RECEIVED) {
                            exchange.getRequestBody().transferTo(RECEIVED);
                        }
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stopTheCollector() {
        COLLECTOR.stop(0);
    }

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        registry.add(
                "xcm-gateway.storage.directory", () -> RunningGateway.data("trace-").toString());
        registry.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring extends FaultyMachine.Wiring {
        @Bean
        SpanExporter exported() {
            return new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> spans) {
                    EXPORTED.addAll(spans);
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }
    }

    /// What is logged, on whichever thread.
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> written = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            written.add(event);
        }

        @Nullable ILoggingEvent halted() {
            return written.stream()
                    .filter(each -> each.getFormattedMessage().contains(" halts at sequence "))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static SpanData span(Map<String, SpanData> spans, String name) {
        return Objects.requireNonNull(spans.get(name), name);
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-" + PARENT + "-01";
    }

    /// The spans of a trace by name, once the message has ended and its request is answered.
    private static Map<String, SpanData> spans(String trace) {
        return await().until(
                        () ->
                                EXPORTED.stream()
                                        .filter(each -> each.getTraceId().equals(trace))
                                        .collect(Collectors.toMap(SpanData::getName, each -> each)),
                        found -> found.containsKey("xcm.message") && found.containsKey(REQUEST));
    }

    @Test
    void oneSubmissionIsOneTraceThroughAllThreads() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String body =
                Programs.asserted(
                        fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN);
        Http.Answer answer =
                http.post(
                        messages(parachain),
                        body,
                        "Prefer",
                        "wait=30",
                        "traceparent",
                        traceparent(trace));
        assertThat(answer.status()).isEqualTo(200);
        String messageId = answer.json().path("messageId").asString();

        Map<String, SpanData> spans = spans(trace);
        assertThat(spans).hasSize(2 + STEPS.size());
        SpanData request = span(spans, REQUEST);
        assertThat(request.getParentSpanId()).isEqualTo(PARENT);
        SpanData message = span(spans, "xcm.message");
        assertThat(message.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(message.getAttributes().get(MESSAGE)).isEqualTo(messageId);
        assertThat(message.getAttributes().asMap().keySet())
                .extracting(AttributeKey::getKey)
                .containsExactlyInAnyOrder(
                        "xcm.message_id",
                        "xcm.instance_id",
                        "xcm.sequence",
                        "xcm.outcome",
                        "xcm.gas_used");
        long end = message.getStartEpochNanos();
        for (String step : STEPS) {
            SpanData span = span(spans, step);
            assertThat(span.getParentSpanId()).as(step).isEqualTo(message.getSpanId());
            assertThat(span.getAttributes().isEmpty()).as(step).isTrue();
            assertThat(span.getStartEpochNanos()).as(step).isGreaterThanOrEqualTo(end);
            end = span.getEndEpochNanos();
        }
        assertThat(message.getEndEpochNanos()).isGreaterThanOrEqualTo(end);
        await().until(() -> received().contains(messageId) && received().contains("xcm.sign"));
    }

    private static String received() {
        synchronized (RECEIVED) {
            return RECEIVED.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aRefusedSubmissionSaysWhy() {
        String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
        String body =
                Programs.asserted(
                        fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN);
        execute(parachain, body);
        http.post(messages(parachain), body, "traceparent", traceparent(trace));

        Map<String, SpanData> spans = spans(trace);
        assertThat(
                        span(spans, "xcm.message")
                                .getAttributes()
                                .get(AttributeKey.stringKey("xcm.answer")))
                .isEqualTo("already_known");
        assertThat(spans).containsKey("xcm.order").hasSize(3);
    }

    @Test
    void linesOfTheLogHaveTheMessageAndItsTraceAndNothingOfWhatItSays() {
        String trace = "6bf92f3577b34da6a3ce929d0e0e4736";
        Hash32 hostile = HostileInstance.optIn(gateway.core(), 701);
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        Lines lines = new Lines();
        lines.start();
        Logger root = logs.getLogger("ROOT");
        root.addAppender(lines);
        JsonNode problem;
        ILoggingEvent halted;
        String order = HostileInstance.order(RECURSE, HostileInstance.GAS);
        try {
            problem =
                    http.post(
                                    "/v1/instances/" + hostile + "/messages",
                                    order,
                                    "Prefer",
                                    "wait=30",
                                    "Authorization",
                                    "Bearer not-for-the-log",
                                    "traceparent",
                                    traceparent(trace))
                            .problem(ProblemType.INSTANCE_HALTED);
            // May come after the answer.
            halted = await().until(lines::halted, Objects::nonNull);
        } finally {
            root.detachAppender(lines);
        }
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(logs);
        encoder.setFormat("logstash");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        JsonNode line = JsonMapper.shared().readTree(encoder.encode(halted));
        assertThat(line.path("traceId").asString()).isEqualTo(trace);
        assertThat(line.path("spanId").asString())
                .isEqualTo(span(spans(trace), "xcm.execute").getSpanId());
        assertThat(line.path("messageId").asString())
                .isEqualTo(problem.path("messageId").asString());
        assertThat(line.path("instanceId").asString()).isEqualTo(hostile.toString());
        assertThat(line.path("sequence").asString()).isEqualTo("1");
        for (ILoggingEvent each : lines.written) {
            assertThat(new String(encoder.encode(each), StandardCharsets.UTF_8))
                    .doesNotContain("not-for-the-log")
                    .doesNotContain(HostileInstance.program(RECURSE).toString().substring(2))
                    .doesNotContain("\"xcm\"");
        }
    }
}
