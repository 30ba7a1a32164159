package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.spree.module.StandardModules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Host chains that come and go, over the wire.
class OptInTest extends RunningGateway {
    private static final String INSTANCES = "/v1/instances";
    private static final ByteString WASM = HostileInstance.module();
    private static final Hash32 MODULE = Hashing.blake2b256(WASM);

    private HostChains chains = new HostChains(Hash32.ZERO, Hash32.ZERO);

    @BeforeEach
    void registerModule() {
        chains =
                new HostChains(
                        Hash32.hex("44".repeat(32)),
                        Hash32.hex(parachain.path("networkId").asString()));
        assertThat(put(MODULE, WASM).status()).isIn(200, 201);
    }

    @Test
    void modulesAreRegisteredOnceAndByTheirHash() {
        ByteString other = ByteString.concat(WASM, customSection("http"));
        Hash32 hash = Hashing.blake2b256(other);

        Http.Answer first = put(hash, other);
        Http.Answer again = put(hash, other);

        assertThat(first.status()).as("%s", first.text()).isEqualTo(201);
        assertThat(first.header("location")).isEqualTo("/v1/modules/" + hash);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(http.get("/v1/modules/" + hash, "Accept", "application/wasm").body())
                .isEqualTo(other.toByteArray());
        put(Hash32.ZERO, WASM).problem(ProblemType.MODULE_HASH_MISMATCH);
        ByteString bad = ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0);
        JsonNode refused = put(Hashing.blake2b256(bad), bad).problem(ProblemType.MODULE_REFUSED);
        assertThat(refused.path("offset").asInt()).isEqualTo(8);
        http.putBytes("/v1/modules/0x00", "application/wasm", WASM.toByteArray())
                .problem(ProblemType.MALFORMED_REQUEST);
        http.putBytes("/v1/modules/" + MODULE, "text/plain", WASM.toByteArray())
                .problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        http.putBytes("/v1/modules/" + MODULE, "application/wasm", new byte[(1 << 20) + 1])
                .problem(ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void aHostChainOptsInAndOutAndInAgain() {
        Instance instance = chains.instance(MODULE, 3_510, 0);
        Http.Answer optedIn = http.post(INSTANCES, chains.optIn(instance));
        assertThat(optedIn.status()).as("%s", optedIn.text()).isEqualTo(201);
        assertThat(optedIn.header("location")).isEqualTo(path(instance));
        JsonNode view = optedIn.json();
        assertThat(view.path("instanceId").asString()).isEqualTo(instance.id().toString());
        assertThat(view.path("nextSequence").asString()).isEqualTo("1");
        assertThat(view.path("status").asString()).isEqualTo("active");
        String link = optedIn.header("link");
        assertThat(link).endsWith("; rel=\"proof\"");
        assertThat(http.post(INSTANCES, chains.optIn(instance)).status()).isEqualTo(200);
        theGenesisIsProven(view);
        JsonNode receipt = execute(view, HostileInstance.order(0, HostileInstance.GAS));

        Http.Answer optedOut = http.delete(path(instance), chains.optOut(instance));
        assertThat(optedOut.status()).as("%s", optedOut.text()).isEqualTo(200);
        assertThat(optedOut.json().path("status").asString()).isEqualTo("opted_out");
        assertThat(optedOut.json().path("optedOutAt").asString()).endsWith("Z");
        assertThat(http.delete(path(instance), chains.optOut(instance)).json())
                .isEqualTo(optedOut.json());
        takesNothingMore(view, receipt);
        http.post(INSTANCES, chains.optIn(instance)).problem(ProblemType.OPT_IN_REFUSED);

        Instance next = chains.instance(MODULE, 3_510, 1);
        Http.Answer again = http.post(INSTANCES, chains.optIn(next));
        assertThat(again.status()).as("%s", again.text()).isEqualTo(201);
        JsonNode nextView = again.json();
        assertThat(nextView.path("location")).isEqualTo(view.path("location"));
        execute(nextView, HostileInstance.order(0, HostileInstance.GAS));
        assertThat(http.get(path(instance)).json().path("status").asString())
                .isEqualTo("opted_out");
    }

    private void theGenesisIsProven(JsonNode view) {
        String genesis = "/v1/messages/" + view.at("/genesis/messageId").asString();
        Http.Answer proof = http.get(genesis + "/proof?level=attested");
        assertThat(proof.status()).as("%s", proof.text()).isEqualTo(200);
        assertThat(http.get(genesis).json().path("sequence").asString()).isEqualTo("0");
    }

    private void takesNothingMore(JsonNode view, JsonNode receipt) {
        String order = HostileInstance.order(0, HostileInstance.GAS);
        http.post(messages(view), HostileInstance.order(0, HostileInstance.GAS - 1))
                .problem(ProblemType.INSTANCE_OPTED_OUT);
        http.post(INSTANCES + "/" + id(view) + "/dry-runs", order)
                .problem(ProblemType.INSTANCE_OPTED_OUT);
        http.post(
                        INSTANCES + "/" + id(view) + "/calls",
                        Calls.signed(
                                Hash32.hex("44".repeat(32)), view, ByteString.ascii("call"), 0))
                .problem(ProblemType.INSTANCE_OPTED_OUT);
        // What was taken before is known, and stays.
        assertThat(execute(view, order)).isEqualTo(receipt);
        String message = "/v1/messages/" + receipt.path("messageId").asString();
        assertThat(http.get(message + "/receipt").json()).isEqualTo(receipt);
        assertThat(http.get(message + "/proof?level=attested").status()).isEqualTo(200);
        assertThat(http.get(INSTANCES + "/" + id(view) + "/state/0x0073697a65").status())
                .isEqualTo(200);
    }

    @Test
    void saysWhatIsToBeSigned() {
        Instance instance = chains.instance(MODULE, 3_514, 0);
        String body = chains.optIn(instance);
        String draft = body.substring(0, body.lastIndexOf(",\n \"signatures\"")) + "}";

        JsonNode checked = http.post(INSTANCES + "/precheck", draft).json();

        Submission submission =
                new Submission(
                        instance.networkId(),
                        instance.id(),
                        instance.profileHash(),
                        0,
                        HostChains.FAR_FUTURE_MS,
                        Programs.GAS);
        assertThat(checked.path("instanceId").asString()).isEqualTo(instance.id().toString());
        assertThat(checked.path("submission").asString()).isEqualTo(submission.encode().toString());
        assertThat(checked.path("sign").asString()).isEqualTo(submission.wrapped().toString());
        assertThat(checked.path("passed").asBoolean()).isTrue();
        http.get(path(instance)).problem(ProblemType.UNKNOWN_INSTANCE);
        http.post(INSTANCES + "/precheck", body).problem(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void tellsEveryContradictionOfAProfile() {
        String draft = chains.optIn(chains.instance(MODULE, 3_515, 0));
        String standard =
                draft.substring(0, draft.lastIndexOf(",\n \"signatures\""))
                                .replace(
                                        MODULE.toString(),
                                        StandardModules.xcmExecutor().hash().toString())
                        + "}";

        JsonNode checked = http.post(INSTANCES + "/precheck", standard).json();

        assertThat(checked.path("passed").asBoolean(true)).isFalse();
        assertThat(checked.path("findings")).isNotEmpty();
    }

    @Test
    void refusesWhatIsNotTheHostChainsWord() {
        Instance instance = chains.instance(MODULE, 3_511, 0);
        String other = chains.optIn(chains.instance(MODULE, 3_512, 0));
        http.post(INSTANCES, other.replace("3512", "3511")).problem(ProblemType.ORIGIN_NOT_PROVEN);
        http.post(INSTANCES, chains.optIn(instance, 1, Programs.GAS))
                .problem(ProblemType.OPT_IN_REFUSED);
        http.post(INSTANCES, chains.optIn(instance, HostChains.FAR_FUTURE_MS, -1))
                .problem(ProblemType.GAS_LIMIT_OUT_OF_RANGE);
        http.post(INSTANCES, chains.optIn(chains.instance(Hash32.ZERO, 3_511, 0)))
                .problem(ProblemType.OPT_IN_REFUSED);
        assertThat(http.post(INSTANCES, chains.optIn(instance)).status()).isEqualTo(201);
        http.post(INSTANCES, chains.optIn(chains.instance(MODULE, 3_511, 1)))
                .problem(ProblemType.HOST_CHAIN_OPTED_IN);

        http.delete(path(instance), chains.optOut(chains.instance(MODULE, 3_512, 0)))
                .problem(ProblemType.ORIGIN_NOT_PROVEN);
        http.delete(path(instance), "{\"expires\":\"2100-01-01T00:00:00Z\",\"signatures\":[]}")
                .problem(ProblemType.ORIGIN_NOT_PROVEN);
        http.delete(path(instance), chains.optOut(instance, 1))
                .problem(ProblemType.SUBMISSION_EXPIRED);
        http.delete(INSTANCES + "/" + Hash32.ZERO, chains.optOut(instance))
                .problem(ProblemType.UNKNOWN_INSTANCE);
        assertThat(http.get(path(instance)).json().path("status").asString()).isEqualTo("active");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"incarnation\":0 | \"incarnation\":\"0\" | /incarnation",
                "\"incarnation\":0 | \"incarnation\":4294967296 | /incarnation",
                "\"threshold\":1 | \"threshold\":2 | /hostAuthority",
                "\"Polkadot\" | \"Nowhere\" | /host",
                "blake2b_v1 | sha3 | /trieProfile",
                "\"ed25519\" | \"rsa\" | /hostAuthority/keys/0/scheme",
                "\"keyIndex\":0 | \"keyIndex\":-1 | /signatures/0/keyIndex",
                "\"profile\":\"0x6e6f6e65\" | \"profile\":{} | /profile",
                "{\"GlobalConsensus\":\"Polkadot\"} | {\"OnlyChild\":null} | /host",
            })
    void namesWhatIsMalformed(String good, String bad, String pointer) {
        String body = chains.optIn(chains.instance(MODULE, 3_513, 0));
        assertThat(body).contains(good);

        JsonNode problem =
                http.post(INSTANCES, body.replace(good, bad))
                        .problem(ProblemType.MALFORMED_REQUEST);

        assertThat(problem.path("pointer").asString()).startsWith(pointer);
    }

    private static String path(Instance instance) {
        return INSTANCES + "/" + instance.id();
    }

    private Http.Answer put(Hash32 name, ByteString wasm) {
        return http.putBytes("/v1/modules/" + name, "application/wasm", wasm.toByteArray());
    }

    /// Makes a module another one that does the same.
    private static ByteString customSection(String name) {
        ByteString text = ByteString.ascii(name);
        return ByteString.concat(ByteString.of(0, text.length() + 1, text.length()), text);
    }
}
