package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Prices over the wire: those that execution asks for.
class FeesTest extends RunningGateway {
    private static final String SIBLING =
            "{\"parents\":2,\"interior\":{\"X1\":[{\"Parachain\":2001}]}}";

    @Test
    void areWhatExecutionTakes() {
        String program = fresh(Programs.transfer(30_000_000_000L, 0x71));

        JsonNode fees = fees("{\"xcm\":" + program + "}");
        JsonNode receipt = execute(parachain, Programs.asserted(program, Programs.HOST_CHAIN));

        assertThat(fees.path("weight")).isEqualTo(receipt.at("/outcome/Complete/used"));
        assertThat(fees.has("delivery")).isFalse();
        assertThat(fees.path("stateRoot")).isEqualTo(receipt.at("/roots/pre"));
        assertThat(inAsset(fees.path("execution"), Programs.HOST_CHAIN).path("amount"))
                .isEqualTo(
                        receipt.path("effects")
                                .valueStream()
                                .map(it -> it.at("/Event/decoded/FeesPaid/amount"))
                                .filter(JsonNode::isString)
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void tellWhatSendingCosts() {
        JsonNode fees =
                fees("{\"xcm\":{\"V5\":[\"ClearOrigin\"]},\"destination\":" + SIBLING + "}");

        assertThat(fees.at("/delivery/routable").asBoolean()).isTrue();
        JsonNode price = inAsset(fees.at("/delivery/prices"), Programs.HOST_CHAIN);
        assertThat(price.at("/assets/0/id").toString()).isEqualTo(Programs.HOST_CHAIN);
        assertThat(price.at("/assets/0/fun/Fungible").asString()).matches("3\\d{8}");
    }

    @Test
    void tellThatThereIsNoWay() {
        JsonNode fees =
                fees(
                        "{\"xcm\":{\"V5\":[\"ClearOrigin\"]},\"destination\":{\"parents\":0,\"interior\":{\"X1\":[{\"PalletInstance\":9}]}}}");

        assertThat(fees.at("/delivery/routable").asBoolean(true)).isFalse();
        assertThat(fees.at("/delivery/prices")).isEmpty();
    }

    @Test
    void namesWellKnownTokens() {
        JsonNode relay =
                inAsset(
                        fees("{\"xcm\":{\"V5\":[\"ClearOrigin\"]}}").path("execution"),
                        "{\"parents\":2,\"interior\":\"Here\"}");

        assertThat(relay.path("text").asString()).matches("0\\.\\d+ DOT");
    }

    @Test
    void readBytesToo() {
        ByteString scale = Programs.scale("{\"V5\":[\"ClearOrigin\"]}");

        Http.Answer bytes = http.postBytes(path(), "application/octet-stream", scale.toByteArray());

        assertThat(bytes.json()).isEqualTo(fees("{\"xcm\":\"" + scale + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|the request",
                "{}|/xcm",
                "{\"xcm\":\"0x0500\",\"origin\":{}}|origin",
                "{\"xcm\":\"0x0500\",\"destination\":7}|/destination"
            })
    void refuseRequestsThatAreNotAsDocumented(String body, String named) {
        JsonNode problem = http.post(path(), body).problem(ProblemType.MALFORMED_REQUEST);

        assertThat(problem.path("detail").asString()).contains(named);
    }

    @Test
    void refuseWhatCannotBeAsked() {
        String good = "{\"xcm\":\"0x0500\"}";

        http.post("/v1/instances/" + Hash32.ZERO + "/fees", good)
                .problem(ProblemType.UNKNOWN_INSTANCE);
        http.post("/v1/instances/0x/fees", good).problem(ProblemType.MALFORMED_REQUEST);
        http.post(path() + "?asset=1", good).problem(ProblemType.MALFORMED_REQUEST);
        http.post(path(), good, "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
        http.post(path(), "{\"xcm\":\"0x0504ff\"}").problem(ProblemType.MALFORMED_XCM);
        http.post(path(), "\"" + "00".repeat(140_000) + "\"")
                .problem(ProblemType.CONTENT_TOO_LARGE);
        http.send(
                        http.to(path())
                                .header("content-type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(good)))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.get(path()).problem(ProblemType.METHOD_NOT_ALLOWED);
    }

    private static JsonNode inAsset(JsonNode list, String asset) {
        return list.valueStream()
                .filter(it -> it.path("asset").toString().equals(asset))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asset + " in " + list));
    }

    private JsonNode fees(String body) {
        Http.Answer answer = http.post(path(), body);
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String path() {
        return "/v1/instances/" + id(parachain) + "/fees";
    }
}
