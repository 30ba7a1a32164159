package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Proofs without anything to replay, put together by hand.
class AttestedProofTest {
    private static final Attestors ATTESTORS = new Attestors(0, 2, 3);
    private static final Attestors LATER = new Attestors(9, 1, 2);
    private static final Hash32 INSTANCE = hash("instance");
    private static final Hash32 MODULE = hash("module");
    private static final Hash32 GENESIS = hash("genesis");
    private static final Statement STATEMENT =
            statement(5, hash("previous"), new StatementOutcome.Complete(new Weight(1, 2)));

    private final ProofVerifier verifier =
            new ProofVerifier(ModuleSource.NONE, () -> Instant.ofEpochMilli(1_700_000_000_000L));

    @Test
    void acceptsWhatAThresholdSays() {
        Verdict verdict = verifier.verify(proof(STATEMENT).encode(), policy());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> {
                            assertThat(accepted.level()).isEqualTo(ProofLevel.ATTESTED);
                            assertThat(accepted.established())
                                    .isEqualTo(
                                            "a threshold of the attestors you configured says so");
                            assertThat(accepted.statement()).isEqualTo(STATEMENT);
                        });
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.what().equals("origin"))
                .extracting(Finding::found)
                .containsExactly("not shown by a proof of this level");
        assertThat(verdict.findings())
                .extracting(Finding::step)
                .containsSubsequence(
                        VerificationStep.DECODE,
                        VerificationStep.POLICY,
                        VerificationStep.INSTANCE,
                        VerificationStep.MODULE,
                        VerificationStep.ATTESTATIONS);
        assertThat(verdict.findings()).allMatch(Finding::holds);
    }

    @Test
    void acceptsALaterSetOfThePolicy() {
        ExecutionProof proof =
                new ExecutionProof.Attested(
                        STATEMENT, List.of(LATER.secp256k1(1, STATEMENT.hash())));
        assertThat(verifier.verify(proof, policy())).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesBytesThatAreNotOneProof() {
        ByteString good = proof(STATEMENT).encode();
        assertRefused(
                verifier.verify(good.concat(ByteString.of(0)), policy()), VerificationStep.DECODE);
        for (int length = 0; length < good.length(); length += 3) {
            assertRefused(
                    verifier.verify(good.slice(0, length), policy()), VerificationStep.DECODE);
        }
    }

    @Test
    void refusesEveryFlippedByte() {
        byte[] bytes = proof(STATEMENT).encode().toByteArray();
        for (int at = 0; at < bytes.length; at++) {
            for (int mask : new int[] {1, 0x80, 0xff}) {
                bytes[at] ^= (byte) mask;
                assertThat(verifier.verify(ByteString.copyOf(bytes), policy()))
                        .as("byte %s mask %s", at, mask)
                        .isInstanceOf(Verdict.Refused.class);
                bytes[at] ^= (byte) mask;
            }
        }
    }

    @Test
    void refusesALevelBelowTheMinimum() {
        Verdict verdict =
                verifier.verify(
                        proof(STATEMENT), policy(ProofLevel.REPLAYABLE, null, false, GENESIS));
        assertRefused(verdict, VerificationStep.POLICY, "level");
    }

    @Test
    void refusesASkippedStatementUnlessThePolicyTakesIt() {
        Statement skipped = statement(5, hash("previous"), new StatementOutcome.Skipped(1));
        assertRefused(
                verifier.verify(proof(skipped), policy()), VerificationStep.POLICY, "outcome");
        assertThat(
                        verifier.verify(
                                proof(skipped), policy(ProofLevel.ATTESTED, null, true, GENESIS)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAProofWithoutATimeIfItsAgeMatters() {
        assertRefused(
                verifier.verify(
                        proof(STATEMENT), policy(ProofLevel.ATTESTED, 1000L, false, GENESIS)),
                VerificationStep.POLICY,
                "age");
    }

    @Test
    void refusesAnInstanceThatIsNotPinned() {
        Policy other =
                new Policy(
                        new Network(ByteString.ascii("net"), ATTESTORS.set()),
                        List.of(),
                        List.of(new PinnedInstance(hash("other"), GENESIS, null)),
                        Set.of(MODULE),
                        ProofLevel.ATTESTED,
                        null,
                        false,
                        false,
                        null);
        assertRefused(
                verifier.verify(proof(STATEMENT), other), VerificationStep.INSTANCE, "instance");
    }

    @Test
    void bindsTheBeginningToThePinnedGenesis() {
        Statement genesis =
                statement(0, Hash32.ZERO, new StatementOutcome.Complete(new Weight(0, 0)));
        Policy pinned = policy(ProofLevel.ATTESTED, null, false, genesis.hash());
        assertThat(verifier.verify(proof(genesis), pinned)).isInstanceOf(Verdict.Accepted.class);
        assertRefused(
                verifier.verify(proof(genesis), policy()),
                VerificationStep.INSTANCE,
                "genesis statement");
        Statement first =
                statement(1, genesis.hash(), new StatementOutcome.Complete(new Weight(0, 0)));
        assertThat(verifier.verify(proof(first), pinned)).isInstanceOf(Verdict.Accepted.class);
        assertRefused(
                verifier.verify(proof(first), policy()),
                VerificationStep.INSTANCE,
                "previous statement");
    }

    @Test
    void refusesAModuleThatIsNotAllowed() {
        Policy none =
                new Policy(
                        new Network(ByteString.ascii("net"), ATTESTORS.set()),
                        List.of(),
                        List.of(new PinnedInstance(INSTANCE, GENESIS, null)),
                        Set.of(),
                        ProofLevel.ATTESTED,
                        null,
                        false,
                        false,
                        null);
        assertRefused(verifier.verify(proof(STATEMENT), none), VerificationStep.MODULE, "module");
    }

    @Test
    void refusesTooFewAttestors() {
        ExecutionProof proof =
                new ExecutionProof.Attested(
                        STATEMENT, List.of(ATTESTORS.secp256k1(0, STATEMENT.hash())));
        assertRefused(verifier.verify(proof, policy()), VerificationStep.ATTESTATIONS, "threshold");
    }

    @Test
    void refusesAStateSectionThatShowsNothing() {
        StateSection state = new StateSection(List.of(), List.of(), List.of());
        assertRefused(
                verifier.verify(
                        new ExecutionProof.State(
                                STATEMENT, ATTESTORS.attest(STATEMENT.hash()), null, state),
                        policy()),
                VerificationStep.STATE,
                "state section");
    }

    private static ExecutionProof proof(Statement statement) {
        return new ExecutionProof.Attested(statement, ATTESTORS.attest(statement.hash()));
    }

    private static Policy policy() {
        return policy(ProofLevel.ATTESTED, null, false, GENESIS);
    }

    private static Policy policy(
            ProofLevel minimum, @Nullable Long maximumAgeMs, boolean skipped, Hash32 genesis) {
        return new Policy(
                new Network(ByteString.ascii("net"), ATTESTORS.set()),
                List.of(LATER.set()),
                List.of(new PinnedInstance(INSTANCE, genesis, null)),
                Set.of(MODULE),
                minimum,
                maximumAgeMs,
                false,
                skipped,
                null);
    }

    private static Statement statement(long sequence, Hash32 previous, StatementOutcome outcome) {
        return new Statement(
                INSTANCE,
                sequence,
                previous,
                MODULE,
                hash("engine"),
                TrieProfile.BLAKE2B_V1,
                sequence == 0 ? EntryPoint.GENESIS : EntryPoint.APPLY_MESSAGE,
                hash("message"),
                Hash32.ZERO,
                hash("context"),
                hash("pre"),
                hash("post"),
                outcome,
                7,
                0,
                EffectTree.EMPTY_ROOT);
    }

    private static Hash32 hash(String name) {
        return Hashing.keccak256(ByteString.ascii(name));
    }

    private static void assertRefused(Verdict verdict, VerificationStep step) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.step()).isEqualTo(step));
    }

    private static void assertRefused(Verdict verdict, VerificationStep step, String reason) {
        assertRefused(verdict, step);
        assertThat(((Verdict.Refused) verdict).reason()).isEqualTo(reason);
        assertThat(verdict.findings().getLast().holds()).isFalse();
    }
}
