package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.Verdict;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Calls of a host chain, from the request to a proof that a stranger verifies.
class CallTest extends RunningGateway {
    private static final Hash32 STRANGER = Hash32.hex("11".repeat(32));
    private static final long AMOUNT = 5_000_000_000L;
    private static final int FLIPS = 24;

    @AfterEach
    void afterwards() {
        theNextGoodMessageWorks();
    }

    private String calls() {
        return "/v1/instances/" + id(parachain) + "/calls";
    }

    private JsonNode executed(String body) {
        Http.Answer answer = http.post(calls(), body, "Prefer", "wait=30");
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String signed(ByteString call) {
        return Calls.signed(authority(), parachain, call, nonce());
    }

    /// The host chain's next nonce, as a refusal tells it.
    private long nonce() {
        String probe =
                Calls.signed(authority(), parachain, ByteString.ascii("probe"), Long.MAX_VALUE);
        JsonNode problem = http.post(calls(), probe).problem(ProblemType.NONCE_CONFLICT);
        return Long.parseLong(problem.path("expected").asString());
    }

    @Test
    void depositsWhatIsAtHomeOnTheHostChain() {
        JsonNode receipt = executed(signed(Calls.deposit(Location.PARENT, AMOUNT, 0x61)));

        assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
        assertThat(receipt.path("entryPoint").asString()).isEqualTo("call");
        assertThat(receipt.path("origin").path("parents").asInt()).isOne();
        assertThat(receipt.path("xcmMessageId").asString()).isEqualTo(Hash32.ZERO.toString());
        assertThat(receipt.path("executed").has("xcm")).isFalse();
        assertThat(receipt.at("/executed/call/Deposit/asset/fun/Fungible").asString())
                .isEqualTo("" + AMOUNT);
        assertThat(receipt.path("balanceChanges").size()).isOne();
        assertThat(receipt.at("/balanceChanges/0/delta").asString()).isEqualTo("" + AMOUNT);
        JsonNode message = http.get("/v1/messages/" + receipt.path("messageId").asString()).json();
        assertThat(message.path("status").asString()).isEqualTo("logged");
        assertThat(http.get(message.at("/links/receipt").asString()).json()).isEqualTo(receipt);
    }

    @Test
    void withdrawsFromTheHostChainsOwnAccountAlone() {
        JsonNode receipt = executed(signed(Calls.withdraw(Location.PARENT, AMOUNT)));

        assertThat(receipt.path("outcome").has("Complete")).as("%s", receipt).isTrue();
        assertThat(receipt.path("balanceChanges").size()).isOne();
        assertThat(receipt.at("/balanceChanges/0/delta").asString()).isEqualTo("-" + AMOUNT);
        assertThat(receipt.at("/balanceChanges/0/account").asString())
                .isEqualTo("0x506172656e74" + "00".repeat(26));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void refusesAssetsThatAreAtHomeElsewhereWithAReceipt(int parents) {
        JsonNode receipt = executed(signed(Calls.deposit(Location.of(parents), AMOUNT, 0x62)));

        assertThat(receipt.at("/outcome/Error/error").asString())
                .as("%s", receipt)
                .isEqualTo("NoPermission");
        assertThat(receipt.path("balanceChanges").size()).isZero();
    }

    @Test
    void bytesThatAreNoCallAreAReceipt() {
        JsonNode receipt = executed(signed(ByteString.hex("0x0500")));

        assertThat(receipt.at("/outcome/Error/error").asString()).isEqualTo("FailedToDecode");
        assertThat(receipt.at("/executed").has("call")).isFalse();
        assertThat(receipt.at("/executed").has("xcm")).isFalse();
    }

    @Test
    void answersAtOnceOrTheSameAgain() {
        String body = signed(Calls.deposit(Location.PARENT, AMOUNT, 0x63));

        Http.Answer first = http.post(calls(), body, "Idempotency-Key", "deposit-1");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("location"))
                .isEqualTo("/v1/messages/" + first.json().path("messageId").asString());
        JsonNode receipt = executed(body);
        assertThat(receipt.path("messageId")).isEqualTo(first.json().path("messageId"));
        http.post(
                        calls(),
                        signed(Calls.deposit(Location.PARENT, AMOUNT, 0x64)),
                        "Idempotency-Key",
                        "deposit-1")
                .problem(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void provesACallToWhoeverVerifiesOffline() throws IOException {
        JsonNode receipt = executed(signed(Calls.deposit(Location.PARENT, AMOUNT, 0x65)));
        String path =
                "/v1/messages/" + receipt.path("messageId").asString() + "/proof?level=replayable";
        ByteString proof =
                ByteString.wrap(
                        http.get(path, "Accept", "application/vnd.xcmgateway.proof").body());
        JsonNode json = http.get(path).json();
        assertThat(json.at("/replay/evidence").has("HostAuthority")).isTrue();

        ProofVerifier verifier = new ProofVerifier(ModuleSource.NONE, Clock.systemUTC());
        TrustedNetworks policy =
                ((PolicyJson.Read.Usable) PolicyJson.read(Files.readString(gateway.policyFile())))
                        .trusted();
        assertThat(verifier.verify(proof, policy)).isInstanceOf(Verdict.Accepted.class);
        Random random = new Random(4);
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = proof.toByteArray();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(verifier.verify(ByteString.wrap(bytes), policy))
                    .as("byte %s", at)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void refusesWhatTheAuthorityDidNotSignForThisInstance() {
        ByteString call = Calls.deposit(Location.PARENT, AMOUNT, 0x66);
        String good = signed(call);
        String unsigned = good.substring(0, good.indexOf('[')) + "[]}";
        String people = Calls.signed(authority(), this.people, call, nonce());

        for (String body :
                new String[] {
                    Calls.signed(STRANGER, parachain, call, nonce()),
                    unsigned,
                    people,
                    good.replace("\"keyIndex\":0", "\"keyIndex\":1"),
                    good.replace("\"gasLimit\":\"1", "\"gasLimit\":\"2"),
                    good.replace(call.toString(), Calls.withdraw(Location.PARENT, 1).toString())
                }) {
            http.post(calls(), body).problem(ProblemType.ORIGIN_NOT_PROVEN);
        }
    }

    @Test
    void ordersByNonceAndExpiry() {
        ByteString call = Calls.withdraw(Location.PARENT, 1_000_000_000L);
        long next = nonce();

        http.post(calls(), Calls.signed(authority(), parachain, call, next + 1))
                .problem(ProblemType.NONCE_CONFLICT);
        http.post(calls(), Calls.signed(authority(), parachain, call, next, 1_000))
                .problem(ProblemType.SUBMISSION_EXPIRED);
        http.post("/v1/instances/" + Hash32.ZERO + "/calls", signed(call))
                .problem(ProblemType.UNKNOWN_INSTANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"call\":\"0x|\"call\":\"|/call",
                "\"call\"|\"Call\"|Call",
                "\"nonce\":\"|\"nonce\":\"-|/nonce",
                "\"expires\":\"2|\"expires\":\"x|/expires",
                "\"gasLimit\":\"|\"gasLimit\":\"0|/gasLimit",
                "\"signatures\":[|\"signatures\":[{},|/signatures/0/keyIndex",
                "\"keyIndex\":0|\"keyIndex\":\"0\"|/signatures/0/keyIndex",
                "\"keyIndex\":0|\"keyIndex\":64|/signatures/0/keyIndex",
                "\"keyIndex\":0|\"keyIndex\":-1|/signatures/0/keyIndex",
                "\"keyIndex\":0,|\"keyIndex\":0,\"scheme\":1,|/signatures/0",
                "\"signature\":\"0x|\"signature\":\"0x0011223344|/signatures/0/signature",
                "\"signatures\":[|\"extra\":[|extra"
            })
    void refusesRequestsThatAreNotAsDocumented(String part, String instead, String named) {
        String good =
                Calls.signed(authority(), parachain, Calls.withdraw(Location.PARENT, AMOUNT), 0);
        assertThat(good).contains(part);

        JsonNode problem =
                http.post(calls(), good.replace(part, instead))
                        .problem(ProblemType.MALFORMED_REQUEST);

        assertThat(problem.path("detail").asString()).contains(named);
    }

    @Test
    void refusesSignaturesOutOfOrderAndOtherForms() {
        String good =
                Calls.signed(authority(), parachain, Calls.withdraw(Location.PARENT, AMOUNT), 0);
        String entry = good.substring(good.indexOf('[') + 1, good.indexOf(']'));

        JsonNode twice =
                http.post(calls(), good.replace(entry, entry + "," + entry))
                        .problem(ProblemType.MALFORMED_REQUEST);
        assertThat(twice.path("pointer").asString()).isEqualTo("/signatures/1/keyIndex");
        http.post(calls(), good.replace("[" + entry + "]", "{}"))
                .problem(ProblemType.MALFORMED_REQUEST);
        http.post(calls(), good.replace(entry, (entry + ",").repeat(64) + entry))
                .problem(ProblemType.MALFORMED_REQUEST);
        http.post(calls() + "?wait=1", good).problem(ProblemType.MALFORMED_REQUEST);
        http.post(
                        calls(),
                        good.replace("\"gasLimit\":\"" + Programs.GAS + "\"", "\"gasLimit\":\"0\""))
                .problem(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        http.post(calls(), "\"" + "00".repeat(140_000) + "\"")
                .problem(ProblemType.CONTENT_TOO_LARGE);
        http.send(
                        http.to(calls())
                                .header("content-type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(good)))
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.get(calls()).problem(ProblemType.METHOD_NOT_ALLOWED);
    }
}
