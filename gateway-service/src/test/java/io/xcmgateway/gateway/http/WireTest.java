package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.development.DevelopmentGateway;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Requests to a whole service on a random port of loopback.
abstract class WireTest {
    /// Makes messages different from all before.
    private static final AtomicInteger TOPICS = new AtomicInteger();

    @LocalServerPort int port;
    @Autowired DevelopmentGateway gateway;

    Http http = new Http(0);

    /// As GET /v1/instances shows them: like people-paseo, and a parachain.
    JsonNode people;

    JsonNode parachain;

    @BeforeEach
    void readInstances() {
        http = new Http(port);
        JsonNode instances = http.get("/v1/instances").json().path("instances");
        people = instances.get(0);
        parachain = instances.get(1);
    }

    static String id(JsonNode instance) {
        return instance.path("instanceId").asString();
    }

    String messages(JsonNode instance) {
        return "/v1/instances/" + id(instance) + "/messages";
    }

    /// A program that nobody has sent yet.
    static String fresh(String program) {
        return Programs.withTopic(program, TOPICS.incrementAndGet());
    }

    /// Submits and waits for the receipt.
    JsonNode execute(JsonNode instance, String body) {
        Http.Answer answer = http.post(messages(instance), body, "Prefer", "wait=30");
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        return answer.json();
    }

    /// The proof of life after something bad: a good message is accepted, runs, and changes a
    /// balance.
    void theNextGoodMessageWorks() {
        JsonNode receipt =
                execute(
                        parachain,
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 7)), Programs.HOST_CHAIN));
        assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
        assertThat(receipt.path("balanceChanges").size()).isEqualTo(2);
    }
}
