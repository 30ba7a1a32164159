package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.GatewayApplication;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.MessageStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The end of a service under which clients wait: what it has it answers, what it cannot answer in
/// time is durable, and in either case it ends.
class ShutdownTest {
    private static final int LOOP = 1;
    private static final int WAITING = 12;

    private final Path data = RunningGateway.data("shutdown-");
    private final HttpClient client = HttpClient.newHttpClient();

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring extends FaultyMachine.Wiring {}

    private ConfigurableApplicationContext start(String phase) {
        SpringApplication application =
                new SpringApplication(GatewayApplication.class, Wiring.class);
        application.addListeners(new KnownProfile());
        return application.run(
                "--server.port=0",
                "--spring.main.allow-bean-definition-overriding=true",
                "--spring.lifecycle.timeout-per-shutdown-phase=" + phase,
                "--xcm-gateway.storage.directory=" + data);
    }

    private CompletableFuture<HttpResponse<String>> submit(
            ConfigurableApplicationContext context, Hash32 instance, String body, String prefer) {
        return client.sendAsync(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + context.getEnvironment()
                                                        .getProperty("local.server.port")
                                                + "/v1/instances/"
                                                + instance
                                                + "/messages"))
                        .header("content-type", "application/json")
                        .header("Prefer", prefer)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Requests that wait for their receipts.
    private static int waiting(ConfigurableApplicationContext context) {
        Bulkhead.Metrics waits = context.getBean(Bulkheads.class).waits().getMetrics();
        return waits.getMaxAllowedConcurrentCalls() - waits.getAvailableConcurrentCalls();
    }

    private static boolean accepts(ConfigurableApplicationContext context) {
        return context.getBean(ApplicationAvailability.class).getReadinessState()
                == ReadinessState.ACCEPTING_TRAFFIC;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode receipt(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
        return json(answer);
    }

    private DevelopmentGateway reopened() {
        return DevelopmentGateway.open(
                data, Clock.systemUTC(), new SecureRandom(), ExecutionLimits.DEFAULT);
    }

    @Test
    @Timeout(60)
    void answersAllThatWaitsBeforeItEnds() {
        ConfigurableApplicationContext context = start("20s");
        DevelopmentGateway gateway = context.getBean(DevelopmentGateway.class);
        Hash32 instance = gateway.core().ledger().instances().getFirst().instance().id();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        CompletableFuture<Void> end;
        FaultyMachine.DISK.slow = true;
        try {
            for (int i = 0; i < WAITING; i++) {
                answers.add(
                        submit(
                                context,
                                instance,
                                Programs.asserted(
                                        Programs.withTopic(
                                                Programs.transfer(10_000_000_000L, 7), i),
                                        Programs.HOST_CHAIN),
                                "wait=30"));
            }
            await().until(() ->
                    waiting(context) + answers.stream().filter(CompletableFuture::isDone).count()
                            == WAITING);
            end = CompletableFuture.runAsync(context::close);
            await().until(() -> !accepts(context));
            // Not ready any more, and there are those who still wait.
            assertThat(answers).anyMatch(each -> !each.isDone());
            assertThat(end).isNotDone();
        } finally {
            FaultyMachine.DISK.slow = false;
        }

        List<JsonNode> receipts =
                answers.stream().map(CompletableFuture::join).map(ShutdownTest::receipt).toList();
        end.join();
        try (DevelopmentGateway again = reopened()) {
            for (JsonNode receipt : receipts) {
                Hash32 id = Hash32.hex(receipt.path("messageId").asString());
                assertThat(again.core().ledger().message(id))
                        .isInstanceOf(MessageStatus.Executed.class);
            }
        }
    }

    @Test
    @Timeout(60)
    void endsWithoutThoseThatItCannotAnswerInTime() {
        ConfigurableApplicationContext context = start("300ms");
        DevelopmentGateway gateway = context.getBean(DevelopmentGateway.class);
        Hash32 hostile = HostileInstance.optIn(gateway.core(), 702);
        String order = HostileInstance.order(LOOP, HostileInstance.GAS);
        HttpResponse<String> accepted = submit(context, hostile, order, "respond-async").join();
        assertThat(accepted.statusCode()).isEqualTo(202);
        CompletableFuture<HttpResponse<String>> waiting =
                submit(context, hostile, order, "wait=30");
        await().until(() -> waiting(context) == 1);

        context.close();

        assertThatThrownBy(waiting::join).isInstanceOf(CompletionException.class);
        try (DevelopmentGateway again = reopened()) {
            Hash32 id = Hash32.hex(json(accepted).path("messageId").asString());
            assertThat(again.core().ledger().message(id)).isNotNull();
        }
    }
}
