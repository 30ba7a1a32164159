package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A proof with a fault in every step is refused at the first; with that mended, at the next.
class VerificationOrderTest {
    private static final Chain CHAIN = new Chain();
    private static final ExecutionProof.Replayable GOOD =
            CHAIN.submit(Chain.transfer(500_000_000_000L), 0, Chain.GAS_LIMIT);
    private static final Hash32 OTHER = Hashing.keccak256(ByteString.ascii("other"));
    private static final LogSection LOG =
            new LogSection(0, List.of(), new Checkpoint(OTHER, OTHER, 1, OTHER, 0), List.of());
    private static final StateSection STATE = new StateSection(List.of(), List.of(), List.of());
    private static final ReplaySection WRONG_MESSAGE =
            Edits.input(
                    GOOD.replay(),
                    ByteString.of(5, 0),
                    GOOD.replay().context(),
                    GOOD.replay().evidence());
    private static final ReplaySection WRONG_STATE =
            Edits.preState(GOOD.replay(), List.of(ByteString.of(0)));
    private static final List<Attestation> WRONG_ATTESTATIONS = Chain.ATTESTORS.attest(OTHER);

    private final ProofVerifier verifier =
            new ProofVerifier(_ -> Chain.MODULE.wasm(), () -> Instant.ofEpochMilli(Chain.START_MS));

    @Test
    void refusesAtTheFirstFault() {
        Policy nothing = policy(1L, OTHER, OTHER);
        assertThat(
                        step(
                                proof(WRONG_ATTESTATIONS, LOG, STATE, WRONG_MESSAGE)
                                        .encode()
                                        .concat(ByteString.of(0)),
                                nothing))
                .isEqualTo(VerificationStep.DECODE);
        assertThat(step(proof(WRONG_ATTESTATIONS, LOG, STATE, WRONG_MESSAGE), nothing))
                .isEqualTo(VerificationStep.POLICY);
        assertThat(
                        step(
                                proof(WRONG_ATTESTATIONS, LOG, STATE, WRONG_MESSAGE),
                                policy(null, OTHER, OTHER)))
                .isEqualTo(VerificationStep.INSTANCE);
        assertThat(
                        step(
                                proof(WRONG_ATTESTATIONS, LOG, STATE, WRONG_MESSAGE),
                                policy(null, CHAIN.instance().id(), OTHER)))
                .isEqualTo(VerificationStep.MODULE);
        Policy good = policy(null, CHAIN.instance().id(), Chain.MODULE.hash());
        assertThat(step(proof(WRONG_ATTESTATIONS, LOG, STATE, WRONG_MESSAGE), good))
                .isEqualTo(VerificationStep.ATTESTATIONS);
        assertThat(step(proof(GOOD.attestations(), LOG, STATE, WRONG_MESSAGE), good))
                .isEqualTo(VerificationStep.LOG);
        assertThat(step(proof(GOOD.attestations(), null, STATE, WRONG_MESSAGE), good))
                .isEqualTo(VerificationStep.STATE);
        assertThat(step(proof(GOOD.attestations(), null, null, WRONG_MESSAGE), good))
                .isEqualTo(VerificationStep.EVIDENCE);
        assertThat(step(proof(GOOD.attestations(), null, null, WRONG_STATE), good))
                .isEqualTo(VerificationStep.REPLAY);
        assertThat(verifier.verify(GOOD, good)).isInstanceOf(Verdict.Accepted.class);
    }

    private static ExecutionProof proof(
            List<Attestation> attestations,
            @Nullable LogSection log,
            @Nullable StateSection state,
            ReplaySection replay) {
        return new ExecutionProof.Replayable(GOOD.statement(), attestations, log, state, replay);
    }

    private static Policy policy(@Nullable Long maximumAgeMs, Hash32 instance, Hash32 module) {
        return new Policy(
                Chain.NETWORK,
                List.of(),
                List.of(new PinnedInstance(instance, CHAIN.genesis().statement().hash(), null)),
                Set.of(module),
                ProofLevel.REPLAYABLE,
                maximumAgeMs,
                false,
                false,
                null);
    }

    private VerificationStep step(ExecutionProof proof, Policy policy) {
        return step(proof.encode(), policy);
    }

    private VerificationStep step(ByteString proof, Policy policy) {
        return switch (verifier.verify(proof, policy)) {
            case Verdict.Refused refused -> refused.step();
            case Verdict.Accepted accepted -> throw new AssertionError(accepted);
        };
    }
}
