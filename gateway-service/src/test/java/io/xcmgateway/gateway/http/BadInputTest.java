package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Everything that a client can get wrong, over the wire; after each, the next good message works.
class BadInputTest extends RunningGateway {
    private static final Hash32 STRANGER = Hash32.hex("11".repeat(32));
    private static final ByteString GOOD = Programs.scale(Programs.transfer(10_000_000_000L, 9));

    @AfterEach
    void afterwards() {
        theNextGoodMessageWorks();
    }

    static Stream<Arguments> undecodable() {
        return Stream.of(
                Arguments.of("empty", ByteString.EMPTY),
                Arguments.of("truncated", GOOD.slice(0, GOOD.length() - 1)),
                Arguments.of("trailing byte", GOOD.concat(ByteString.of(0))),
                Arguments.of("unknown version", ByteString.hex("0x0600")),
                Arguments.of("unknown instruction", ByteString.hex("0x0504ff")),
                Arguments.of("101 instructions", ByteString.hex("0x059501" + "0a".repeat(101))),
                Arguments.of("too deep", nested(9)),
                Arguments.of("a fungible of nothing", ByteString.hex("0x0504000401000000")));
    }

    /// DepositReserveAsset { assets: All, dest: Here, xcm } around ClearOrigin.
    private static ByteString nested(int programs) {
        String inner = "04" + "0a";
        for (int i = 1; i < programs; i++) {
            inner = "04" + "0e" + "0100" + "0000" + inner;
        }
        return ByteString.hex("0x05" + inner);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undecodable")
    void refusesSignedBytesThatAreNoProgram(String what, ByteString bytes) {
        JsonNode problem =
                http.post(messages(parachain), Programs.signed(STRANGER, parachain, bytes, 0))
                        .problem(ProblemType.MALFORMED_XCM);

        assertThat(problem.path("offset").isInt()).as(what).isTrue();
        assertThat(problem.path("detail").asString()).contains("expected").contains("found");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undecodable")
    void recordsAssertedBytesThatAreNoProgram(String what, ByteString bytes) {
        ByteString unique = bytes; // a repeated message is answered with the first receipt
        JsonNode receipt = execute(parachain, Programs.asserted(unique, Programs.HOST_CHAIN));

        assertThat(receipt.at("/outcome/Error/error").asString())
                .as(what)
                .isEqualTo("FailedToDecode");
        assertThat(receipt.at("/outcome/Error/index").asInt(-1)).isZero();
        assertThat(receipt.at("/executed").has("xcm")).isFalse();
    }

    @Test
    void decodesUpToTheLimitOfDepth() {
        JsonNode receipt =
                execute(parachain, Programs.signed(STRANGER, parachain, nested(8), nonce()));

        assertThat(receipt.path("outcome").toString()).doesNotContain("FailedToDecode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"V5\":[{\"Nonsense\":1}]}|/xcm/V5/0",
                "{\"V5\":[{\"SetTopic\":\"0x00\"}]}|/xcm/V5/0/SetTopic",
                "{\"V5\":[{\"Trap\":1.5}]}|/xcm/V5/0/Trap",
                "{\"V5\":[{\"Trap\":\"-1\"}]}|/xcm/V5/0/Trap",
                "{\"V5\":[{\"Trap\":9007199254740992}]}|/xcm/V5/0/Trap",
                "{\"V5\":[{\"trap\":\"1\"}]}|/xcm/V5/0",
                "{\"v5\":[{\"Trap\":\"1\"},{\"clearOrigin\":1}]}|/xcm/v5/1",
                "{\"v5\":[{\"trap\":\"1,00\"}]}|/xcm/v5/0/trap",
                "{\"v5\":[{\"trap\":1.5}]}|/xcm/v5/0/trap",
                "{\"v5\":[{\"setFeesMode\":{\"jit_withdraw\":true}}]}|/xcm/v5/0/setFeesMode",
                "{\"type\":\"V5\",\"value\":[{\"type\":\"Nonsense\"}]}|/xcm/value/0",
                "{\"type\":\"V5\",\"value\":[{\"Trap\":\"1\"}]}|/xcm/value/0",
                "{\"type\":\"V5\",\"value\":[{\"type\":\"Trap\",\"value\":9007199254740992}]}|/xcm/value/0/value",
                "{\"type\":\"V5\",\"value\":[{\"type\":\"ClearOrigin\",\"note\":1}]}|/xcm/value/0/note",
                "{\"type\":\"V5\",\"value\":[],\"V5\":[]}|/xcm/V5",
                "{\"V9\":[]}|/xcm",
                "{\"V5\":[{\"DepositAsset\":{\"assets\":{\"Wild\":\"All\"}}}]}|/xcm/V5/0/DepositAsset",
                "[]|/xcm",
                "null|/xcm"
            })
    void refusesJsonThatIsNoProgram(String xcm, String pointer) {
        JsonNode problem =
                http.post(messages(parachain), Programs.asserted(xcm, Programs.HOST_CHAIN))
                        .problem(ProblemType.MALFORMED_XCM);

        assertThat(problem.path("pointer").asString()).startsWith(pointer);
    }

    @Test
    void saysThatJsonOfPapiHasLostItsBytes() {
        JsonNode problem =
                http.post(
                                messages(parachain),
                                Programs.asserted(
                                        "{\"type\":\"V5\",\"value\":[{\"type\":\"SetTopic\",\"value\":{}}]}",
                                        Programs.HOST_CHAIN))
                        .problem(ProblemType.MALFORMED_XCM);

        assertThat(problem.path("pointer").asString()).isEqualTo("/xcm/value/0/value");
        assertThat(problem.path("detail").asString())
                .contains("asHex()")
                .contains("an object of 0");
    }

    static Stream<Arguments> malformedRequests() {
        String origin = "\"origin\":{\"asserted\":" + Programs.HOST_CHAIN + "}";
        String account =
                Programs.account(GOOD, STRANGER, ByteString.wrap(new byte[64]), 0, 0, Programs.GAS);
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("{", ""),
                Arguments.of("[]", ""),
                Arguments.of("{} {}", ""),
                Arguments.of("{\"xcm\":\"0x0500\"," + origin + "}x", ""),
                Arguments.of("{\"xcm\":\"0x0500\",\"xcm\":\"0x0500\"," + origin + "}", ""),
                Arguments.of("{\"xcm\":\"0x0500\",\"extra\":1," + origin + "}", "extra"),
                Arguments.of("{\"xcm\":\"0x0500\"}", "/origin"),
                Arguments.of("{" + origin + "}", "/xcm"),
                Arguments.of("{\"xcm\":\"0x05 00\"," + origin + "}", "/xcm"),
                Arguments.of("{\"xcm\":\"0500\"," + origin + "}", "/xcm"),
                Arguments.of("{\"xcm\":\"0xAB\"," + origin + "}", "/xcm"),
                Arguments.of("{\"xcm\":\"0x0500\",\"gasLimit\":5," + origin + "}", "/gasLimit"),
                Arguments.of(
                        "{\"xcm\":\"0x0500\",\"gasLimit\":\"05\"," + origin + "}", "/gasLimit"),
                Arguments.of(
                        "{\"xcm\":\"0x0500\",\"gasLimit\":\"18446744073709551616\"," + origin + "}",
                        "/gasLimit"),
                Arguments.of("{\"xcm\":\"0x0500\",\"origin\":{}}", "/origin"),
                Arguments.of("{\"xcm\":\"0x0500\",\"origin\":null}", "/origin"),
                Arguments.of(
                        "{\"xcm\":\"0x0500\",\"origin\":{\"asserted\":{\"parents\":300,\"interior\":\"Here\"}}}",
                        "/origin/asserted/parents"),
                Arguments.of(account.replace("ed25519", "rot13"), "/origin/account/scheme"),
                Arguments.of(account.replace("\"nonce\":\"0\"", "\"nonce\":0"), "/nonce"),
                Arguments.of(account.replace("\"nonce\":\"0\"", "\"nonce\":\"-1\""), "/nonce"),
                Arguments.of(account.replace("1970-01-01T", "1970-13-01T"), "/expires"),
                Arguments.of(account.replace("1970-01-01T00", "1970-01-01 00"), "/expires"),
                Arguments.of(account.replace("\"nonce\"", "\"Nonce\""), "Nonce"),
                Arguments.of(
                        account.replace(STRANGER.toHex(), STRANGER.toHex().substring(2)),
                        "/publicKey"),
                Arguments.of(
                        account.replace("\"gasLimit\":\"" + Programs.GAS + "\",", ""), "gasLimit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedRequests")
    void refusesRequestsThatAreNotAsDocumented(String body, String named) {
        JsonNode problem =
                http.post(messages(parachain), body).problem(ProblemType.MALFORMED_REQUEST);

        assertThat(problem.path("detail").asString()).contains(named);
    }

    @Test
    void namesAnUnknownQueryParameter() {
        JsonNode problem =
                http.post(messages(parachain) + "?dryRun=true", "{}")
                        .problem(ProblemType.MALFORMED_REQUEST);

        assertThat(problem.path("parameter").asString()).isEqualTo("dryRun");
        http.get("/v1/instances?page=2").problem(ProblemType.MALFORMED_REQUEST);
        http.get("/v1/modules?page=2").problem(ProblemType.MALFORMED_REQUEST);
        http.get("/v1/messages/" + Hash32.ZERO + "/proof?level=attested&level=attested")
                .problem(ProblemType.MALFORMED_REQUEST);
        http.get("/v1/messages/" + Hash32.ZERO + "/proof?level=certain")
                .problem(ProblemType.MALFORMED_REQUEST);
        String proof = "/v1/messages/" + Hash32.ZERO + "/proof?level=";
        for (String query :
                new String[] {
                    "state",
                    "logged&key=0x00",
                    "attested&effect=0",
                    "state&key=00",
                    "state&key=0x0",
                    "state&key=0x0A",
                    "state&key=0x00&key=0x00",
                    "state&key=0x" + "00".repeat(1_025),
                    "state&effect=-1",
                    "state&effect=00",
                    "state&effect=4294967296",
                    "state&effect=1&effect=1",
                    "logged&prefix=0x00",
                    "state&prefix=00",
                    "state&prefix=0x00&prefix=0x01",
                    "state&prefix=0x" + "00".repeat(1_025),
                    "state&prefix=0x00&after=0x01",
                    "state&prefix=0x00&after=00",
                    "state&prefix=0x00&count=0",
                    "state&prefix=0x00&count=257",
                    "state&prefix=0x00&count=-1",
                    "state&key=0x00&after=0x00",
                    "state&key=0x00&count=1",
                    "state" + numbered("&effect=", 65)
                }) {
            http.get(proof + query).problem(ProblemType.MALFORMED_REQUEST);
        }
        http.get(proof + "state&key=0x00&effect=1").problem(ProblemType.UNKNOWN_MESSAGE);
    }

    private static String numbered(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> prefix + each)
                .collect(Collectors.joining());
    }

    @Test
    void sendsBackLittleOfWhatItRefuses() {
        String much = "x".repeat(3_000);

        Http.Answer parameter = http.get("/v1/modules?" + much + "=1");
        Http.Answer location =
                http.post(
                        messages(parachain),
                        Programs.asserted(
                                "\"0x0500\"",
                                "{\"parents\":1,\"interior\":{\"X1\":[{\"" + much + "\":1}]}}"));

        parameter.problem(ProblemType.MALFORMED_REQUEST);
        location.problem(ProblemType.MALFORMED_REQUEST);
        assertThat(parameter.body().length).isLessThan(1_500);
        assertThat(location.body().length).isLessThan(3_000);
    }

    @Test
    void refusesABodyOverTheLimit() {
        String large = "\"" + "00".repeat(140_000) + "\"";

        http.post(messages(parachain), large).problem(ProblemType.CONTENT_TOO_LARGE);
        http.send(
                        http.to(messages(parachain))
                                .header("content-type", "application/octet-stream")
                                .POST(
                                        HttpRequest.BodyPublishers.fromPublisher(
                                                HttpRequest.BodyPublishers.ofByteArrays(
                                                        chunks(300, 1000)))))
                .problem(ProblemType.CONTENT_TOO_LARGE);
    }

    private static List<byte[]> chunks(int count, int size) {
        byte[][] chunks = new byte[count][size];
        return Arrays.asList(chunks);
    }

    @Test
    void refusesAnUnknownInstance() {
        String good = Programs.asserted(GOOD, Programs.HOST_CHAIN);

        http.post("/v1/instances/" + Hash32.ZERO + "/messages", good)
                .problem(ProblemType.UNKNOWN_INSTANCE);
        http.post("/v1/instances/nonsense/messages", good).problem(ProblemType.MALFORMED_REQUEST);
        http.get("/v1/instances/" + Hash32.ZERO).problem(ProblemType.UNKNOWN_INSTANCE);
    }

    @Test
    void refusesASignatureThatIsNotOverThisSubmission() {
        ByteString wrong = Ed25519.sign(STRANGER, ByteString.ascii("something else"));
        String forged =
                Programs.account(
                        GOOD,
                        Ed25519.publicKey(STRANGER),
                        wrong,
                        0,
                        Programs.FAR_FUTURE_MS,
                        Programs.GAS);
        String signed = Programs.signed(STRANGER, parachain, GOOD, 0);

        http.post(messages(parachain), forged).problem(ProblemType.ORIGIN_NOT_PROVEN);
        http.post(messages(people), signed).problem(ProblemType.ORIGIN_NOT_PROVEN);
        http.post(messages(parachain), signed.replace("\"nonce\":\"0\"", "\"nonce\":\"1\""))
                .problem(ProblemType.ORIGIN_NOT_PROVEN);
        http.post(
                        messages(parachain),
                        signed.replace(
                                "\"" + Programs.GAS + "\"", "\"" + (Programs.GAS + 1) + "\""))
                .problem(ProblemType.ORIGIN_NOT_PROVEN);
    }

    @Test
    void refusesASignatureOfAnotherScheme() {
        String body = Programs.signed(STRANGER, parachain, GOOD, 0).replace("ed25519", "sr25519");

        http.post(messages(parachain), body).problem(ProblemType.ORIGIN_NOT_PROVEN);
    }

    @Test
    void refusesANonceThatIsNotTheNext() {
        long next = nonce();
        ByteString program = Programs.scale(fresh(Programs.transfer(1_000_000_000L, 8)));
        execute(parachain, Programs.signed(STRANGER, parachain, program, next));

        ByteString other = Programs.scale(fresh(Programs.transfer(1_000_000_000L, 8)));
        JsonNode reused =
                http.post(messages(parachain), Programs.signed(STRANGER, parachain, other, next))
                        .problem(ProblemType.NONCE_CONFLICT);
        JsonNode ahead =
                http.post(
                                messages(parachain),
                                Programs.signed(STRANGER, parachain, other, next + 2))
                        .problem(ProblemType.NONCE_CONFLICT);

        assertThat(reused.path("expected").asString()).isEqualTo("" + (next + 1));
        assertThat(reused.path("found").asString()).isEqualTo("" + next);
        assertThat(ahead.path("expected").asString()).isEqualTo("" + (next + 1));
    }

    @Test
    void refusesASubmissionThatHasExpired() {
        String expired = Programs.signed(STRANGER, parachain, GOOD, nonce(), 1_000, Programs.GAS);

        JsonNode problem =
                http.post(messages(parachain), expired).problem(ProblemType.SUBMISSION_EXPIRED);

        assertThat(problem.path("found").asString()).isEqualTo("1970-01-01T00:00:01.000Z");
    }

    @Test
    void refusesGasBeyondTheLimits() {
        String none = Programs.asserted(GOOD, Programs.HOST_CHAIN);

        http.post(messages(parachain), none.replace("{\"xcm\"", "{\"gasLimit\":\"0\",\"xcm\""))
                .problem(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        http.post(
                        messages(parachain),
                        none.replace("{\"xcm\"", "{\"gasLimit\":\"18446744073709551615\",\"xcm\""))
                .problem(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
    }

    @Test
    void insufficientFundsAreAReceipt() {
        String poor = fresh(Programs.transfer(5_000_000_000L, 8));

        JsonNode receipt =
                execute(
                        parachain,
                        Programs.signed(STRANGER, parachain, Programs.scale(poor), nonce()));

        assertThat(receipt.path("outcome").toString()).contains("FailedToTransactAsset");
        assertThat(receipt.path("balanceChanges").size()).isZero();
    }

    @Test
    void refusesFormsThatItDoesNotRead() {
        http.send(
                        http.to(messages(parachain))
                                .header("content-type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.send(http.to(messages(parachain)).POST(HttpRequest.BodyPublishers.ofString("{}")))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.post(messages(parachain), "{}", "Content-Encoding", "gzip")
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.send(
                        http.to(messages(parachain))
                                .header("content-type", "nonsense")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.send(
                        http.to(messages(parachain))
                                .headers("content-type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(GOOD.toByteArray())))
                .problem(ProblemType.MALFORMED_REQUEST);
        http.send(
                        http.to(messages(parachain))
                                .headers(
                                        "content-type",
                                        "application/octet-stream",
                                        "Xcm-Origin",
                                        "{\"asserted\":" + Programs.HOST_CHAIN + "}",
                                        "Xcm-Gas-Limit",
                                        "much")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(GOOD.toByteArray())))
                .problem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        http.get("/nowhere").problem(ProblemType.NOT_FOUND);
        http.get("/v1").problem(ProblemType.NOT_FOUND);
        http.get("/v1/messages/..%2f..%2fetc").problem(ProblemType.MALFORMED_REQUEST);
        http.get("/actuator/env").problem(ProblemType.NOT_FOUND);
        Http.Answer wrongMethod = http.get(messages(parachain));
        wrongMethod.problem(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(wrongMethod.header("allow")).contains("POST");
        http.post("/v1/modules", "{}").problem(ProblemType.METHOD_NOT_ALLOWED);
        http.get("/v1/instances", "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
        http.get("/v1/instances", "Accept", ";;").problem(ProblemType.MALFORMED_REQUEST);
    }

    /// The stranger's next nonce on the parachain, as a refusal tells it.
    private long nonce() {
        ByteString probe = Programs.scale(fresh(Programs.transfer(1, 8)));
        JsonNode problem =
                http.post(
                                messages(parachain),
                                Programs.signed(STRANGER, parachain, probe, Long.MAX_VALUE))
                        .problem(ProblemType.NONCE_CONFLICT);
        return Long.parseLong(problem.path("expected").asString());
    }
}
