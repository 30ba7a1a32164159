package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.proof.log.TestLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Statements in a log, put together by hand.
class LoggedProofTest {
    private static final Hash32 INSTANCE = hash("instance");
    private static final Hash32 MODULE = hash("module");
    private static final int INDEX = 6;
    private static final int LEAVES = 13;
    private static final Statement STATEMENT = statement(5);
    private static final TestLog LOG = log(STATEMENT);
    private static final LogSection SECTION = LOG.section(INDEX, LEAVES);

    private final ProofVerifier verifier =
            new ProofVerifier(ModuleSource.NONE, () -> Instant.ofEpochMilli(0));

    @Test
    void acceptsWhatIsInTheLog() {
        for (int leafCount = INDEX + 1; leafCount <= LEAVES; leafCount++) {
            Verdict verdict =
                    verifier.verify(
                            proof(LOG.section(INDEX, leafCount)).encode(),
                            policy(ProofLevel.LOGGED).withLog(TestLog.ID));
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Accepted.class,
                            accepted -> {
                                assertThat(accepted.level()).isEqualTo(ProofLevel.LOGGED);
                                assertThat(accepted.established())
                                        .isEqualTo(
                                                "a threshold of the attestors you configured says"
                                                        + " so, and it is in their public log");
                            });
            assertThat(verdict.findings())
                    .filteredOn(it -> it.step() == VerificationStep.LOG)
                    .extracting(Finding::what)
                    .containsExactly(
                            "network of the checkpoint",
                            "log",
                            "attestors of the checkpoint, set 0",
                            "inclusion");
        }
    }

    @Test
    void refusesEveryFlippedByte() {
        byte[] bytes = proof(SECTION).encode().toByteArray();
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] ^= 0x11;
            assertThat(verifier.verify(ByteString.copyOf(bytes), policy(ProofLevel.LOGGED)))
                    .as("byte %s", at)
                    .isInstanceOf(Verdict.Refused.class);
            bytes[at] ^= 0x11;
        }
    }

    @Test
    void refusesAnotherPlace() {
        for (long index : List.of(0L, 5L, 7L, 12L, 13L, -1L, Long.MIN_VALUE)) {
            assertRefused(
                    new LogSection(
                            index,
                            SECTION.items(),
                            SECTION.checkpoint(),
                            SECTION.checkpointAttestations()),
                    null);
        }
        assertRefused(LOG.section(7, LEAVES), "inclusion: root");
    }

    @Test
    void refusesMissingSurplusAndExchangedItems() {
        List<Hash32> items = SECTION.items();
        for (int i = 0; i < items.size(); i++) {
            List<Hash32> without = new ArrayList<>(items);
            without.remove(i);
            assertRefused(with(without), null);
            List<Hash32> twice = new ArrayList<>(items);
            twice.add(i, items.get(i));
            assertRefused(with(twice), null);
        }
        assertRefused(with(items.reversed()), "inclusion: root");
        assertRefused(with(List.of()), "inclusion: proof items");
    }

    @Test
    void refusesAnotherLogAndAnotherNetwork() {
        Policy pinned = policy(ProofLevel.LOGGED).withLog(hash("another log"));
        assertThat(verifier.verify(proof(SECTION), pinned))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("log"));
        Checkpoint it = SECTION.checkpoint();
        Checkpoint foreign =
                new Checkpoint(hash("net"), it.logId(), it.leafCount(), it.mmrRoot(), it.timeMs());
        assertRefused(signed(foreign), "network of the checkpoint");
    }

    @Test
    void refusesACheckpointThatIsNotAttested() {
        List<Attestation> attestations = SECTION.checkpointAttestations();
        assertRefused(attested(List.of()), "checkpoint: attestations");
        assertRefused(attested(attestations.subList(0, 2)), "checkpoint: threshold");
        assertRefused(attested(attestations.reversed()), "checkpoint: order of attestations");
        assertRefused(
                attested(TestLog.ATTESTORS.attest(STATEMENT.hash())),
                "checkpoint: signature 0/SECP256K1");
    }

    @Test
    void aChosenLogIsDemandedAboveTheAttestedLevel() {
        ExecutionProof attested =
                new ExecutionProof.Attested(STATEMENT, TestLog.ATTESTORS.attest(STATEMENT.hash()));
        assertThat(verifier.verify(attested, policy(ProofLevel.ATTESTED).withLog(TestLog.ID)))
                .isInstanceOf(Verdict.Accepted.class);
        ExecutionProof bare =
                new ExecutionProof.State(
                        STATEMENT,
                        attested.attestations(),
                        null,
                        new StateSection(List.of(), List.of(), List.of()));
        for (Policy policy :
                List.of(
                        policy(ProofLevel.ATTESTED).withLog(TestLog.ID),
                        policy(ProofLevel.LOGGED))) {
            assertThat(verifier.verify(bare, policy))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo("log section"));
        }
    }

    private void assertRefused(LogSection section, @Nullable String reason) {
        Verdict verdict = verifier.verify(proof(section), policy(ProofLevel.LOGGED));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> {
                            assertThat(refused.step()).isEqualTo(VerificationStep.LOG);
                            assertThat(reason == null ? refused.reason() : reason)
                                    .isEqualTo(refused.reason());
                        });
    }

    private static LogSection with(List<Hash32> items) {
        return new LogSection(INDEX, items, SECTION.checkpoint(), SECTION.checkpointAttestations());
    }

    private static LogSection attested(List<Attestation> attestations) {
        return new LogSection(INDEX, SECTION.items(), SECTION.checkpoint(), attestations);
    }

    private static LogSection signed(Checkpoint checkpoint) {
        return new LogSection(
                INDEX, SECTION.items(), checkpoint, TestLog.signed(checkpoint).attestations());
    }

    private static ExecutionProof proof(LogSection section) {
        return new ExecutionProof.Logged(
                STATEMENT, TestLog.ATTESTORS.attest(STATEMENT.hash()), section);
    }

    private static TestLog log(Statement statement) {
        TestLog log = TestLog.of("before", INDEX);
        log.append(statement.hash());
        for (int i = INDEX + 1; i < LEAVES; i++) {
            log.append(TestLog.statement("after", i));
        }
        return log;
    }

    private static Policy policy(ProofLevel minimum) {
        return new Policy(
                TestLog.NETWORK,
                List.of(),
                List.of(new PinnedInstance(INSTANCE, hash("genesis"), null)),
                Set.of(MODULE),
                minimum,
                null,
                false,
                false,
                null);
    }

    private static Statement statement(long sequence) {
        return new Statement(
                INSTANCE,
                sequence,
                hash("previous"),
                MODULE,
                hash("engine"),
                TrieProfile.BLAKE2B_V1,
                EntryPoint.APPLY_MESSAGE,
                hash("message"),
                Hash32.ZERO,
                hash("context"),
                hash("pre"),
                hash("post"),
                new StatementOutcome.Complete(new Weight(1, 2)),
                7,
                0,
                EffectTree.EMPTY_ROOT);
    }

    private static Hash32 hash(String name) {
        return Hashing.keccak256(ByteString.ascii(name));
    }
}
