package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages of another instance that ran out of gas, were parked, and tried again: each attempt has
/// a proof, and none can be had of an attempt that the rules do not allow, whoever attests it.
class RetriedProofTest {
    private static final long LIMIT = 1_000;
    private static final long ENOUGH = 2_000_000_000L;
    private static final long AMOUNT = 500_000_000_000L;
    private static final Chain CHAIN = Chain.withRoutedGas(LIMIT);
    private static final Instance SENDER = Chain.instance(1004);
    private static final Instance STRANGER = Chain.instance(1005);
    private static final ByteString MESSAGE = Chain.transfer(AMOUNT);

    private static final ExecutionProof.Replayable FUNDED =
            CHAIN.submit(Chain.transfer(4 * AMOUNT, SENDER.seenFrom(CHAIN.instance())), 0, ENOUGH);

    /// The receiver is younger than the channel: it begins with number 5.
    private static final ExecutionProof.Replayable FIRST = run(5, LIMIT);

    private static final ExecutionProof.Replayable SECOND = run(6, LIMIT);
    private static final ExecutionProof.Replayable AGAIN = run(5, LIMIT + 1);
    private static final ExecutionProof.Replayable RETRIED = run(5, ENOUGH);
    private static final ExecutionProof.Replayable THIRD = run(7, LIMIT);

    private final ProofVerifier verifier =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.EPOCH);

    @Test
    void parksAndRetries() {
        assertThat(FUNDED.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
        for (ExecutionProof.Replayable parked : List.of(FIRST, SECOND, AGAIN, THIRD)) {
            assertThat(parked.statement().outcome())
                    .isEqualTo(new StatementOutcome.Trapped(TrapKind.OUT_OF_GAS));
        }
        assertThat(RETRIED.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
    }

    @Test
    void acceptsEveryAttempt() {
        for (ExecutionProof.Replayable proof : List.of(FIRST, SECOND, AGAIN, RETRIED, THIRD)) {
            assertThat(verifier.verify(proof, CHAIN.policy())).isInstanceOf(Verdict.Accepted.class);
            assertThat(verifier.verify(proof.encode(), CHAIN.policy()))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void refusesOtherGas() {
        for (long gas : new long[] {LIMIT - 1, LIMIT + 1, ENOUGH, 0}) {
            assertRefused(forged(FIRST, SENDER, 5, gas), "gas limit of a first delivery");
            assertRefused(forged(SECOND, SENDER, 6, gas), "gas limit of a first delivery");
        }
        assertRefused(forged(RETRIED, SENDER, 5, LIMIT - 1), "gas limit of a retry");
        assertThat(verifier.verify(forged(RETRIED, SENDER, 5, ENOUGH - 1), CHAIN.policy()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAnotherPlaceInTheChannel() {
        assertRefused(forged(SECOND, SENDER, 7, LIMIT), "channel number");
        assertRefused(forged(THIRD, SENDER, 9, LIMIT), "channel number");
        assertRefused(forged(SECOND, SENDER, -1, LIMIT), "channel number");
    }

    @Test
    void refusesARetryOfWhatIsNotParked() {
        for (long channel : new long[] {0, 4, 5}) {
            assertRefused(forged(THIRD, SENDER, channel, ENOUGH), "parked message", "witness");
        }
    }

    @Test
    void refusesAnotherSender() {
        for (ExecutionProof.Replayable proof : List.of(FIRST, SECOND, RETRIED)) {
            long channel = proof.statement().sequence() == SECOND.statement().sequence() ? 6 : 5;
            long gas = proof.replay().context().gasLimit();
            assertThat(verifier.verify(forged(proof, STRANGER, channel, gas), CHAIN.policy()))
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            it -> assertThat(it.step()).isEqualTo(VerificationStep.REPLAY));
        }
    }

    @Test
    void refusesTheOriginOfAnother() {
        ExecutionProof.Replayable proof = forged(RETRIED, SENDER, 5, ENOUGH);
        OriginEvidence evidence = proof.replay().evidence();
        InputContext claimed =
                InputContext.of(
                        proof.replay().context().timeMs(),
                        ENOUGH,
                        STRANGER.seenFrom(CHAIN.instance()),
                        evidence);
        assertThat(verifier.verify(with(proof, claimed, evidence), CHAIN.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        it -> assertThat(it.step()).isEqualTo(VerificationStep.EVIDENCE));
    }

    private void assertRefused(ExecutionProof.Replayable proof, String... reasons) {
        assertThat(verifier.verify(proof, CHAIN.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        it -> {
                            assertThat(it.step()).isEqualTo(VerificationStep.REPLAY);
                            assertThat(it.reason()).isIn((Object[]) reasons);
                        });
    }

    private static ExecutionProof.Replayable run(long channel, long gasLimit) {
        ExecutionProof.Replayable bare =
                CHAIN.execute(
                        EntryPoint.APPLY_MESSAGE,
                        MESSAGE,
                        evidence(SENDER, channel),
                        SENDER.seenFrom(CHAIN.instance()),
                        gasLimit);
        return Edits.with(bare, Edits.senders(bare.replay(), attested(bare.replay().evidence())));
    }

    /// The same statement about another input; the attestors lie.
    private static ExecutionProof.Replayable forged(
            ExecutionProof.Replayable proof, Instance sender, long channel, long gasLimit) {
        OriginEvidence evidence = evidence(sender, channel);
        InputContext context =
                InputContext.of(
                        proof.replay().context().timeMs(),
                        gasLimit,
                        sender.seenFrom(CHAIN.instance()),
                        evidence);
        return with(proof, context, evidence);
    }

    private static ExecutionProof.Replayable with(
            ExecutionProof.Replayable proof, InputContext context, OriginEvidence evidence) {
        ExecutionProof.Replayable lied =
                Edits.with(proof, Edits.context(proof.statement(), context.hash()));
        return Edits.with(
                lied,
                Edits.senders(
                        Edits.input(lied.replay(), MESSAGE, context, evidence),
                        attested(evidence)));
    }

    private static List<Attestation> attested(OriginEvidence evidence) {
        return Chain.ATTESTORS.attest(((OriginEvidence.FromInstance) evidence).statement().hash());
    }

    private static OriginEvidence evidence(Instance sender, long channel) {
        Effect.Outbound outbound =
                new Effect.Outbound(channel, CHAIN.instance().seenFrom(sender), MESSAGE);
        List<Effect> effects = new ArrayList<>();
        effects.add(outbound);
        effects.add(new Effect.Event(Hash32.ZERO, ByteString.EMPTY));
        Hash32 any = Hashing.keccak256(ByteString.ascii("any"));
        Statement sent =
                new Statement(
                        sender.id(),
                        4,
                        any,
                        sender.moduleHash(),
                        any,
                        sender.trieProfile(),
                        EntryPoint.APPLY_MESSAGE,
                        any,
                        any,
                        any,
                        any,
                        any,
                        new StatementOutcome.Complete(new Weight(1, 1)),
                        1,
                        effects.size(),
                        EffectTree.root(effects));
        return new OriginEvidence.FromInstance(
                sender, sent, 0, EffectTree.path(effects, 0), outbound);
    }
}
