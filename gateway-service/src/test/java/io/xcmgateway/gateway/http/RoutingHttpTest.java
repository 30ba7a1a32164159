package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Messages between instances, over the wire: what can be asked, and everything that can be asked
/// wrongly.
class RoutingHttpTest extends RunningGateway {
    private static final String NOBODY = "0x" + "11".repeat(32);

    @Test
    void showsWhatWasSentAndWhatIsParked() {
        JsonNode outbound = http.get(path("/outbound?limit=1")).json();
        assertThat(outbound.path("instanceId").asString()).isEqualTo(id(parachain));
        assertThat(outbound.path("messages").isArray()).isTrue();
        assertThat(outbound.path("more").isBoolean()).isTrue();

        JsonNode parked = http.get(path("/parked")).json();
        assertThat(parked.path("routedGasLimit").asString()).isEqualTo("50000000");
        assertThat(parked.path("messages")).isEmpty();
        JsonNode instance = http.get("/v1/instances/" + id(parachain)).json();
        assertThat(parked.path("stateRoot")).isEqualTo(instance.path("stateRoot"));
        assertThat(Long.parseLong(parked.path("sequence").asString()) + 1)
                .isEqualTo(Long.parseLong(instance.path("nextSequence").asString()));
        assertThat(http.get(instance.at("/links/outbound").asString()).status()).isEqualTo(200);
        assertThat(http.get(instance.at("/links/parked").asString()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/outbound?limit=0",
                "/outbound?limit=101",
                "/outbound?limit=x",
                "/outbound?limit=1&limit=2",
                "/outbound?after=",
                "/outbound?after=7",
                "/outbound?after=7-",
                "/outbound?after=-7-0",
                "/outbound?after=7-0-0",
                "/outbound?after=07-0",
                "/outbound?after=18446744073709551616-0",
                "/outbound?after=7-4294967296",
                "/outbound?before=7-0",
                "/parked?limit=0",
                "/parked?after=7-0",
                "/parked?after=0x11",
                "/parked?after=0xZZ",
                "/parked?sender=0x11"
            })
    void refusesPagesThatDoNotExist(String query) {
        http.get(path(query)).problem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void refusesInstancesAndFormsThatDoNotExist() {
        for (String what : new String[] {"/outbound", "/parked"}) {
            http.get("/v1/instances/" + NOBODY + what).problem(ProblemType.UNKNOWN_INSTANCE);
            http.get("/v1/instances/0x11" + what).problem(ProblemType.MALFORMED_REQUEST);
            http.get(path(what), "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "5",
                "{\"gasLimit\":5}",
                "{\"gasLimit\":\"-5\"}",
                "{\"gasLimit\":\"05\"}",
                "{\"gasLimit\":\"18446744073709551616\"}",
                "{\"gasLimit\":\"5\",\"gasLimit\":\"6\"}",
                "{\"gasLimit\":\"5\",\"origin\":\"0x\"}",
                "{\"gasLimit\":\"5\"} x"
            })
    void refusesRetriesThatAreNone(String body) {
        http.post(retry(NOBODY), body).problem(ProblemType.MALFORMED_REQUEST);
        theNextGoodMessageWorks();
    }

    @Test
    void triesNothingThatIsNotParked() {
        String gas = "{\"gasLimit\":\"50000000\"}";
        http.post(retry(NOBODY), gas).problem(ProblemType.NOT_PARKED);
        http.post(retry("0x11"), gas).problem(ProblemType.MALFORMED_REQUEST);
        http.post(retry(NOBODY) + "?x=1", gas).problem(ProblemType.MALFORMED_REQUEST);
        http.post("/v1/instances/" + NOBODY + "/parked/" + NOBODY + "/retry", gas)
                .problem(ProblemType.UNKNOWN_INSTANCE);
        String direct =
                execute(
                                parachain,
                                Programs.asserted(
                                        fresh(Programs.transfer(10_000_000_000L, 0x41)),
                                        Programs.HOST_CHAIN))
                        .path("messageId")
                        .asString();
        http.post(retry(direct), gas).problem(ProblemType.NOT_PARKED);
        http.send(
                        http.to(retry(NOBODY))
                                .header("content-type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(gas)))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.get(retry(NOBODY)).problem(ProblemType.METHOD_NOT_ALLOWED);
    }

    @Test
    void showsEveryAttemptOfAMessage() {
        JsonNode receipt =
                execute(
                        parachain,
                        Programs.asserted(
                                fresh(Programs.transfer(10_000_000_000L, 0x42)),
                                Programs.HOST_CHAIN));
        String message = "/v1/messages/" + receipt.path("messageId").asString();
        String sequence = receipt.path("sequence").asString();
        assertThat(http.get(message).json().path("attempts").get(0).asString()).isEqualTo(sequence);
        for (String what : new String[] {"/receipt", "/proof"}) {
            assertThat(http.get(message + what + "?sequence=" + sequence).body())
                    .isEqualTo(http.get(message + what).body());
            http.get(message + what + "?sequence=0").problem(ProblemType.UNKNOWN_MESSAGE);
            http.get(message + what + "?sequence=x").problem(ProblemType.MALFORMED_REQUEST);
        }
        http.get("/v1/messages/" + Hash32.ZERO + "/receipt?sequence=1")
                .problem(ProblemType.UNKNOWN_MESSAGE);
        http.get(message + "?sequence=" + sequence).problem(ProblemType.MALFORMED_REQUEST);
    }

    private String path(String what) {
        return "/v1/instances/" + id(parachain) + what;
    }

    private String retry(String message) {
        return path("/parked/" + message + "/retry");
    }
}
