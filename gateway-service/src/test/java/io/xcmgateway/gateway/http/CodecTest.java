package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.gateway.http.xcm.CodecExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CodecTest extends RunningGateway {
    private static final String DECODE = "/v1/xcm/decode";
    private static final String ENCODE = "/v1/xcm/encode";
    private static final String CONVERT = "/v1/xcm/convert";
    private static final String XCM = "application/vnd.xcmgateway.xcm";
    private static final ByteString PROGRAM = ByteString.hex("0x05080a191c");
    private static final JsonNode EXAMPLE = JsonMapper.shared().readTree(CodecExamples.PROGRAM);

    @Test
    void decodesHexAndBytes() {
        assertThat(http.post(DECODE, CodecExamples.SCALE).json()).isEqualTo(EXAMPLE);
        for (String type : new String[] {XCM, "application/octet-stream"}) {
            assertThat(http.postBytes(DECODE, type, PROGRAM.toByteArray()).json())
                    .isEqualTo(EXAMPLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CodecExamples.JSON, CodecExamples.POLKADOT_JS, CodecExamples.PAPI})
    void encodesEveryFormToTheSameBytes(String body) {
        assertThat(http.post(ENCODE, body).json()).isEqualTo(EXAMPLE);

        Http.Answer bytes = http.post(ENCODE, body, "Accept", XCM);
        assertThat(bytes.header("content-type")).isEqualTo(XCM);
        assertThat(bytes.content()).isEqualTo(PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({"canonical", "polkadot_js", "papi"})
    void writesEveryFormSoThatItIsReadAgain(String form) {
        String transfer = Programs.scale(Programs.transfer(10_000_000_000L, 9)).toString();
        JsonNode decoded =
                http.post(DECODE + "?form=" + form, "{\"xcm\":\"" + transfer + "\"}").json();

        assertThat(decoded.path("form").asString()).isEqualTo(form);
        assertThat(
                        http.post(ENCODE, "{\"xcm\":" + decoded.path("xcm") + "}")
                                .json()
                                .path("scale")
                                .asString())
                .isEqualTo(transfer);
    }

    @Test
    void convertsDownAndUpAgain() {
        JsonNode old = http.post(CONVERT + "?version=V3", CodecExamples.JSON).json();
        assertThat(old.path("version").asString()).isEqualTo("V3");
        assertThat(old.path("scale").asString()).isEqualTo("0x03080a191c");
        assertThat(old.path("xcm").has("V3")).isTrue();

        Http.Answer back =
                http.postBytes(
                        CONVERT + "?version=V5",
                        XCM,
                        ByteString.hex("0x03080a191c").toByteArray(),
                        "Accept",
                        XCM);
        assertThat(back.content()).isEqualTo(PROGRAM);
    }

    @Test
    void namesTheInstructionThatDoesNotConvert() {
        JsonNode problem =
                http.post(
                                CONVERT + "?version=V4",
                                "{\"xcm\":{\"V5\":[\"ClearOrigin\",{\"PayFees\":{\"asset\":{\"id\":"
                                    + "{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":"
                                    + "\"1\"}}}}]}}")
                        .problem(ProblemType.XCM_NOT_CONVERTIBLE);

        assertThat(problem.path("path").asString()).isEqualTo("[1]");
        assertThat(problem.path("instructionIndex").asInt(-1)).isEqualTo(1);
    }

    @Test
    void tellsWhereBytesAndJsonAreWrong() {
        JsonNode bytes =
                http.post(DECODE, "{\"xcm\":\"0x0504ff\"}").problem(ProblemType.MALFORMED_XCM);
        assertThat(bytes.path("offset").asInt()).isEqualTo(2);

        JsonNode json =
                http.post(ENCODE, "{\"xcm\":{\"V5\":[{\"Trap\":\"-1\"}]}}")
                        .problem(ProblemType.MALFORMED_XCM);
        assertThat(json.path("pointer").asString()).isEqualTo("/xcm/V5/0/Trap");
        assertThat(json.path("instructionIndex").asInt(-1)).isZero();
        assertThat(
                        http.post(ENCODE, CodecExamples.SCALE)
                                .problem(ProblemType.MALFORMED_REQUEST)
                                .path("pointer")
                                .asString())
                .isEqualTo("/xcm");
        assertThat(
                        http.post(DECODE, CodecExamples.JSON)
                                .problem(ProblemType.MALFORMED_REQUEST)
                                .path("pointer")
                                .asString())
                .isEqualTo("/xcm");
    }

    @ParameterizedTest
    @ValueSource(strings = {DECODE, ENCODE, CONVERT + "?version=V4"})
    void refusesWhatIsNotDocumented(String path) {
        String more = path + (path.contains("?") ? "&" : "?");
        http.post(more + "deep=1", CodecExamples.JSON).problem(ProblemType.MALFORMED_REQUEST);
        http.post(path, "{\"xcm\":\"0x\",\"more\":1}").problem(ProblemType.MALFORMED_REQUEST);
        http.post(path, "{}").problem(ProblemType.MALFORMED_REQUEST);
        http.postBytes(path, "text/plain", new byte[1]).problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.post(path, CodecExamples.JSON, "Accept", "text/html")
                .problem(ProblemType.NOT_ACCEPTABLE);
        http.postBytes(path, "application/json", new byte[(1 << 18) + 1])
                .problem(ProblemType.CONTENT_TOO_LARGE);
        http.get(path).problem(ProblemType.METHOD_NOT_ALLOWED);
    }

    @Test
    void refusesUnknownVersionsAndForms() {
        for (String query : new String[] {"", "?version=V2", "?version=V4&form=rust"}) {
            http.post(CONVERT + query, CodecExamples.JSON).problem(ProblemType.MALFORMED_REQUEST);
        }
    }
}
