package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.development.HostChain;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;
import tools.jackson.databind.JsonNode;

/// A guest that the metering fails to stop, in the whole service: real Wasm that loops until the
/// watchdog ends it, and that recurses until the stack of the thread overflows. What clients and
/// operators hear of it, and how they get the instance going again.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.health.diskspace.path=target")
@DirtiesContext
class HaltedInstanceTest {
    private static final int LOOP = 1;
    private static final int RECURSE = 2;

    /// What an honest message is far from, on a busy machine too.
    private static final RunBounds BOUNDS = new RunBounds(3_000, 1);

    @LocalServerPort int port;
    @Autowired @TestBean DevelopmentGateway gateway;

    private Http http = new Http(0);

    @SuppressWarnings("unused") // what the field `gateway` is made by
    static DevelopmentGateway gateway() throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        Hash32 hostile = Hashing.blake2b256(HostileInstance.module());
        Path directory = Files.createTempDirectory(target, "halted-");
        return DevelopmentGateway.open(
                directory,
                Clock.systemUTC(),
                new SecureRandom(),
                ExecutionLimits.DEFAULT,
                BOUNDS,
                StateBounds.DEFAULT,
                HostChain.DEFAULT,
                _ -> new ForgetfulMetering(hostile).compiler(),
                SigningSettings.usual(directory));
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    /// @param kind as operators see it
    /// @param reason of the signed `Skipped`
    @ParameterizedTest
    @CsvSource({LOOP + ", time_exceeded, 3", RECURSE + ", stack_overflow, 1"})
    void haltsAloneUntilAnOperatorActs(int code, String kind, int reason) {
        Hash32 id = HostileInstance.optIn(gateway.core(), 700 + code);
        String instance = "/v1/instances/" + id;
        String order = HostileInstance.order(code, HostileInstance.GAS);
        works(id, 1);

        JsonNode problem = submit(id, order).problem(ProblemType.INSTANCE_HALTED);

        String message = problem.path("messageId").asString();
        halted(id, kind);
        assertThat(metric("xcmgateway_instances_halted")).isEqualTo(1);
        assertThat(faults(kind)).isEqualTo(1);
        submit(id, HostileInstance.order(0, 2)).problem(ProblemType.INSTANCE_HALTED);
        assertThat(statusOf(message)).isEqualTo("accepted");
        othersGoOn(id);

        // Its cause is not gone.
        JsonNode resumed = release(instance, "resume").json();
        assertThat(resumed.path("done").asString()).isEqualTo("resumed");
        submit(id, order).problem(ProblemType.INSTANCE_HALTED);
        halted(id, kind);
        assertThat(faults(kind)).isEqualTo(2);

        JsonNode skipped = release(instance, "skip").json();
        assertThat(skipped.path("done").asString()).isEqualTo("skipped");
        assertThat(skipped.path("messageId").asString()).isEqualTo(message);
        assertThat(skipped.path("reason").asInt()).isEqualTo(reason);
        assertThat(release(instance, "skip").json()).isEqualTo(skipped);
        // Durable at once, and told once it is signed.
        await().until(() -> !statusOf(message).equals("accepted"));
        JsonNode refused = http.get("/v1/messages/" + message).json();
        assertThat(refused.path("status").asString()).isEqualTo("refused");
        assertThat(refused.path("retryable").asBoolean(true)).isFalse();
        assertThat(refused.at("/links/proof").asString()).endsWith("level=logged");
        release(instance, "skip", "1").problem(ProblemType.NOT_HALTED);
        release(instance, "resume", "9").problem(ProblemType.NOT_HALTED);
        JsonNode receipt = http.get("/v1/messages/" + message + "/receipt").json();
        assertThat(receipt.path("outcome").has("Skipped")).as("%s", receipt).isTrue();
        assertThat(receipt.at("/roots/pre")).isEqualTo(receipt.at("/roots/post"));
        works(id, 3);
        assertThat(http.get(instance).json().path("status").asString()).isEqualTo("active");
        assertThat(metric("xcmgateway_instances_halted")).isZero();
        assertThat(faults(kind)).isEqualTo(2);
        assertThat(readiness().path("haltedCount").asInt()).isZero();
    }

    private String statusOf(String message) {
        return http.get("/v1/messages/" + message).json().path("status").asString();
    }

    private void halted(Hash32 id, String kind) {
        JsonNode shown = http.get("/v1/instances/" + id).json();
        assertThat(shown.path("status").asString()).isEqualTo("halted");
        assertThat(shown.at("/halted/sequence").asString()).isEqualTo("2");
        assertThat(shown.at("/halted/reason").asString()).isEqualTo(kind);
        JsonNode details = readiness();
        assertThat(details.path("haltedCount").asInt()).isEqualTo(1);
        assertThat(details.at("/halted/0/instance").asString()).isEqualTo(id.toString());
        assertThat(details.at("/halted/0/sequence").asString()).isEqualTo("2");
        assertThat(details.at("/halted/0/reason").asString()).isEqualTo(kind);
    }

    /// Ready all the same: the details of the instances in it.
    private JsonNode readiness() {
        Http.Answer answer = http.get("/actuator/health/readiness");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("UP");
        return answer.json().at("/components/instances/details");
    }

    private void works(Hash32 id, int sequence) {
        Http.Answer answer = submit(id, HostileInstance.order(0, 1_000_000 + sequence));
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        assertThat(answer.json().path("outcome").has("Complete")).isTrue();
        assertThat(answer.json().path("sequence").asString()).isEqualTo("" + sequence);
    }

    private void othersGoOn(Hash32 halted) {
        JsonNode other = http.get("/v1/instances").json().at("/instances/1");
        assertThat(other.path("instanceId").asString()).isNotEqualTo(halted.toString());
        String body =
                Programs.asserted(
                        Programs.withTopic(
                                Programs.transfer(10_000_000_000L, 7), halted.bytes().u8(0)),
                        Programs.HOST_CHAIN);
        Http.Answer answer = submit(Hash32.hex(other.path("instanceId").asString()), body);
        assertThat(answer.json().path("outcome").has("Complete")).as(answer.text()).isTrue();
    }

    private Http.Answer submit(Hash32 id, String body) {
        return http.post("/v1/instances/" + id + "/messages", body, "Prefer", "wait=30");
    }

    private Http.Answer release(String instance, String act) {
        return release(instance, act, "2");
    }

    private Http.Answer release(String instance, String act, String sequence) {
        return http.post(instance + "/halt/" + act, "{\"sequence\":\"" + sequence + "\"}");
    }

    private long faults(String kind) {
        return metric("xcmgateway_node_faults_total{kind=\"" + kind + "\"}");
    }

    private long metric(String name) {
        return http.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(each -> each.startsWith(name + " "))
                .mapToLong(each -> (long) Double.parseDouble(each.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
