package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Dry runs over the wire: they say exactly what execution says, and change nothing.
class DryRunTest extends RunningGateway {
    private static final String RELAY_TOKEN = "{\"parents\":2,\"interior\":\"Here\"}";
    private static final Hash32 NOBODY = Hash32.hex("5a".repeat(32));
    private static final List<String> SHARED_WITH_RECEIPTS =
            List.of(
                    "outcome",
                    "gasUsed",
                    "gasLimit",
                    "origin",
                    "xcmMessageId",
                    "executed",
                    "balanceChanges",
                    "effects",
                    "effectsRoot");

    static Stream<Arguments> programs() {
        String withdraw =
                "{\"WithdrawAsset\":[{\"id\":{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"100000000000\"}}]}";
        String buy =
                "{\"BuyExecution\":{\"fees\":{\"id\":{\"parents\":1,\"interior\":\"Here\"},\"fun\":{\"Fungible\":\"50000000000\"}},\"weight_limit\":\"Unlimited\"}}";
        return Stream.of(
                Arguments.of("a transfer", Programs.transfer(30_000_000_000L, 0x61)),
                Arguments.of("another to the same", Programs.transfer(30_000_000_000L, 0x61)),
                Arguments.of(
                        "a program that fails on its way",
                        "{\"V5\":[" + withdraw + "," + buy + ",{\"Trap\":\"7\"}]}"),
                Arguments.of("a program that nobody lets in", "{\"V5\":[{\"Trap\":\"7\"}]}"),
                Arguments.of("too little to pay with", Programs.transfer(1, 0x61)),
                Arguments.of(
                        "a message to a sibling",
                        "{\"V5\":["
                                + withdraw
                                + ","
                                + buy
                                + ",{\"DepositReserveAsset\":{\"assets\":{\"Wild\":\"All\"},\"dest\":{\"parents\":2,\"interior\":{\"X1\":[{\"Parachain\":2001}]}},\"xcm\":[\"ClearOrigin\"]}}]}"),
                Arguments.of("assets left behind", "{\"V5\":[" + withdraw + "," + buy + "]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void saysWhatTheReceiptSays(String what, String program) {
        String body = Programs.asserted(fresh(program), Programs.HOST_CHAIN);

        JsonNode tried = tried(body);
        JsonNode receipt = execute(parachain, body);

        assertSame(tried, receipt);
    }

    @Test
    void saysWhatTheReceiptOfASignedMessageSays() {
        Hash32 seed = seed("alice");
        JsonNode first = trySigned(seed, fresh(Programs.transfer(20_000_000_000L, 0x62)));
        JsonNode second = trySigned(seed, fresh(Programs.transfer(20_000_000_000L, 0x62)));

        assertThat(first.path("outcome").has("Complete")).as("%s", first).isTrue();
        assertThat(second.path("outcome").has("Complete")).as("%s", second).isTrue();
    }

    /// Tries a program as an account that signs nothing, and then submits it signed.
    private JsonNode trySigned(Hash32 seed, String program) {
        ByteString scale = Programs.scale(program);
        JsonNode tried =
                tried(
                        """
                        {"xcm":%s,"gasLimit":"%d","origin":{"account":{"scheme":"ed25519","publicKey":"%s"}}}\
                        """
                                .formatted(program, Programs.GAS, Ed25519.publicKey(seed)));
        String signed = Programs.signed(seed, parachain, scale, nonce(tried));
        assertThat(tried(signed)).isEqualTo(tried);
        JsonNode receipt = execute(parachain, signed);
        assertSame(tried, receipt);
        return tried;
    }

    /// The nonce that the dry run used up is in its storage diff.
    private static long nonce(JsonNode tried) {
        for (JsonNode change : tried.at("/storage/changes")) {
            String nonceKey = "0x00" + ByteString.ascii("nonce").toHex();
            if (change.path("key").asString().startsWith(nonceKey)) {
                String after = change.path("after").asString();
                return Long.reverseBytes(Long.parseUnsignedLong(after.substring(2), 16)) - 1;
            }
        }
        throw new AssertionError("no nonce in " + tried);
    }

    @Test
    void saysWhatTheReceiptOfBytesThatAreNoProgramSays() {
        String body = Programs.asserted("\"0x0504ff" + "ab".repeat(9) + "\"", Programs.HOST_CHAIN);

        JsonNode tried = tried(body);

        assertThat(tried.at("/failure/error").asString()).isEqualTo("FailedToDecode");
        assertThat(tried.has("weight")).isFalse();
        assertSame(tried, execute(parachain, body));
    }

    @Test
    void saysWhatTheReceiptOfARunOutOfGasSays() {
        String body =
                Programs.asserted(
                                fresh(Programs.transfer(30_000_000_000L, 0x61)),
                                Programs.HOST_CHAIN)
                        .replace("{\"xcm\"", "{\"gasLimit\":\"100000\",\"xcm\"");

        JsonNode tried = tried(body);

        assertThat(tried.at("/failure/error").asString()).isEqualTo("OutOfGas");
        assertThat(tried.path("failure").has("instructionIndex")).isFalse();
        assertThat(tried.path("gasUsed").asString()).isEqualTo("100000");
        assertSame(tried, execute(parachain, body));
    }

    private static void assertSame(JsonNode tried, JsonNode receipt) {
        for (String field : SHARED_WITH_RECEIPTS) {
            if (!field.equals("executed")) {
                assertThat(tried.path(field)).as(field).isEqualTo(receipt.path(field));
            }
        }
        assertThat(tried.path("executed")).isEqualTo(receipt.path("executed"));
        assertThat(tried.path("stateRoot")).isEqualTo(receipt.at("/roots/pre"));
        assertThat(tried.path("postRoot")).isEqualTo(receipt.at("/roots/post"));
        assertThat(Long.parseLong(tried.path("sequence").asString()) + 1)
                .isEqualTo(Long.parseLong(receipt.path("sequence").asString()));
    }

    @Test
    void tellsAWalletWhatHappens() {
        JsonNode tried =
                tried(
                        Programs.asserted(
                                fresh(
                                        Programs.transfer(20_000_000_000L, 0x63)
                                                .replace("\"parents\":1", "\"parents\":2")),
                                Programs.HOST_CHAIN));

        assertThat(tried.path("outcome").has("Complete")).as("%s", tried).isTrue();
        List<String> summary = tried.path("summary").valueStream().map(JsonNode::asString).toList();
        assertThat(summary).first().isEqualTo("withdraws 2 DOT from parent");
        assertThat(summary).anyMatch(it -> it.matches("pays 0\\.\\d+ DOT for its execution"));
        assertThat(summary).last().asString().matches("deposits 1\\.\\d+ DOT to AccountId32.*");
        assertThat(tried.at("/fees/execution/0/asset").toString()).isEqualTo(RELAY_TOKEN);
        assertThat(tried.at("/fees/execution/0/text").asString()).endsWith(" DOT");
        assertThat(tried.at("/weight/ref_time").asString()).isNotEqualTo("0");
        assertThat(tried.at("/storage/more").asBoolean()).isFalse();
        assertThat(
                        tried.at("/storage/changes")
                                .valueStream()
                                .filter(it -> it.path("about").has("Balance"))
                                .count())
                .isEqualTo(2);
    }

    @Test
    void showsWhatIsForwardedAndWhatSendingCosts() {
        String program = Objects.requireNonNull((String) programs().toList().get(5).get()[1]);

        JsonNode forwarded =
                tried(Programs.asserted(fresh(program), Programs.HOST_CHAIN)).path("forwarded");

        assertThat(forwarded.size()).isEqualTo(1);
        assertThat(forwarded.at("/0/destination/interior/X1/0/Parachain").asInt()).isEqualTo(2001);
        assertThat(forwarded.at("/0/message/xcm/V5/0").has("ReserveAssetDeposited")).isTrue();
        assertThat(forwarded.at("/0/deliveryPrice/0/id").toString()).isEqualTo(Programs.HOST_CHAIN);
    }

    @Test
    void namesTheInstructionThatFails() {
        String program = Objects.requireNonNull((String) programs().toList().get(2).get()[1]);

        JsonNode tried = tried(Programs.asserted(fresh(program), Programs.HOST_CHAIN));

        assertThat(tried.at("/failure/instructionIndex").asInt()).isEqualTo(2);
        assertThat(tried.at("/failure/error/Trap").asString()).isEqualTo("7");
        assertThat(tried.path("outcome").has("Incomplete")).isTrue();
    }

    @Test
    void mintsForThisRunOnly() {
        JsonNode before = http.get("/v1/instances/" + id(parachain)).json();
        String body = minted("\"" + NOBODY + "\"", "50000000000");
        String atLocation =
                minted(
                        "{\"parents\":0,\"interior\":{\"X1\":[{\"AccountId32\":{\"network\":null,\"id\":\""
                                + NOBODY
                                + "\"}}]}}",
                        "50000000000");

        JsonNode rich = tried(body);
        JsonNode poor = tried(body.replace("50000000000", "1000000000"));

        assertThat(rich.path("outcome").has("Complete")).as("%s", rich).isTrue();
        assertThat(tried(atLocation)).isEqualTo(rich);
        assertThat(rich.at("/balanceChanges/0/before").asString()).isEqualTo("50000000000");
        assertThat(rich.at("/balanceChanges/0/delta").asString()).isEqualTo("-20000000000");
        assertThat(poor.at("/failure/instructionIndex").asInt(-1)).as("%s", poor).isZero();
        assertThat(http.get("/v1/instances/" + id(parachain)).json()).isEqualTo(before);
        assertThat(tried(body.replaceAll(",\"mint\":.*]", "")).path("outcome").has("Complete"))
                .isFalse();
    }

    private static String minted(String account, String amount) {
        String program =
                Programs.transfer(20_000_000_000L, 0x64).replace("\"parents\":1", "\"parents\":2");
        return "{\"xcm\":"
                + program
                + ",\"origin\":{\"account\":{\"scheme\":\"sr25519\",\"publicKey\":\""
                + NOBODY
                + "\"}},\"mint\":[{\"asset\":"
                + RELAY_TOKEN
                + ",\"account\":"
                + account
                + ",\"amount\":\""
                + amount
                + "\"}]}";
    }

    @Test
    void refusesMintsThatTheModuleWouldNotKeep() {
        String unknown =
                minted("\"" + NOBODY + "\"", "5")
                        .replace(RELAY_TOKEN, "{\"parents\":9,\"interior\":\"Here\"}");

        JsonNode asset = dryRun(unknown).problem(ProblemType.CANNOT_BE_TRIED);
        JsonNode dust =
                dryRun(minted("\"" + NOBODY + "\"", "5")).problem(ProblemType.CANNOT_BE_TRIED);

        assertThat(asset.path("detail").asString()).startsWith("asset ");
        assertThat(dust.path("expected").asString()).contains("existential deposit");
    }

    @Test
    void readsEveryFormOfASubmission() {
        JsonNode canonical = tried(ApiExamples.SUBMIT_ASSERTED);
        ByteString scale = ByteString.hex(canonical.at("/executed/scale").asString());

        assertThat(tried(ApiExamples.SUBMIT_POLKADOT_JS)).isEqualTo(canonical);
        assertThat(tried(ApiExamples.SUBMIT_PAPI)).isEqualTo(canonical);
        assertThat(tried(Programs.asserted(scale, Programs.HOST_CHAIN))).isEqualTo(canonical);
        assertThat(
                        http.postBytes(
                                        path(),
                                        "application/vnd.xcmgateway.xcm",
                                        scale.toByteArray(),
                                        "Xcm-Origin",
                                        "{\"asserted\":" + Programs.HOST_CHAIN + "}")
                                .json())
                .isEqualTo(canonical);
    }

    static Stream<Arguments> malformed() {
        String origin = "\"origin\":{\"asserted\":" + Programs.HOST_CHAIN + "}";
        String good = "{\"xcm\":\"0x0500\"," + origin;
        String mint = "{\"asset\":" + RELAY_TOKEN + ",\"account\":\"0x11\",\"amount\":\"5\"}";
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("[]", ""),
                Arguments.of(good + ",\"extra\":1}", "extra"),
                Arguments.of("{\"xcm\":\"0x0500\"}", "/origin"),
                Arguments.of("{" + origin + "}", "/xcm"),
                Arguments.of(good + ",\"gasLimit\":7}", "/gasLimit"),
                Arguments.of(good + ",\"mint\":{}}", "/mint"),
                Arguments.of(good + ",\"mint\":[" + (mint + ",").repeat(16) + mint + "]}", "/mint"),
                Arguments.of(good + ",\"mint\":[7]}", "/mint/0"),
                Arguments.of(
                        good + ",\"mint\":[" + mint.replace("\"5\"", "\"0\"") + "]}",
                        "/mint/0/amount"),
                Arguments.of(
                        good + ",\"mint\":[" + mint.replace("0x11", "0x") + "]}",
                        "/mint/0/account"),
                Arguments.of(good + ",\"mint\":[" + mint.replace("asset", "token") + "]}", "token"),
                Arguments.of(
                        "{\"xcm\":\"0x0500\",\"origin\":{\"account\":{\"scheme\":\"rot13\",\"publicKey\":\"0x11\"}}}",
                        "/origin/account/scheme"),
                Arguments.of(
                        "{\"xcm\":\"0x0500\",\"origin\":{\"account\":{\"scheme\":\"ecdsa\",\"publicKey\":\"0x11\"}}}",
                        "/origin/account/publicKey"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesRequestsThatAreNotAsDocumented(String body, String named) {
        JsonNode problem = dryRun(body).problem(ProblemType.MALFORMED_REQUEST);

        assertThat(problem.path("detail").asString()).contains(named);
    }

    @Test
    void refusesWhatASubmissionWouldBeRefusedFor() {
        String good = Programs.asserted("\"0x0500\"", Programs.HOST_CHAIN);
        String account =
                "{\"xcm\":\"0x0504ff\",\"origin\":{\"account\":{\"scheme\":\"ed25519\",\"publicKey\":\""
                        + NOBODY
                        + "\"}}}";

        http.post("/v1/instances/" + Hash32.ZERO + "/dry-runs", good)
                .problem(ProblemType.UNKNOWN_INSTANCE);
        http.post("/v1/instances/nonsense/dry-runs", good).problem(ProblemType.MALFORMED_REQUEST);
        http.post(path() + "?mint=1", good).problem(ProblemType.MALFORMED_REQUEST);
        http.post(path(), good, "Accept", "text/html").problem(ProblemType.NOT_ACCEPTABLE);
        dryRun(account).problem(ProblemType.MALFORMED_XCM);
        dryRun(good.replace("{\"xcm\"", "{\"gasLimit\":\"0\",\"xcm\""))
                .problem(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        dryRun("\"" + "00".repeat(140_000) + "\"").problem(ProblemType.CONTENT_TOO_LARGE);
        http.send(
                        http.to(path())
                                .header("content-type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(good)))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.get(path()).problem(ProblemType.METHOD_NOT_ALLOWED);
    }

    private JsonNode tried(String body) {
        Http.Answer answer = dryRun(body);
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        return answer.json();
    }

    private Http.Answer dryRun(String body) {
        return http.post(path(), body);
    }

    private String path() {
        return "/v1/instances/" + id(parachain) + "/dry-runs";
    }
}
