package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Networks that have one and the same attestors, which is when mixing them up would go unnoticed.
class TrustedNetworksTest {
    private static final Chain A = Chain.ofNetwork("a");
    private static final Chain B = Chain.ofNetwork("b");
    private static final Chain C = Chain.ofNetwork("c");
    private static final Map<Chain, ExecutionProof> NEXT =
            Map.of(A, next(A), B, next(B), C, next(C));
    private static final TrustedNetworks BOTH =
            new TrustedNetworks(List.of(A.policy(), B.policy()));
    private static final ProofVerifier VERIFIER =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.ofEpochMilli(Chain.START_MS));

    @Test
    void judgesAProofUnderThePolicyOfItsNetwork() {
        for (Chain each : List.of(A, B)) {
            assertThat(VERIFIER.verify(each.genesis(), BOTH)).isInstanceOf(Verdict.Accepted.class);
            assertThat(VERIFIER.verify(attested(each).encode(), BOTH))
                    .isInstanceOf(Verdict.Accepted.class);
            assertThat(BOTH.of(attested(each))).isEqualTo(each.policy());
        }
    }

    @Test
    void refusesAnUnknownNetworkNamingAll() {
        String trusted = id(A) + " or " + id(B);
        assertThat(refused(VERIFIER.verify(C.genesis(), BOTH)))
                .extracting(
                        it -> it.step(), it -> it.reason(), it -> it.expected(), it -> it.found())
                .containsExactly(VerificationStep.POLICY, "network", trusted, id(C).toString());
        assertThat(refused(VERIFIER.verify(logged(A, C), BOTH)))
                .extracting(it -> it.reason(), it -> it.expected(), it -> it.found())
                .containsExactly("network", trusted, id(C).toString());
        assertThat(refused(VERIFIER.verify(attested(C), BOTH)))
                .extracting(it -> it.reason(), it -> it.expected(), it -> it.found())
                .containsExactly(
                        "instance",
                        "pinned under one of the networks " + trusted,
                        C.instance().id().toString());
    }

    @Test
    void pinsAnInstanceUnderOneNetworkAlone() {
        // Of the instance of A, yet in a log of B.
        Verdict.Refused refused = refused(VERIFIER.verify(logged(A, B), BOTH));
        assertThat(refused.step()).isEqualTo(VerificationStep.INSTANCE);
        assertThat(refused.expected()).isEqualTo("pinned: " + B.instance().id());
        // A proof that says of itself that it is of B.
        ExecutionProof.Replayable of = A.genesis();
        ExecutionProof disguised =
                new ExecutionProof.Replayable(
                        of.statement(), of.attestations(), null, null, B.genesis().replay());
        assertThat(refused(VERIFIER.verify(disguised, BOTH)).step())
                .isEqualTo(VerificationStep.INSTANCE);
        Policy pinsOfA = pinning(B.policy(), A.policy());
        assertThatThrownBy(() -> new TrustedNetworks(List.of(A.policy(), pinsOfA)))
                .hasMessageContaining("pinned under two");
        assertThatThrownBy(() -> new TrustedNetworks(List.of(A.policy(), A.policy())))
                .hasMessageContaining("distinct");
        assertThatThrownBy(() -> new TrustedNetworks(List.of())).hasMessageContaining("1..64");
    }

    @Test
    void keepsWhatOnePolicyDemandsFromTheOthers() {
        Policy strict =
                new Policy(
                        B.policy().network(),
                        List.of(),
                        B.policy().instances(),
                        B.policy().modules(),
                        ProofLevel.REPLAYABLE,
                        null,
                        false,
                        false,
                        null);
        TrustedNetworks mixed = new TrustedNetworks(List.of(A.policy(), strict));
        assertThat(VERIFIER.verify(attested(A), mixed)).isInstanceOf(Verdict.Accepted.class);
        assertThat(refused(VERIFIER.verify(attested(B), mixed)).reason()).isEqualTo("level");
    }

    @Test
    void judgesAHistoryUnderTheNetworkItBeginsIn() {
        assertThat(history(A, A)).isInstanceOf(HistoryVerdict.Accepted.class);
        assertThat(history(B, B)).isInstanceOf(HistoryVerdict.Accepted.class);
        assertThat(history(A, B))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Refused.class,
                        it -> assertThat(it.finding().what()).isEqualTo("instance"));
        assertThat(history(C, C))
                .isInstanceOfSatisfying(
                        HistoryVerdict.Refused.class,
                        it -> assertThat(it.finding().what()).isEqualTo("network"));
    }

    @Test
    void findsALieInAnyNetwork() {
        Equivocation lie = lie(B);
        assertThat(EquivocationCheck.check(lie, BOTH))
                .isEqualTo(EquivocationCheck.check(lie, B.policy()))
                .isInstanceOf(EquivocationCheck.Result.Proven.class);
        Checkpoint one = checkpoint(id(C), "one");
        Checkpoint other = checkpoint(id(C), "other");
        Equivocation heads =
                Objects.requireNonNull(
                        Equivocation.of(
                                one,
                                Chain.ATTESTORS.secp256k1(0, one.hash()),
                                other,
                                Chain.ATTESTORS.secp256k1(0, other.hash())));
        assertThat(EquivocationCheck.check(heads, BOTH))
                .isEqualTo(
                        new EquivocationCheck.Result.Refused(
                                "network", id(A) + " or " + id(B), id(C).toString()));
    }

    private static ExecutionProof next(Chain chain) {
        return chain.submit(Chain.transfer(500_000_000_000L), 0, Chain.GAS_LIMIT);
    }

    private static Equivocation lie(Chain chain) {
        Statement one = chain.genesis().statement();
        Statement other =
                new Statement(
                        one.instanceId(),
                        one.sequence(),
                        one.previousStatementHash(),
                        one.moduleHash(),
                        one.engineProfile(),
                        one.trieProfile(),
                        one.entryPoint(),
                        one.messageHash(),
                        one.messageId(),
                        one.contextHash(),
                        one.preRoot(),
                        Hash32.ZERO,
                        one.outcome(),
                        one.gasUsed(),
                        one.effectsCount(),
                        one.effectsRoot());
        return Objects.requireNonNull(
                Equivocation.of(
                        one,
                        Chain.ATTESTORS.secp256k1(1, one.hash()),
                        other,
                        Chain.ATTESTORS.secp256k1(1, other.hash())));
    }

    private static Checkpoint checkpoint(Hash32 network, String root) {
        return new Checkpoint(
                network,
                Checkpoint.logId(network, ByteString.ascii("log")),
                11,
                Hashing.keccak256(ByteString.ascii(root)),
                5);
    }

    private static HistoryVerdict history(Chain first, Chain second) {
        return VERIFIER.verifyHistory(
                List.of(
                        first.genesis().encode(),
                        Objects.requireNonNull(NEXT.get(second)).encode()),
                BOTH,
                HistoryMode.REPLAYED);
    }

    private static ExecutionProof.Attested attested(Chain chain) {
        return new ExecutionProof.Attested(
                chain.genesis().statement(), chain.genesis().attestations());
    }

    /// A statement of one network, in the log of another.
    private static ExecutionProof.Logged logged(Chain chain, Chain log) {
        Statement statement = chain.genesis().statement();
        return new ExecutionProof.Logged(
                statement,
                chain.genesis().attestations(),
                WholeProof.logged(statement.hash(), log.policy().network()));
    }

    private static Policy pinning(Policy policy, Policy other) {
        return new Policy(
                policy.network(),
                List.of(),
                other.instances(),
                policy.modules(),
                ProofLevel.ATTESTED,
                null,
                false,
                false,
                null);
    }

    private static Hash32 id(Chain chain) {
        return chain.policy().network().id();
    }

    private static Verdict.Refused refused(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return (Verdict.Refused) verdict;
    }
}
