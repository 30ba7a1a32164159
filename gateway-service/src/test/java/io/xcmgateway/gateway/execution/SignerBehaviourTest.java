package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.FaultKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A gateway whose keys are elsewhere: they fail, they refuse, and they never sign twice with the
/// same bytes.
class SignerBehaviourTest {
    private final Elsewhere signer = new Elsewhere();
    private final SimulatedGateway gateway = new SimulatedGateway(1, ExecutionLimits.DEFAULT);
    private Hash32 instance = Hash32.ZERO;

    @BeforeEach
    void start() {
        gateway.setSigner(signer);
        gateway.restart(false);
        instance = gateway.optIn(2000);
    }

    /// Stands for a token: each signature has another nonce.
    private static final class Elsewhere implements Signer {
        boolean down;
        boolean refuses;
        int signatures;

        @Override
        public List<Attested> attest(List<? extends Signable> what) {
            if (down) {
                throw new SignerUnavailableException("the token is not there");
            }
            return what.stream().<Attested>map(this::attested).toList();
        }

        private Attested attested(Signable what) {
            if (refuses) {
                return new Attested.Refused("another one was signed there");
            }
            signatures++;
            // Not a valid one: what counts here is that no two are alike.
            byte[] bytes = new byte[Secp256k1.SIGNATURE_BYTES];
            bytes[0] = (byte) signatures;
            bytes[1] = (byte) (signatures >> 8);
            return new Attested.Signed(
                    List.of(
                            new Attestation(
                                    0, 0, Attestation.Scheme.SECP256K1, ByteString.wrap(bytes))));
        }

        @Override
        public boolean repeats() {
            return false;
        }
    }

    private Hash32 submit() {
        Intake intake =
                gateway.heard(
                        gateway.core()
                                .gate()
                                .submit(
                                        TestNetwork.message(
                                                instance,
                                                TestNetwork.named("alice"),
                                                0,
                                                TestNetwork.NEVER_EXPIRES,
                                                ByteString.ascii("hello"))));
        return ((Intake.Accepted) intake).messageId();
    }

    @Test
    void isNotReadyWhileNothingCanBeSignedAndThenSignsWhatWaited() {
        signer.down = true;
        Hash32 id = submit();
        gateway.threads().runAll();
        assertThat(gateway.core().unavailable()).isEqualTo("the token is not there");
        assertThat(gateway.core().gate().whenExecuted(id).toCompletableFuture()).isNotDone();
        signer.down = false;
        assertThat(gateway.core().unavailable()).isEqualTo("the token is not there");
        gateway.threads().runAll();
        assertThat(gateway.core().unavailable()).isNull();
        assertThat(gateway.settled(gateway.core().gate().whenExecuted(id)).attestations())
                .hasSize(1);
    }

    @Test
    void nobodyEverSeesTwoSignaturesOfOneHash() {
        Hash32 id = submit();
        List<Attestation> told =
                gateway.settled(gateway.core().gate().whenExecuted(id)).attestations();
        int before = signer.signatures;
        gateway.restart(true);
        gateway.threads().runAll();
        assertThat(gateway.settled(gateway.core().gate().whenExecuted(id)).attestations())
                .isEqualTo(told);
        assertThat(signer.signatures).as("nothing is signed again").isEqualTo(before);
    }

    @Test
    void anInstanceRestsWhoseStatementTheSignerRefuses() {
        signer.refuses = true;
        Hash32 id = submit();
        var waiting = gateway.core().gate().whenExecuted(id).toCompletableFuture();
        gateway.threads().runAll();
        assertThat(waiting).isCompletedExceptionally();
        assertThat(Objects.requireNonNull(gateway.core().ledger().instance(instance)).halt())
                .extracting(InstanceHalt::kind)
                .isEqualTo(FaultKind.NOT_SIGNED);
    }

    @Test
    void whoOptsInIsToldThatTheGenesisIsNotSigned() {
        signer.refuses = true;
        Instance next =
                TestNetwork.instance(
                        3_000, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        OptIn answer =
                gateway.settled(
                        gateway.core()
                                .instances()
                                .optIn(TestNetwork.optIn(next, SimulatedGateway.PROFILE)));
        assertThat(answer).isEqualTo(new OptIn.Unavailable("its genesis must not be signed"));
    }
}
