package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquivocationCheckTest {
    private static final Attestors SET = new Attestors(0, 2, 3);
    private static final Network NETWORK = new Network(ByteString.ascii("net"), SET.set());
    private static final Policy POLICY =
            new Policy(
                    NETWORK,
                    List.of(),
                    List.of(),
                    Set.of(),
                    ProofLevel.ATTESTED,
                    null,
                    false,
                    false,
                    null);
    private static final Statement ONE = new Chain().genesis().statement();
    private static final Statement OTHER = Edits.gas(ONE, 1);

    @Test
    void provesTwoStatementsOfOneAttestor() {
        assertThat(check(statements(SET.secp256k1(1, ONE.hash()), SET.secp256k1(1, OTHER.hash()))))
                .isInstanceOfSatisfying(
                        EquivocationCheck.Result.Proven.class,
                        proven -> {
                            assertThat(proven.attestor())
                                    .isEqualTo(SET.set().members().get(1).address());
                            assertThat(proven.established())
                                    .contains("two different statements for sequence 0");
                        });
    }

    /// The same member, once by each of its keys.
    @Test
    void provesItAcrossSchemes() {
        assertThat(check(statements(SET.ed25519(0, ONE.hash()), SET.secp256k1(0, OTHER.hash()))))
                .isInstanceOf(EquivocationCheck.Result.Proven.class);
    }

    @Test
    void provesTwoCheckpointsOfOneLog() {
        assertThat(check(checkpoints(NETWORK.id())))
                .isInstanceOfSatisfying(
                        EquivocationCheck.Result.Proven.class,
                        it -> assertThat(it.established()).contains("with 11 leaves"));
    }

    @Test
    void refusesTwoAttestors() {
        refused(
                statements(SET.secp256k1(0, ONE.hash()), SET.secp256k1(1, OTHER.hash())),
                "attestor");
    }

    @Test
    void refusesASignatureOfSomethingElse() {
        refused(
                statements(SET.secp256k1(1, OTHER.hash()), SET.secp256k1(1, OTHER.hash())),
                "signature");
        refused(statements(SET.ed25519(0, ONE.hash()), SET.ed25519(0, ONE.hash())), "signature");
    }

    @Test
    void refusesAttestorsThatThePolicyDoesNotKnow() {
        Attestors strangers = new Attestors(5, 1, 1);
        refused(
                statements(
                        strangers.secp256k1(0, ONE.hash()), strangers.secp256k1(0, OTHER.hash())),
                "attestor set");
        Attestation beyond =
                new Attestation(
                        0,
                        9,
                        Attestation.Scheme.SECP256K1,
                        SET.secp256k1(0, ONE.hash()).signature());
        refused(statements(beyond, beyond), "attestor index");
    }

    @Test
    void refusesCheckpointsOfAnotherNetwork() {
        refused(checkpoints(Hash32.ZERO), "network");
    }

    @Test
    void findsItInTwoProofs() {
        ExecutionProof one = new ExecutionProof.Attested(ONE, SET.attest(ONE.hash()));
        ExecutionProof other =
                new ExecutionProof.Attested(OTHER, List.of(SET.secp256k1(1, OTHER.hash())));
        assertThat(EquivocationCheck.find(one, other, TrustedNetworks.of(POLICY))).isNotNull();
        assertThat(EquivocationCheck.find(one, one, TrustedNetworks.of(POLICY))).isNull();
        ExecutionProof third =
                new ExecutionProof.Attested(OTHER, List.of(SET.secp256k1(2, OTHER.hash())));
        assertThat(EquivocationCheck.find(one, third, TrustedNetworks.of(POLICY))).isNull();
    }

    @Test
    void readsTheJsonThatItWrites() {
        for (Equivocation evidence :
                List.of(
                        statements(SET.secp256k1(1, ONE.hash()), SET.ed25519(0, OTHER.hash())),
                        checkpoints(NETWORK.id()))) {
            String json = EquivocationJson.write(evidence);
            assertThat(EquivocationJson.read(json))
                    .isEqualTo(new EquivocationJson.Read.Usable(evidence));
        }
    }

    @Test
    void refusesOtherJson() {
        String good = EquivocationJson.write(checkpoints(NETWORK.id()));
        for (String bad :
                List.of(
                        "",
                        "[]",
                        good + "{}",
                        good.replace("checkpoints", "statements"),
                        good.replace("\"first\"", "\"third\""),
                        good.replace("\"index\":1", "\"index\":\"1\""),
                        good.replace("\"index\":1", "\"more\":0,\"index\":1"),
                        good.replace("secp256k1", "ed25519"),
                        good.replace("\"second\"", "\"x\"")
                                .replace("\"first\"", "\"second\"")
                                .replace("\"x\"", "\"first\""),
                        " ".repeat(EquivocationJson.CHARS_MAX) + good)) {
            assertThat(EquivocationJson.read(bad))
                    .as(bad)
                    .isInstanceOf(EquivocationJson.Read.Refused.class);
        }
    }

    /// Whatever a flipped character makes of it, it is a refusal or the same two by the same one.
    @Test
    void survivesEveryFlippedCharacter() {
        String good = EquivocationJson.write(checkpoints(NETWORK.id()));
        SplittableRandom random = new SplittableRandom(6);
        for (int at = 0; at < good.length(); at++) {
            StringBuilder text = new StringBuilder(good);
            text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
            if (EquivocationJson.read(text.toString())
                    instanceof EquivocationJson.Read.Usable(Equivocation evidence)) {
                assertThat(
                                evidence.equals(checkpoints(NETWORK.id()))
                                        || check(evidence)
                                                instanceof EquivocationCheck.Result.Refused)
                        .as("seed 6, character %s", at)
                        .isTrue();
            }
        }
    }

    private static Equivocation statements(Attestation one, Attestation other) {
        return Objects.requireNonNull(Equivocation.of(ONE, one, OTHER, other));
    }

    private static Equivocation checkpoints(Hash32 network) {
        Checkpoint one = checkpoint(network, "one");
        Checkpoint other = checkpoint(network, "other");
        return Objects.requireNonNull(
                Equivocation.of(
                        one, SET.secp256k1(1, one.hash()), other, SET.secp256k1(1, other.hash())));
    }

    private static Checkpoint checkpoint(Hash32 network, String root) {
        return new Checkpoint(
                network,
                Checkpoint.logId(network, ByteString.ascii("log")),
                11,
                Hashing.keccak256(ByteString.ascii(root)),
                5);
    }

    private static EquivocationCheck.Result check(Equivocation evidence) {
        return EquivocationCheck.check(evidence, POLICY);
    }

    private static void refused(Equivocation evidence, String reason) {
        assertThat(check(evidence))
                .isInstanceOfSatisfying(
                        EquivocationCheck.Result.Refused.class,
                        it -> assertThat(it.reason()).contains(reason));
    }
}
