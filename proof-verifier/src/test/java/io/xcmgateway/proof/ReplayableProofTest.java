package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Real executions of the standard module, replayed from their proofs alone.
class ReplayableProofTest {
    private static final long AMOUNT = 500_000_000_000L;
    private static final Chain CHAIN = new Chain();
    private static final ExecutionProof.Replayable PROOF =
            CHAIN.submit(Chain.transfer(AMOUNT), 0, Chain.GAS_LIMIT);
    private static final ModuleSource MODULES =
            hash -> hash.equals(Chain.MODULE.hash()) ? Chain.MODULE.wasm() : null;
    private static final ProofVerifier VERIFIER =
            new ProofVerifier(MODULES, () -> Instant.ofEpochMilli(Chain.START_MS + 5000));

    @Test
    void acceptsTheGenesis() {
        assertAccepted(CHAIN.genesis());
    }

    @Test
    void acceptsATransfer() {
        assertThat(PROOF.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
        assertThat(PROOF.statement().postRoot()).isNotEqualTo(PROOF.statement().preRoot());
        Verdict verdict = VERIFIER.verify(PROOF.encode(), CHAIN.policy());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> {
                            assertThat(accepted.level()).isEqualTo(ProofLevel.REPLAYABLE);
                            assertThat(accepted.established())
                                    .isEqualTo(
                                            "this transition is right: this code, on this message,"
                                                + " from a real origin, turned pre_root into"
                                                + " post_root; it says nothing of where pre_root"
                                                + " came from");
                        });
    }

    @Test
    void acceptsAnEmbeddedModuleWithoutAnyModuleOfItsOwn() {
        ProofVerifier alone = new ProofVerifier(ModuleSource.NONE, () -> Instant.EPOCH);
        assertThat(
                        alone.verify(
                                Edits.embedded(PROOF, Chain.MODULE.wasm()).encode(),
                                CHAIN.policy()))
                .isInstanceOf(Verdict.Accepted.class);
        assertRefused(alone.verify(PROOF, CHAIN.policy()), VerificationStep.REPLAY, "module bytes");
    }

    @Test
    void acceptsATrapWithItsNonceSpent() {
        Chain chain = new Chain();
        ExecutionProof.Replayable trapped = chain.submit(Chain.transfer(AMOUNT), 0, 10_000);
        assertThat(trapped.statement().outcome())
                .isEqualTo(new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS));
        assertThat(trapped.statement().gasUsed()).isEqualTo(10_000);
        assertThat(VERIFIER.verify(trapped.encode(), chain.policy()))
                .isInstanceOf(Verdict.Accepted.class);
        ExecutionProof.Replayable next = chain.submit(Chain.transfer(AMOUNT), 1, Chain.GAS_LIMIT);
        assertThat(next.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
        assertThat(VERIFIER.verify(next.encode(), chain.policy()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void saysThatAnAssertedOriginIsNotProven() {
        Chain chain = new Chain();
        Location sibling = Location.of(2, new Junction.Parachain(1004));
        ExecutionProof.Replayable asserted =
                chain.asserted(ByteString.ascii("no program"), sibling);
        assertThat(VERIFIER.verify(asserted, chain.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted ->
                                assertThat(accepted.established())
                                        .endsWith(
                                                "asserted by the operator's relayer, not proven"));
        assertRefused(VERIFIER.verify(asserted, strict(chain)), VerificationStep.POLICY, "origin");
    }

    /// What the host chain's authority signed for a call must not pass as its message.
    @Test
    void refusesTheHostAuthorityAsTheSenderOfAMessage() {
        Chain chain = new Chain();
        ExecutionProof.Replayable message = chain.authorized(Chain.transfer(AMOUNT), 1);
        assertRefused(
                VERIFIER.verify(message, chain.policy()),
                VerificationStep.EVIDENCE,
                "evidence for APPLY_MESSAGE");
    }

    /// No byte of a proof can be changed. The module is not in this file; see below.
    @Test
    void refusesEveryFlippedByte() {
        Chain other = new Chain();
        refusesEveryFlippedByte(PROOF, CHAIN.policy());
        refusesEveryFlippedByte(CHAIN.genesis(), CHAIN.policy());
        refusesEveryFlippedByte(other.submit(Chain.transfer(AMOUNT), 0, 10_000), other.policy());
        Location sibling = Location.of(2, new Junction.Parachain(1004));
        refusesEveryFlippedByte(
                other.asserted(ByteString.ascii("no program"), sibling), other.policy());
    }

    private static void refusesEveryFlippedByte(ExecutionProof.Replayable proof, Policy policy) {
        assertThat(VERIFIER.verify(proof, policy)).isInstanceOf(Verdict.Accepted.class);
        byte[] bytes = proof.encode().toByteArray();
        for (int at = 0; at < bytes.length; at++) {
            byte mask = (byte) (1 << at % 8);
            bytes[at] ^= mask;
            assertThat(VERIFIER.verify(ByteString.copyOf(bytes), policy))
                    .as("byte %s of %s", at, bytes.length)
                    .isInstanceOf(Verdict.Refused.class);
            bytes[at] ^= mask;
        }
    }

    @Test
    void refusesAFlippedByteOfTheModule() {
        ExecutionProof.Replayable proof = Edits.embedded(PROOF, Chain.MODULE.wasm());
        byte[] bytes = proof.encode().toByteArray();
        int module = bytes.length - Chain.MODULE.wasm().length();
        for (int at = module; at < bytes.length; at += 997) {
            bytes[at] ^= 0x10;
            assertRefused(
                    VERIFIER.verify(ByteString.copyOf(bytes), CHAIN.policy()),
                    VerificationStep.REPLAY,
                    "hash of the module");
            bytes[at] ^= 0x10;
        }
    }

    @Test
    void refusesEveryTruncation() {
        ByteString bytes = PROOF.encode();
        for (int length = 0; length < bytes.length(); length += 7) {
            assertThat(VERIFIER.verify(bytes.slice(0, length), CHAIN.policy()))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void refusesAttestorsThatLieAboutTheExecution() {
        Statement good = PROOF.statement();
        Hash32 other = Hashing.keccak256(ByteString.ascii("other"));
        assertLie(Edits.engine(good, other), "engine profile");
        assertLie(Edits.outcome(good, new StatementOutcome.Complete(new Weight(1, 1))), "outcome");
        assertLie(Edits.outcome(good, new StatementOutcome.Trapped(TrapKind.TRAP)), "outcome");
        assertLie(Edits.messageId(good, other), "message id");
        assertLie(Edits.gas(good, good.gasUsed() + 1), "gas used");
        assertLie(Edits.roots(good, good.preRoot(), other), "post root");
        assertLie(
                Edits.effects(good, good.effectsCount() + 1, good.effectsRoot()), "effects count");
        assertLie(Edits.effects(good, good.effectsCount(), other), "effects root");
        assertThat(EffectTree.EMPTY_ROOT).isNotEqualTo(good.effectsRoot());
    }

    @Test
    void refusesAGenesisOnAStateThatIsNotEmpty() {
        Statement genesis = CHAIN.genesis().statement();
        Statement later = Edits.roots(genesis, PROOF.statement().preRoot(), genesis.postRoot());
        Verdict verdict =
                VERIFIER.verify(Edits.with(CHAIN.genesis(), later), CHAIN.policy(later.hash()));
        assertRefused(verdict, VerificationStep.REPLAY, "root before genesis");
    }

    @Test
    void refusesAWitnessThatIsNotExact() {
        List<ByteString> items = PROOF.replay().preState();
        for (int missing = 0; missing < items.size(); missing++) {
            List<ByteString> fewer = new ArrayList<>(items);
            fewer.remove(missing);
            assertRefused(VERIFIER.verify(witness(fewer), CHAIN.policy()), VerificationStep.REPLAY);
            List<ByteString> more = new ArrayList<>(items);
            more.add(missing, items.get(missing));
            assertRefused(VERIFIER.verify(witness(more), CHAIN.policy()), VerificationStep.REPLAY);
        }
        List<ByteString> extra = new ArrayList<>(items);
        extra.add(ByteString.of(0));
        assertRefused(VERIFIER.verify(witness(extra), CHAIN.policy()), VerificationStep.REPLAY);
    }

    @Test
    void refusesASkippedStatementEvenIfThePolicyTakesSkippedOnes() {
        Statement skipped =
                Edits.outcome(
                        Edits.effects(PROOF.statement(), 0, EffectTree.EMPTY_ROOT),
                        new StatementOutcome.Skipped(0));
        Policy policy = CHAIN.policy();
        Policy lax =
                new Policy(
                        policy.network(),
                        policy.laterSets(),
                        policy.instances(),
                        policy.modules(),
                        policy.minimumLevel(),
                        null,
                        true,
                        true,
                        null);
        assertRefused(
                VERIFIER.verify(Edits.with(PROOF, skipped), lax),
                VerificationStep.REPLAY,
                "outcome");
    }

    @Test
    void measuresTheAgeOfTheOrdering() {
        assertThat(VERIFIER.verify(PROOF, aged(4000))).isInstanceOf(Verdict.Accepted.class);
        assertRefused(VERIFIER.verify(PROOF, aged(3999)), VerificationStep.POLICY, "age");
    }

    @Test
    void bindsTheInstanceToThePinnedProfile() {
        Policy policy = CHAIN.policy();
        Policy other =
                new Policy(
                        policy.network(),
                        List.of(),
                        List.of(
                                new PinnedInstance(
                                        CHAIN.instance().id(), null, Chain.MODULE.hash())),
                        policy.modules(),
                        ProofLevel.ATTESTED,
                        null,
                        true,
                        false,
                        null);
        assertRefused(VERIFIER.verify(PROOF, other), VerificationStep.INSTANCE, "profile");
        ReplaySection elsewhere = Edits.instance(PROOF.replay(), Chain.instance(2001));
        assertRefused(
                VERIFIER.verify(Edits.with(PROOF, elsewhere), policy),
                VerificationStep.INSTANCE,
                "hash of the instance");
    }

    @Test
    void boundsTheGasOfAReplay() {
        Policy policy = CHAIN.policy();
        assertThat(VERIFIER.verify(PROOF, policy.withGasLimitMax(Chain.GAS_LIMIT)))
                .isInstanceOf(Verdict.Accepted.class);
        assertRefused(
                VERIFIER.verify(PROOF, policy.withGasLimitMax(Chain.GAS_LIMIT - 1)),
                VerificationStep.POLICY,
                "gas limit");
    }

    private static ExecutionProof witness(List<ByteString> items) {
        return Edits.with(PROOF, Edits.preState(PROOF.replay(), items));
    }

    private static Policy aged(long maximumMs) {
        Policy policy = CHAIN.policy();
        return new Policy(
                policy.network(),
                List.of(),
                policy.instances(),
                policy.modules(),
                ProofLevel.REPLAYABLE,
                maximumMs,
                false,
                false,
                null);
    }

    private static Policy strict(Chain chain) {
        Policy policy = chain.policy();
        return new Policy(
                policy.network(),
                List.of(),
                policy.instances(),
                policy.modules(),
                ProofLevel.REPLAYABLE,
                null,
                false,
                false,
                null);
    }

    private static void assertLie(Statement statement, String reason) {
        assertRefused(
                VERIFIER.verify(Edits.with(PROOF, statement), CHAIN.policy()),
                VerificationStep.REPLAY,
                reason);
    }

    private static void assertAccepted(ExecutionProof proof) {
        assertThat(VERIFIER.verify(proof.encode(), CHAIN.policy()))
                .isInstanceOf(Verdict.Accepted.class);
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
    }
}
