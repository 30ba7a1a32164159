package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SkipReason;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.proof.VerificationStep;
import io.xcmgateway.spree.sandbox.NodeFaultException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Faults of this node, what halts, who goes on, and what an operator can do.
class NodeFaultBehaviourTest {
    private final SimulatedGateway gateway = new SimulatedGateway(7, ExecutionLimits.DEFAULT);
    private Hash32 first = Hash32.ZERO;
    private Hash32 second = Hash32.ZERO;

    @BeforeEach
    void optIn() {
        first = gateway.optIn(1_000);
        second = gateway.optIn(2_000);
    }

    @Test
    void eachKindOfFaultHaltsItsInstanceAloneAndIsCounted() {
        submit(first, "fault");
        submit(first, "after");
        submit(second, "memory");
        gateway.threads().runAll();
        assertThat(halt(first)).isEqualTo(new Halted(1, FaultKind.STACK_OVERFLOW));
        assertThat(halt(second)).isEqualTo(new Halted(1, FaultKind.OUT_OF_MEMORY));
        Hash32 third = gateway.optIn(3_000);
        assertThat(statement(submit(third, "hello")).sequence()).isEqualTo(1);
        assertThat(gateway.core().nodeFaults().count(FaultKind.STACK_OVERFLOW)).isEqualTo(1);
        assertThat(gateway.core().nodeFaults().count(FaultKind.OUT_OF_MEMORY)).isEqualTo(1);
        assertThat(gateway.core().unavailable()).isNull();
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void theWatchdogEndsWhatTakesTooLongAndTheThreadGoesOn() {
        gateway.setTransitions((step, pre) -> {
            if (step.entry().message().startsWith(ByteString.ascii("forever"))) {
                gateway.threads().tick(1_000_000);
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                throw new NodeFaultException("interrupted", new InterruptedException());
            }
            return new ScriptedTransitions().run(step, pre);
        });
        gateway.restart(false);
        submit(first, "forever");
        gateway.threads().runAll();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(halt(first)).isEqualTo(new Halted(1, FaultKind.TIME_EXCEEDED));
        assertThat(statement(submit(second, "hello")).sequence()).isEqualTo(1);
    }

    @Test
    void anInterruptThatIsNotTheWatchdogsHaltsNothing() {
        gateway.setTransitions((_, _) -> {
            throw new NodeFaultException("closing", new InterruptedException());
        });
        gateway.restart(false);
        Hash32 id = submit(first, "hello");
        gateway.threads().runAll();
        assertThat(gateway.core().haltedInstances().all()).isEmpty();
        gateway.setTransitions(new ScriptedTransitions());
        gateway.restart(false);
        assertThat(statement(id).sequence()).isEqualTo(1);
    }

    @Test
    void aSkippedMessageHasASignedStatementThatOnlyAWillingPolicyTakes() {
        Hash32 bad = submit(first, "fault");
        Hash32 next = submit(first, "after");
        gateway.threads().runAll();
        Hash32 rootBefore = summary(first).stateRoot();
        Hash32 hashBefore = summary(first).lastStatementHash();

        assertThat(skip(first, 1))
                .isEqualTo(new Release.Skipped(first, 1, bad, SkipReason.STACK_OVERFLOW.code()));

        Statement skipped = statement(bad);
        assertThat(skipped.outcome()).isEqualTo(SkipReason.STACK_OVERFLOW.outcome());
        assertThat(skipped.previousStatementHash()).isEqualTo(hashBefore);
        assertThat(skipped.preRoot()).isEqualTo(rootBefore);
        assertThat(skipped.gasUsed()).isZero();
        assertThat(skipped.effectsCount()).isZero();
        assertThat(statement(next).previousStatementHash()).isEqualTo(skipped.hash());
        assertThat(gateway.core().haltedInstances().all()).isEmpty();
        assertThat(gateway.check().problems()).isEmpty();

        Ledger ledger = gateway.core().ledger();
        assertThat(ledger.proof(bad, ProofLevel.REPLAYABLE)).isNull();
        ExecutionProof proof = ledger.proof(bad, ProofLevel.ATTESTED);
        assertThat(proof).isNotNull();
        ProofVerifier verifier = new ProofVerifier(ModuleSource.NONE, gateway.clock);
        Policy unwilling = gateway.core().policy();
        assertThat(verifier.verify(Objects.requireNonNull(proof), unwilling))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.step()).isEqualTo(VerificationStep.POLICY));
        assertThat(verifier.verify(proof, willing(unwilling))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void anOperatorsWordHitsNoOtherMessageAndCountsOnce() {
        Hash32 bad = submit(first, "fault");
        Hash32 worse = submit(first, "fault again");
        gateway.threads().runAll();
        assertThat(skip(first, 2)).isEqualTo(new Release.NotHaltedThere(first, 2, 1L));
        assertThat(skip(second, 1)).isEqualTo(new Release.NotHaltedThere(second, 1, null));
        assertThat(skip(Hash32.ZERO, 1)).isEqualTo(new Release.UnknownInstance(Hash32.ZERO));
        Release once = skip(first, 1);
        assertThat(skip(first, 1)).isEqualTo(once);
        assertThat(skip(first, 0)).isEqualTo(new Release.Executed(first, 0));
        assertThat(statement(bad).outcome()).isEqualTo(SkipReason.STACK_OVERFLOW.outcome());
        assertThat(halt(first)).isEqualTo(new Halted(2, FaultKind.STACK_OVERFLOW));
        gateway.restart(true);
        var both = List.of(skipping(first, 2), skipping(first, 2));
        gateway.threads().runAll();
        both.forEach(each ->
                assertThat(each.toCompletableFuture().join()).isInstanceOf(Release.Skipped.class));
        assertThat(statement(worse).sequence()).isEqualTo(2);
        assertThat(summary(first).nextSequence()).isEqualTo(3);
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void whatAnInstanceSentIsParkedWhenItIsSkippedAndCanBeRetried() {
        submit(first, "send 2000 fault");
        gateway.threads().runAll();
        assertThat(skip(second, 1)).isInstanceOf(Release.Skipped.class);
        gateway.setTransitions(new ScriptedTransitions(false));
        gateway.restart(true);
        RoutedMessages routed = gateway.core().routedMessages();
        ParkedPage page = Objects.requireNonNull(routed.parked(second, null, 9));
        assertThat(page.messages()).hasSize(1);
        Hash32 id = page.messages().getFirst().messageId();
        assertThat(gateway.settled(routed.retry(second, id, ScriptedTransitions.HEAVY_GAS)))
                .isInstanceOf(Retry.Accepted.class);
        gateway.threads().runAll();
        assertThat(Objects.requireNonNull(routed.parked(second, null, 9)).messages()).isEmpty();
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void resumingRunsIntoTheSameFaultUntilItsCauseIsGone() {
        Hash32 bad = submit(first, "fault");
        gateway.threads().runAll();
        assertThat(gateway.settled(gateway.core().haltedInstances().resume(first, 1)))
                .isEqualTo(new Release.Resumed(first, 1));
        assertThat(halt(first)).isEqualTo(new Halted(1, FaultKind.STACK_OVERFLOW));
        gateway.setTransitions(new ScriptedTransitions(false));
        gateway.restart(true);
        assertThat(halt(first)).isEqualTo(new Halted(1, FaultKind.STACK_OVERFLOW));
        gateway.settled(gateway.core().haltedInstances().resume(first, 1));
        assertThat(statement(bad).sequence()).isEqualTo(1);
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void aMessageOnWhichProcessesEndIsExecutedAloneAndThenHaltsItsInstance() {
        Hash32 killer = submit(first, "killer");
        Hash32 other = submit(second, "hello");
        for (int ending = 1; ending <= Suspects.ENDINGS_MAX; ending++) {
            assertThat(gateway.core().haltedInstances().all()).isEmpty();
            gateway.recorder.interrupted(new Position(0, 1));
            gateway.restart(ending % 2 == 0);
        }
        assertThat(halt(first)).isEqualTo(new Halted(1, FaultKind.PROCESS_ENDED));
        assertThat(gateway.core().nodeFaults().count(FaultKind.PROCESS_ENDED)).isEqualTo(1);
        assertThat(statement(other).sequence()).isEqualTo(1);
        gateway.restart(true);
        assertThat(halt(first)).isEqualTo(new Halted(1, FaultKind.PROCESS_ENDED));
        skip(first, 1);
        assertThat(statement(killer).outcome()).isEqualTo(SkipReason.PROCESS_ENDED.outcome());
        assertThat(gateway.check().problems()).isEmpty();
    }

    @Test
    void suspectsRunOneAfterTheOtherBeforeAnythingElse() {
        StringBuilder ran = new StringBuilder();
        gateway.setTransitions((step, pre) -> {
            ran.append(step.entry().message().toHex()).append(' ');
            return new ScriptedTransitions().run(step, pre);
        });
        Hash32 third = gateway.optIn(3_000);
        submit(third, "c");
        submit(second, "b");
        submit(second, "bb");
        submit(first, "a");
        gateway.recorder.interrupted(new Position(0, 1));
        gateway.recorder.interrupted(new Position(1, 1));
        gateway.restart(false);
        ran.setLength(0);
        gateway.threads().runAll();
        assertThat(ran.toString()).startsWith("61 62 ").contains("63 ").contains("6262 ");
        gateway.restart(false);
        assertThat(gateway.core().haltedInstances().all()).isEmpty();
    }

    @Test
    void waitingClientsAreToldThatTheInstanceHalted() {
        Hash32 bad = submit(first, "fault");
        var waiting = gateway.core().gate().whenExecuted(bad);
        gateway.threads().runAll();
        assertThatThrownBy(() -> gateway.settled(waiting))
                .cause()
                .isInstanceOfSatisfying(
                        NotExecutedException.class,
                        why -> assertThat(why.haltedInstance()).isEqualTo(first));
    }

    private static Policy willing(Policy policy) {
        return new Policy(
                policy.network(),
                policy.laterSets(),
                policy.instances(),
                policy.modules(),
                policy.minimumLevel(),
                policy.maximumAgeMs(),
                policy.acceptsAsserted(),
                true,
                policy.moduleDirectory());
    }

    private record Halted(long sequence, FaultKind kind) {}

    private Halted halt(Hash32 instance) {
        InstanceHalt halt = Objects.requireNonNull(summary(instance).halt());
        return new Halted(halt.sequence(), halt.kind());
    }

    private InstanceSummary summary(Hash32 instance) {
        return Objects.requireNonNull(gateway.core().ledger().instance(instance));
    }

    /// Orders it, and lets nothing be executed yet.
    private Hash32 submit(Hash32 instance, String text) {
        Intake intake =
                gateway.heard(
                        gateway.core()
                                .gate()
                                .submit(TestNetwork.asserted(instance, ByteString.ascii(text))));
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).messageId();
    }

    private Statement statement(Hash32 messageId) {
        return gateway.settled(gateway.core().gate().whenExecuted(messageId)).statement();
    }

    private Release skip(Hash32 instance, long sequence) {
        return gateway.settled(skipping(instance, sequence));
    }

    private CompletionStage<Release> skipping(Hash32 instance, long sequence) {
        return gateway.core().haltedInstances().skip(instance, sequence);
    }
}
