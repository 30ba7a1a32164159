package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.module.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A module that is meant to break its host: each message is a statement `Trapped`, changes nothing
/// of the module's state, and is followed by one that works.
class HostileModuleTest extends RunningGateway {
    private static final Hash32 AUTHORITY = Hash32.hex("22".repeat(32));
    private static final Hash32 ACCOUNT = Hash32.hex("33".repeat(32));
    private static final ByteString PROFILE = ByteString.ascii("none");
    private static final long GAS = 50_000_000;

    private JsonNode hostile = tools.jackson.databind.node.NullNode.getInstance();

    @BeforeEach
    void optIn() throws IOException {
        GatewayCore core = gateway.core();
        ByteString wasm = module();
        Registration registered = core.modules().register(wasm).toCompletableFuture().join();
        assertThat(registered)
                .isInstanceOfAny(
                        Registration.Registered.class, Registration.AlreadyRegistered.class);
        Instance instance =
                new Instance(
                        core.ledger().network().id(),
                        Hashing.blake2b256(wasm),
                        Junctions.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(666)),
                        Hashing.blake2b256(PROFILE),
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(AUTHORITY).bytes()))),
                        0);
        OptIn optIn = core.instances().optIn(request(instance)).toCompletableFuture().join();
        assertThat(optIn).isInstanceOfAny(OptIn.OptedIn.class, OptIn.AlreadyOptedIn.class);
        hostile = http.get("/v1/instances/" + instance.id()).json();
    }

    @AfterEach
    void afterwards() {
        theNextGoodMessageWorks();
    }

    @ParameterizedTest
    @CsvSource({
        "1, OutOfGas",
        "2, DepthExceeded",
        "3, OutOfGas",
        "4, Trap",
        "5, BrokenResult",
        "6, BrokenResult",
        "7, Trap",
        "8, Trap",
        "9, Trap"
    })
    void isTrappedAndChangesNothing(int code, String kind) {
        JsonNode before = http.get("/v1/instances/" + id(hostile)).json();

        JsonNode receipt = execute(hostile, body(code, "" + (GAS + code)));

        assertThat(receipt.path("outcome").toString()).isEqualTo("{\"Trapped\":\"" + kind + "\"}");
        assertThat(receipt.path("gasUsed")).isEqualTo(receipt.path("gasLimit"));
        assertThat(receipt.path("sequence")).isEqualTo(before.path("nextSequence"));
        assertThat(receipt.at("/roots/post")).isEqualTo(before.path("stateRoot"));
        assertThat(receipt.at("/roots/pre")).isEqualTo(receipt.at("/roots/post"));
        assertThat(receipt.path("effects").size()).isZero();
        JsonNode next = execute(hostile, body(0, "" + (GAS + 100 + code)));
        assertThat(next.path("outcome").has("Complete")).as("%s", next).isTrue();
        assertThat(next.at("/roots/pre")).isEqualTo(receipt.at("/roots/post"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 1", "6, 2", "0, 3"})
    void consumesTheNonceOfAnAccountAllTheSame(int code, long nonce) {
        JsonNode receipt =
                execute(
                        hostile,
                        Programs.signed(
                                ACCOUNT, hostile, trap(code), nonce, Programs.FAR_FUTURE_MS, GAS));

        assertThat(receipt.path("outcome").has(code == 0 ? "Complete" : "Trapped")).isTrue();
        assertThat(receipt.at("/roots/pre")).isNotEqualTo(receipt.at("/roots/post"));
    }

    /// The module reads its orders from the code of the trap.
    private static ByteString trap(int code) {
        return Programs.scale("{\"V5\":[{\"Trap\":\"" + code + "\"}]}");
    }

    private static String body(int code, String gasLimit) {
        return Programs.asserted(trap(code), Programs.HOST_CHAIN)
                .replace("{\"xcm\"", "{\"gasLimit\":\"" + gasLimit + "\",\"xcm\"");
    }

    private static OptInRequest request(Instance instance) {
        Submission submission =
                new Submission(
                        instance.networkId(),
                        instance.id(),
                        instance.profileHash(),
                        0,
                        Programs.FAR_FUTURE_MS,
                        GAS);
        return new OptInRequest(
                instance,
                PROFILE,
                new OriginEvidence.HostAuthority(
                        List.of(
                                new OriginEvidence.AuthoritySignature(
                                        0, Ed25519.sign(AUTHORITY, submission.wrapped()))),
                        submission));
    }

    private static ByteString module() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        HostileModuleTest.class.getResourceAsStream(
                                "/io/xcmgateway/gateway/hostile.wasm"))) {
            return ByteString.wrap(in.readAllBytes());
        }
    }
}
