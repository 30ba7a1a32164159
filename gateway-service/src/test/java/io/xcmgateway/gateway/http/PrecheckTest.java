package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.spree.module.StandardModules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PrecheckTest extends RunningGateway {
    private static final String PATH = "/v1/modules/precheck";
    private static final String WASM = "application/wasm";

    @Test
    void passesTheStandardModule() {
        StandardModules.Blob module = StandardModules.xcmExecutor();

        JsonNode answer = http.postBytes(PATH, WASM, module.wasm().toByteArray()).json();

        assertThat(answer.path("codeHash").asString()).isEqualTo(module.hash().toString());
        assertThat(answer.path("sizeBytes").asInt()).isEqualTo(module.wasm().length());
        assertThat(answer.path("passed").asBoolean()).isTrue();
        assertThat(answer.path("findings").isEmpty()).isTrue();
    }

    @Test
    void tellsEveryFindingWithItsOffset() {
        ByteString bad =
                ByteString.concat(
                        ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0),
                        ByteString.of(1, 5, 1, 0x60, 1, 0x7d, 0), // takes a float
                        ByteString.of(8, 1, 0)); // a start section

        Http.Answer answer = http.postBytes(PATH, "application/octet-stream", bad.toByteArray());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("passed").asBoolean()).isFalse();
        assertThat(answer.json().path("findings").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"offset\":13,\"rule\":\"type i32 or i64\",\"found\":\"0x7d\"}",
                        "{\"offset\":15,\"rule\":\"an allowed section\",\"found\":\"section 8\"}",
                        "{\"offset\":18,\"rule\":\"a memory defined and exported as `memory`\","
                                + "\"found\":\"none\"}");
    }

    @Test
    void refusesWhatIsNoModule() {
        byte[] one = {0};

        http.postBytes(PATH, "application/json", one).problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.postBytes(PATH, WASM, new byte[(1 << 20) + 1]).problem(ProblemType.CONTENT_TOO_LARGE);
        http.postBytes(PATH + "?deep=1", WASM, one).problem(ProblemType.MALFORMED_REQUEST);
        http.postBytes(PATH, WASM, one, "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
        assertThat(http.postBytes(PATH, WASM, new byte[0]).json().path("passed"))
                .hasToString("false");
    }
}
