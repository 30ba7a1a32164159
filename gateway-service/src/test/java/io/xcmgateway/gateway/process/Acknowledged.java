package io.xcmgateway.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.http.Http;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// What the gateway has said, and must stand by for ever.
final class Acknowledged {
    /// Request body and path of each accepted message, by its id.
    private final Map<String, Submitted> accepted = new ConcurrentHashMap<>();

    /// Statement bytes by message id.
    private final Map<String, String> statements = new ConcurrentHashMap<>();

    /// Statement hash by instance and sequence.
    private final Map<String, String> signed = new ConcurrentHashMap<>();

    record Submitted(String path, String body) {}

    /// Takes up a 200 or 202.
    void answered(String path, String body, Http.Answer answer) {
        JsonNode json = answer.json();
        accepted.put(json.path("messageId").asString(), new Submitted(path, body));
        if (answer.status() == 200) {
            stated(json);
        }
    }

    /// Takes up a receipt; it must agree with everything before.
    void stated(JsonNode receipt) {
        String statement = receipt.path("statement").asString();
        String before = statements.putIfAbsent(receipt.path("messageId").asString(), statement);
        assertThat(statement).isEqualTo(before == null ? statement : before);
        String place =
                receipt.path("instanceId").asString() + "/" + receipt.path("sequence").asString();
        String hash = receipt.path("statementHash").asString();
        String other = signed.putIfAbsent(place, hash);
        assertThat(hash)
                .as("the one statement of %s", place)
                .isEqualTo(other == null ? hash : other);
    }

    /// Asks for everything that was ever acknowledged.
    void mustAllBeThere(Http http) {
        for (Map.Entry<String, Submitted> each : new TreeMap<>(accepted).entrySet()) {
            String id = each.getKey();
            Http.Answer message = http.get("/v1/messages/" + id);
            assertThat(message.status()).as("message %s", id).isEqualTo(200);
            Http.Answer receipt = http.get("/v1/messages/" + id + "/receipt");
            if (receipt.status() == 409) {
                Submitted again = each.getValue();
                receipt = http.post(again.path(), again.body(), "Prefer", "wait=30");
            }
            assertThat(receipt.status()).as("%s", receipt.text()).isEqualTo(200);
            assertThat(receipt.json().path("messageId").asString()).isEqualTo(id);
            stated(receipt.json());
        }
    }

    int size() {
        return accepted.size();
    }
}
