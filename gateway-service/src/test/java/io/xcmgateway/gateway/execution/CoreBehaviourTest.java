package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.checkpoint.LogPlace;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.OrderedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoreBehaviourTest {
    private static final ExecutionLimits LIMITS =
            new ExecutionLimits(
                    8,
                    12,
                    4_096,
                    4,
                    2,
                    1,
                    256,
                    1 << 20,
                    10,
                    3,
                    1_000,
                    TestNetwork.GAS_LIMIT,
                    3,
                    2,
                    2,
                    7,
                    100);
    private static final Hash32 ALICE = TestNetwork.named("alice");
    private static final ByteString HELLO = ByteString.ascii("hello");

    private final SimulatedGateway gateway = new SimulatedGateway(1, LIMITS);
    private Hash32 first = Hash32.ZERO;
    private Hash32 second = Hash32.ZERO;

    @BeforeEach
    void optIn() {
        first = gateway.optIn(1_000);
        second = gateway.optIn(2_000);
    }

    @Test
    void answersWithTheSignedStatement() {
        Hash32 id = accepted(message(first, 0, HELLO));
        ExecutedMessage executed = gateway.settled(gateway.core().gate().whenExecuted(id));
        assertThat(executed.statement().sequence()).isEqualTo(1);
        assertThat(executed.message()).isEqualTo(HELLO);
        assertThat(executed.attestations())
                .isEqualTo(TestNetwork.attestations(executed.statement().hash()));
        assertThat(gateway.core().ledger().message(id))
                .isEqualTo(
                        new MessageStatus.Executed(
                                executed, gateway.clock.millis(), new LogPlace(2, 3)));
    }

    @Test
    void ordersExactlyTheNextNonce() {
        assertThat(submit(message(first, 1, HELLO))).isEqualTo(new Intake.NonceConflict(0, 1));
        CompletionStage<Intake> one = gateway.core().gate().submit(message(first, 0, HELLO));
        CompletionStage<Intake> same =
                gateway.core().gate().submit(message(first, 0, ByteString.ascii("other")));
        CompletionStage<Intake> next = gateway.core().gate().submit(message(first, 1, HELLO));
        assertThat(gateway.settled(one)).isInstanceOf(Intake.Accepted.class);
        assertThat(gateway.settled(same)).isEqualTo(new Intake.NonceConflict(1, 0));
        assertThat(gateway.settled(next)).isInstanceOf(Intake.Accepted.class);
        assertThat(submit(message(first, 1, ByteString.ascii("late"))))
                .isEqualTo(new Intake.NonceConflict(2, 1));
        assertThat(submit(message(second, 0, HELLO))).isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void knowsAMessageAgain() {
        Hash32 id = accepted(message(first, 0, HELLO));
        assertThat(submit(message(first, 0, HELLO))).isEqualTo(new Intake.AlreadyKnown(id));
        gateway.restart(true);
        assertThat(submit(message(first, 0, HELLO))).isEqualTo(new Intake.AlreadyKnown(id));
    }

    @Test
    void keepsAnIdempotencyKeyForItsMessage() {
        Hash32 key = TestNetwork.named("key");
        CompletionStage<Intake> one =
                gateway.core().gate().submit(keyed(message(first, 0, HELLO), key));
        CompletionStage<Intake> inTheSameGroup =
                gateway.core().gate().submit(keyed(message(first, 1, ByteString.ascii("b")), key));
        Hash32 id = ((Intake.Accepted) gateway.settled(one)).messageId();
        assertThat(gateway.settled(inTheSameGroup)).isEqualTo(new Intake.KeyReused(id));
        gateway.restart(true);
        assertThat(submit(keyed(message(first, 1, ByteString.ascii("c")), key)))
                .isEqualTo(new Intake.KeyReused(id));
        assertThat(submit(keyed(message(first, 0, HELLO), key)))
                .isEqualTo(new Intake.AlreadyKnown(id));
    }

    @Test
    void refusesWhatHasExpiredAtTheTimeOfOrdering() {
        long now = gateway.clock.millis();
        assertThat(submit(TestNetwork.message(first, ALICE, 0, now - 1, HELLO)))
                .isEqualTo(new Intake.Expired(now - 1, now));
        assertThat(submit(TestNetwork.message(first, ALICE, 0, now, HELLO)))
                .isInstanceOf(Intake.Accepted.class);
        gateway.clock.advance(-1_000);
        assertThat(submit(TestNetwork.message(first, ALICE, 1, now - 1, HELLO)))
                .isEqualTo(new Intake.Expired(now - 1, now));
    }

    @Test
    void neverLetsTimeGoBack() {
        ExecutedMessage one = executed(accepted(message(first, 0, HELLO)));
        gateway.clock.advance(-5_000);
        gateway.restart(false);
        ExecutedMessage two = executed(accepted(message(first, 1, HELLO)));
        assertThat(two.context().timeMs()).isEqualTo(one.context().timeMs());
    }

    @Test
    void refusesEvidenceForSomethingElse() {
        InboundMessage good = message(first, 0, HELLO);
        assertThat(submit(with(good, second, HELLO, TestNetwork.GAS_LIMIT)))
                .isInstanceOf(Intake.Refused.class);
        assertThat(submit(with(good, first, ByteString.ascii("x"), TestNetwork.GAS_LIMIT)))
                .isInstanceOf(Intake.Refused.class);
        assertThat(submit(with(good, first, HELLO, 1))).isInstanceOf(Intake.Refused.class);
        assertThat(submit(TestNetwork.asserted(first, ByteString.wrap(new byte[1_001]))))
                .isInstanceOf(Intake.Refused.class);
        assertThat(submit(message(TestNetwork.named("nobody"), 0, HELLO)))
                .isEqualTo(new Intake.UnknownInstance(TestNetwork.named("nobody")));
    }

    @Test
    void boundsTheQueueOfOneInstanceAndOfAll() {
        List<CompletionStage<Intake>> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(gateway.core().gate().submit(asserted(first, i)));
        }
        gateway.threads().runCommitter();
        assertThat(all.subList(0, 8))
                .allSatisfy(
                        it -> assertThat(gateway.heard(it)).isInstanceOf(Intake.Accepted.class));
        assertThat(gateway.heard(all.get(8))).isEqualTo(new Intake.QueueFull(7));
        List<CompletionStage<Intake>> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(gateway.core().gate().submit(asserted(second, i)));
        }
        gateway.threads().runCommitter();
        assertThat(others.subList(0, 4))
                .allSatisfy(
                        it -> assertThat(gateway.heard(it)).isInstanceOf(Intake.Accepted.class));
        assertThat(gateway.heard(others.get(4))).isEqualTo(new Intake.QueueFull(7));
        gateway.threads().runAll();
        assertThat(submit(asserted(second, 9))).isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void boundsWhatWaitsToBeOrdered() {
        List<CompletionStage<Intake>> all = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            all.add(gateway.core().gate().submit(asserted(i % 2 == 0 ? first : second, i)));
        }
        assertThat(all.get(10).toCompletableFuture()).isCompletedWithValue(new Intake.QueueFull(7));
        assertThat(all.get(9).toCompletableFuture()).isNotDone();
    }

    @Test
    void writesAllThatWaitsWithOneSync() {
        int before = gateway.store.syncedWrites();
        for (int i = 0; i < 8; i++) {
            var _ = gateway.core().gate().submit(asserted(first, i));
        }
        gateway.threads().runCommitter();
        assertThat(gateway.store.syncedWrites()).isEqualTo(before + 1);
    }

    @Test
    void advancesTheNonceOverATrap() {
        ExecutedMessage trapped = executed(accepted(message(first, 0, ScriptedTransitions.TRAP)));
        assertThat(trapped.statement().outcome()).isInstanceOf(StatementOutcome.Trapped.class);
        assertThat(submit(message(first, 1, HELLO))).isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void haltsOnlyTheInstanceOnWhichTheNodeFailed() {
        Hash32 good = accepted(message(first, 0, HELLO));
        Hash32 bad = accepted(message(first, 1, ScriptedTransitions.FAULT));
        var waiting = gateway.core().gate().whenExecuted(bad);
        gateway.threads().runAll();
        assertThat(executed(good).statement().sequence()).isEqualTo(1);
        assertThatThrownBy(() -> gateway.settled(waiting))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NotExecutedException.class);
        int signed = Set.copyOf(gateway.everSigned).size();
        for (int start = 0; start < 2; start++) {
            assertThat(submit(message(first, 2, HELLO))).isInstanceOf(Intake.Halted.class);
            assertThat(summary(first).halt()).isNotNull();
            assertThat(summary(second).halt()).isNull();
            executed(accepted(message(second, start, HELLO)));
            assertThatThrownBy(() -> gateway.settled(gateway.core().gate().whenExecuted(bad)))
                    .hasCauseInstanceOf(NotExecutedException.class);
            gateway.restart(true);
        }
        // Two statements, and the checkpoint of each.
        assertThat(Set.copyOf(gateway.everSigned)).hasSize(signed + 4);
        assertThat(gateway.check().problems()).isEmpty();
        assertThat(gateway.check().unexecuted()).isEqualTo(1);
    }

    @Test
    void executesAgainWhatItHaltedOnWhenAnOperatorSaysSo() {
        Hash32 bad = accepted(message(first, 0, ScriptedTransitions.FAULT));
        gateway.threads().runAll();
        assertThat(summary(first).halt()).isNotNull();
        gateway.setTransitions((step, pre) ->
                new ScriptedTransitions()
                        .run(
                                new Step(step.instance(), step.sequence(), healed(step.entry())),
                                pre));
        gateway.restart(true);
        assertThat(summary(first).halt()).isNotNull();
        assertThat(gateway.settled(gateway.core().haltedInstances().resume(first, 1)))
                .isEqualTo(new Release.Resumed(first, 1));
        assertThat(executed(bad).statement().sequence()).isEqualTo(1);
        assertThat(summary(first).halt()).isNull();
        assertThat(submit(message(first, 1, HELLO))).isInstanceOf(Intake.Accepted.class);
    }

    /// The same entry for a node that can bear it.
    private static OrderedMessage healed(OrderedMessage entry) {
        return new OrderedMessage(
                entry.messageId(), entry.entryPoint(), HELLO, entry.evidence(), entry.context());
    }

    @Test
    void acceptsNothingWhileTheDiskFailsAndGoesOnAfterwards() {
        FailingWrites faults = new FailingWrites();
        gateway.store.setFaults(faults);
        Intake unclear = submit(message(first, 0, HELLO));
        assertThat(unclear).isInstanceOf(Intake.Unavailable.class);
        assertThat(submit(message(second, 0, HELLO))).isInstanceOf(Intake.Unavailable.class);
        assertThat(gateway.core().unavailable()).isNotNull();
        faults.on = false;
        gateway.clock.advance(LIMITS.storageRetryMillis());
        assertThat(gateway.core().unavailable()).isNotNull();
        gateway.threads().runAll();
        assertThat(gateway.core().unavailable()).isNull();
        assertThat(submit(message(first, 0, HELLO))).isInstanceOf(Intake.AlreadyKnown.class);
        assertThat(submit(message(second, 0, HELLO))).isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void waitsOnlyForWhatWasAccepted() {
        assertThatThrownBy(() -> gateway.settled(gateway.core().gate().whenExecuted(Hash32.ZERO)))
                .hasCauseInstanceOf(NotExecutedException.class);
        assertThat(gateway.core().ledger().message(Hash32.ZERO)).isNull();
    }

    /// Its statement was durable when the process ended, and is signed after somebody asked.
    @Test
    void tellsThoseWhoWaitOfAStatementThatIsSignedAfterARestart() {
        Hash32 id = accepted(message(first, 0, HELLO));
        gateway.threads().runAllButTheAttestor();
        gateway.restart(false);
        CompletionStage<ExecutedMessage> waiting = gateway.core().gate().whenExecuted(id);
        gateway.threads().runCommitter();
        assertThat(gateway.core().ledger().message(id)).isInstanceOf(MessageStatus.Accepted.class);
        assertThat(waiting.toCompletableFuture()).isNotDone();
        assertThat(gateway.settled(waiting).messageId()).isEqualTo(id);
    }

    @Test
    void boundsThoseWhoWait() {
        Hash32 id = accepted(message(first, 0, ScriptedTransitions.TRAP));
        List<CompletionStage<ExecutedMessage>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(gateway.core().gate().whenExecuted(id));
        }
        assertThat(waiting.get(3).toCompletableFuture()).isCompletedExceptionally();
        waiting.get(0).toCompletableFuture().cancel(false);
        assertThat(gateway.settled(gateway.core().gate().whenExecuted(id)).messageId())
                .isEqualTo(id);
    }

    @Test
    void optsInAnInstanceOnceAndWithinBounds() {
        Instance third =
                TestNetwork.instance(
                        3_000, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        var request = TestNetwork.optIn(third, SimulatedGateway.PROFILE);
        var one = gateway.core().instances().optIn(request);
        var twin = gateway.core().instances().optIn(request);
        assertThat(List.of(gateway.settled(one), gateway.settled(twin)))
                .hasAtLeastOneElementOfType(OptIn.OptedIn.class)
                .contains(new OptIn.AlreadyOptedIn(third.id()));
        Instance fourth =
                TestNetwork.instance(
                        4_000, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        assertThat(
                        gateway.settled(
                                gateway.core()
                                        .instances()
                                        .optIn(
                                                TestNetwork.optIn(
                                                        fourth, SimulatedGateway.PROFILE))))
                .isInstanceOf(OptIn.Refused.class);
    }

    @Test
    void refusesAnOptInThatIsNotSignedByTheHost() {
        Instance third =
                TestNetwork.instance(
                        3_000, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        Instance other =
                TestNetwork.instance(
                        3_001, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        var forged =
                new OptInRequest(
                        third,
                        SimulatedGateway.PROFILE,
                        TestNetwork.optIn(other, SimulatedGateway.PROFILE).evidence());
        assertThat(gateway.settled(gateway.core().instances().optIn(forged)))
                .isInstanceOf(OptIn.Refused.class);
        assertThat(gateway.core().ledger().instance(third.id())).isNull();
    }

    private InstanceSummary summary(Hash32 instance) {
        InstanceSummary summary = gateway.core().ledger().instance(instance);
        assertThat(summary).isNotNull();
        return summary;
    }

    private Intake submit(InboundMessage message) {
        return gateway.settled(gateway.core().gate().submit(message));
    }

    private Hash32 accepted(InboundMessage message) {
        Intake intake = gateway.heard(gateway.core().gate().submit(message));
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).messageId();
    }

    private ExecutedMessage executed(Hash32 id) {
        return gateway.settled(gateway.core().gate().whenExecuted(id));
    }

    private static InboundMessage message(Hash32 instance, long nonce, ByteString message) {
        return TestNetwork.message(instance, ALICE, nonce, TestNetwork.NEVER_EXPIRES, message);
    }

    private static InboundMessage asserted(Hash32 instance, int number) {
        return TestNetwork.asserted(instance, ByteString.of(number));
    }

    private static InboundMessage keyed(InboundMessage message, Hash32 key) {
        return new InboundMessage(
                message.instanceId(),
                message.message(),
                message.evidence(),
                message.origin(),
                message.gasLimit(),
                key);
    }

    private static InboundMessage with(
            InboundMessage message, Hash32 instance, ByteString bytes, long gasLimit) {
        return new InboundMessage(instance, bytes, message.evidence(), message.origin(), gasLimit);
    }

    private static final class FailingWrites implements MemoryStore.Faults {
        private boolean on = true;

        @Override
        public boolean failsBeforeWrite() {
            return on;
        }

        @Override
        public boolean failsAfterWrite() {
            return false;
        }

        @Override
        public boolean failsRead() {
            return false;
        }
    }
}
