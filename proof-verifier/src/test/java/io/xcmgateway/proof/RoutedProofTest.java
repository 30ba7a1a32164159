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
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.Weight;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A message of one instance, executed by another: its origin stands on the sender's statement.
class RoutedProofTest {
    private static final long AMOUNT = 500_000_000_000L;
    private static final Chain CHAIN = new Chain();
    private static final Instance SENDER = Chain.instance(1004);
    private static final Effect.Outbound OUTBOUND =
            new Effect.Outbound(0, CHAIN.instance().seenFrom(SENDER), Chain.transfer(AMOUNT));
    private static final List<Effect> EFFECTS =
            List.of(OUTBOUND, new Effect.Event(Hash32.ZERO, ByteString.EMPTY));
    private static final Statement SENT = sent();

    /// Alice pays into the account that the sender has here.
    private static final ExecutionProof.Replayable FUNDED =
            CHAIN.submit(
                    Chain.transfer(4 * AMOUNT, SENDER.seenFrom(CHAIN.instance())),
                    0,
                    Chain.GAS_LIMIT);

    private static final ExecutionProof.Replayable BARE =
            CHAIN.execute(
                    EntryPoint.APPLY_MESSAGE,
                    OUTBOUND.message(),
                    new OriginEvidence.FromInstance(
                            SENDER, SENT, 0, EffectTree.path(EFFECTS, 0), OUTBOUND),
                    SENDER.seenFrom(CHAIN.instance()),
                    Chain.GAS_LIMIT);

    private final ProofVerifier verifier =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.EPOCH);

    @Test
    void spendsFromTheSendersAccount() {
        assertThat(FUNDED.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
        assertThat(BARE.statement().outcome()).isInstanceOf(StatementOutcome.Complete.class);
    }

    @Test
    void acceptsAnAttestedSender() {
        assertThat(verifier.verify(proof(Chain.ATTESTORS.attest(SENT.hash())), CHAIN.policy()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesEveryFlippedByte() {
        byte[] bytes = proof(Chain.ATTESTORS.attest(SENT.hash())).encode().toByteArray();
        for (int at = 0; at < bytes.length; at++) {
            byte mask = (byte) (1 << at % 8);
            bytes[at] ^= mask;
            assertThat(verifier.verify(ByteString.copyOf(bytes), CHAIN.policy()))
                    .as("byte %s of %s", at, bytes.length)
                    .isInstanceOf(Verdict.Refused.class);
            bytes[at] ^= mask;
        }
    }

    @Test
    void refusesASenderThatNobodyAttests() {
        assertRefused(List.of(), "sender's statement: attestations");
    }

    @Test
    void refusesASenderThatOthersAttest() {
        assertRefused(
                new Attestors(7, 1, 2).attest(SENT.hash()), "sender's statement: attestor set");
        assertRefused(
                Chain.ATTESTORS.attest(BARE.statement().hash()),
                "sender's statement: signature 0/SECP256K1");
        assertRefused(
                List.of(Chain.ATTESTORS.secp256k1(0, SENT.hash())),
                "sender's statement: threshold");
    }

    @Test
    void refusesSenderAttestationsWithoutASender() {
        Chain chain = new Chain();
        ExecutionProof.Replayable direct = chain.submit(Chain.transfer(AMOUNT), 0, Chain.GAS_LIMIT);
        ExecutionProof stuffed =
                Edits.with(
                        direct,
                        Edits.senders(direct.replay(), Chain.ATTESTORS.attest(SENT.hash())));
        assertThat(verifier.verify(stuffed, chain.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.step()).isEqualTo(VerificationStep.EVIDENCE));
    }

    private void assertRefused(List<Attestation> attestations, String reason) {
        assertThat(verifier.verify(proof(attestations), CHAIN.policy()))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> {
                            assertThat(refused.step()).isEqualTo(VerificationStep.EVIDENCE);
                            assertThat(refused.reason()).isEqualTo(reason);
                        });
    }

    private static ExecutionProof proof(List<Attestation> senderAttestations) {
        return Edits.with(BARE, Edits.senders(BARE.replay(), senderAttestations));
    }

    private static Statement sent() {
        Hash32 any = Hashing.keccak256(ByteString.ascii("any"));
        return new Statement(
                SENDER.id(),
                4,
                any,
                SENDER.moduleHash(),
                any,
                SENDER.trieProfile(),
                EntryPoint.APPLY_MESSAGE,
                any,
                any,
                any,
                any,
                any,
                new StatementOutcome.Complete(new Weight(1, 1)),
                1,
                EFFECTS.size(),
                EffectTree.root(EFFECTS));
    }
}
