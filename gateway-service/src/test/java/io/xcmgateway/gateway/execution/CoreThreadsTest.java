package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.Admission;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The core on its real threads and a real disk.
class CoreThreadsTest {
    private static final ByteString MODULE = ByteString.ascii("module");
    private static final int INSTANCES = 4;
    private static final int MESSAGES = 200;

    @TempDir private Path directory;

    @Test
    void executesInstancesInParallelAndEachInOrder() throws Exception {
        List<Hash32> messages = new ArrayList<>();
        try (GatewayCore core = open(new ScriptedTransitions())) {
            List<Hash32> instances = optIn(core);
            List<CompletableFuture<Intake>> intakes = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                Hash32 instance = instances.get(i % INSTANCES);
                intakes.add(submit(core, instance, i / INSTANCES));
            }
            for (int i = 0; i < MESSAGES; i++) {
                Intake intake = intakes.get(i).get(60, TimeUnit.SECONDS);
                assertThat(intake).isInstanceOf(Intake.Accepted.class);
                Intake.Accepted accepted = (Intake.Accepted) intake;
                assertThat(accepted.sequence()).isEqualTo(1 + i / INSTANCES);
                messages.add(accepted.messageId());
            }
            for (Hash32 id : messages) {
                assertThat(executed(core, id).messageId()).isEqualTo(id);
            }
        }
        consistent(INSTANCES + MESSAGES, 0);
    }

    /// Four executions meet at a barrier, which they can only do if they run at the same time. Each
    /// instance executes a cheap message before, so that it is trusted.
    @Test
    void runsAsManyInstancesAtOnceAsThereAreWorkers() throws Exception {
        CyclicBarrier together = new CyclicBarrier(INSTANCES);
        ScriptedTransitions scripted = new ScriptedTransitions();
        TransitionRunner meeting =
                (step, pre) -> {
                    if (step.sequence() == 2) {
                        meet(together);
                    }
                    return scripted.run(step, pre);
                };
        try (GatewayCore core = open(meeting)) {
            List<CompletableFuture<Intake>> intakes = new ArrayList<>();
            for (Hash32 instance : optIn(core)) {
                executed(core, accepted(submit(core, instance, 0)));
                intakes.add(submit(core, instance, 1));
            }
            for (CompletableFuture<Intake> each : intakes) {
                executed(core, accepted(each));
            }
        }
        consistent(3 * INSTANCES, 0);
    }

    /// All instances but the last take what workers they get, and do not let go of them.
    @Test
    void executesATrustedInstanceWhileAllOthersHoldTheirWorkers() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch holding = new CountDownLatch(1);
        AtomicReference<Hash32> trusted = new AtomicReference<>(Hash32.ZERO);
        ScriptedTransitions scripted = new ScriptedTransitions();
        TransitionRunner hostile =
                (step, pre) -> {
                    if (step.sequence() > 0 && !step.instance().id().equals(trusted.get())) {
                        holding.countDown();
                        await(held);
                    }
                    return scripted.run(step, pre);
                };
        try (GatewayCore core = open(hostile)) {
            List<Hash32> instances = optIn(core);
            trusted.set(instances.removeLast());
            executed(core, accepted(submit(core, trusted.get(), 0)));
            List<CompletableFuture<Intake>> others = new ArrayList<>();
            for (Hash32 instance : instances) {
                others.add(submit(core, instance, 0));
            }
            await(holding);
            for (int nonce = 1; nonce <= MESSAGES; nonce++) {
                executed(core, accepted(submit(core, trusted.get(), nonce)));
            }
            held.countDown();
            for (CompletableFuture<Intake> each : others) {
                executed(core, accepted(each));
            }
        }
        consistent(2 * INSTANCES + MESSAGES, 0);
    }

    /// Instances that were trusted, as many as there are workers, and are not worth it: each gets
    /// one message through, and holds on to its worker at the next.
    @Test
    void trustsNobodyWhoseMessagesBecomeExpensive() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        AtomicReference<Hash32> trusted = new AtomicReference<>(Hash32.ZERO);
        ScriptedTransitions scripted = new ScriptedTransitions();
        TransitionRunner hostile =
                (step, pre) -> {
                    boolean other = !step.instance().id().equals(trusted.get());
                    if (other && step.sequence() > 2) {
                        await(held);
                    }
                    Transition.Done done = (Transition.Done) scripted.run(step, pre);
                    return other && step.sequence() == 2
                            ? withGasUsed(done, 2 * Expense.TRUSTED_DEBT_MAX)
                            : done;
                };
        try (GatewayCore core = open(hostile)) {
            List<Hash32> instances = optIn(core, 1 + ExecutionLimits.DEFAULT.workersMax());
            trusted.set(instances.removeLast());
            executed(core, accepted(submit(core, trusted.get(), 0)));
            List<CompletableFuture<Intake>> last = new ArrayList<>();
            for (Hash32 instance : instances) {
                executed(core, accepted(submit(core, instance, 0)));
                executed(core, accepted(submit(core, instance, 1)));
            }
            for (Hash32 instance : instances) {
                last.add(submit(core, instance, 2));
            }
            for (CompletableFuture<Intake> each : last) {
                accepted(each);
            }
            executed(core, accepted(submit(core, trusted.get(), 1)));
            held.countDown();
            for (CompletableFuture<Intake> each : last) {
                executed(core, accepted(each));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 1", "4, 2, 1", "4, 4, 3", "4, 64, 4", "1, 64, 1"})
    void leavesAProcessorToCheapMessages(int configuredMax, int processors, int expected) {
        assertThat(CoreThreads.expensiveWorkers(configuredMax, processors)).isEqualTo(expected);
    }

    /// Closing leaves what is accepted for the next start.
    @Test
    void takesUpAfterClosingWhatWasAccepted() throws Exception {
        List<CompletableFuture<Intake>> intakes = new ArrayList<>();
        try (GatewayCore core = open(new ScriptedTransitions())) {
            Hash32 instance = optIn(core).getFirst();
            for (int i = 0; i < MESSAGES; i++) {
                intakes.add(submit(core, instance, i));
            }
            intakes.getFirst().get(60, TimeUnit.SECONDS);
        }
        try (GatewayCore core = open(new ScriptedTransitions())) {
            int accepted = 0;
            for (CompletableFuture<Intake> each : intakes) {
                if (each.get(60, TimeUnit.SECONDS) instanceof Intake.Accepted(Hash32 id, long _)) {
                    executed(core, id);
                    accepted++;
                }
            }
            assertThat(accepted).isPositive();
        }
        try (GatewayStore store = RocksStore.open(directory.resolve("store"))) {
            ConsistencyCheck.Report report = ConsistencyCheck.run(store);
            assertThat(report.problems()).isEmpty();
            assertThat(report.unexecuted()).isZero();
        }
    }

    private static Transition withGasUsed(Transition.Done done, long gasUsed) {
        return new Transition.Done(
                done.outcome(),
                done.messageId(),
                gasUsed,
                done.effects(),
                done.diff(),
                done.reads());
    }

    private static Hash32 accepted(CompletableFuture<Intake> submitted) throws Exception {
        Intake intake = submitted.get(60, TimeUnit.SECONDS);
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).messageId();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what is waited for must happen");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody must interrupt", e);
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("executions must run at one time", e);
        }
    }

    private GatewayCore open(TransitionRunner transitions) {
        GatewayStore store = RocksStore.open(directory.resolve("store"));
        StoreBatch batch = new StoreBatch();
        Records.putModule(batch, SimulatedGateway.moduleHash(), MODULE);
        store.write(batch, GatewayStore.Durability.SYNCED);
        return GatewayCore.open(
                new GatewayConfiguration(
                        TestNetwork.NETWORK,
                        TestNetwork.SIGNER,
                        Clock.systemUTC(),
                        ExecutionLimits.DEFAULT,
                        true,
                        TestNetwork.LOG),
                store,
                new SigningMarks(
                        RocksStore.open(directory.resolve("marks")), TestNetwork.NETWORK.id()),
                new HeapRunRecorder(),
                CoreThreads.start(ExecutionLimits.DEFAULT),
                new CoreRuntime(
                        _ ->
                                new Admission.Refused(
                                        List.of(new Admission.Finding(0, "none", "test"))),
                        _ -> transitions,
                        (_, _) -> null));
    }

    private static List<Hash32> optIn(GatewayCore core) throws Exception {
        return optIn(core, INSTANCES);
    }

    private static List<Hash32> optIn(GatewayCore core, int count) throws Exception {
        List<Hash32> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instance instance =
                    TestNetwork.instance(
                            1_000 + i, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
            OptIn result =
                    core.instances()
                            .optIn(TestNetwork.optIn(instance, SimulatedGateway.PROFILE))
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS);
            assertThat(result).isInstanceOf(OptIn.OptedIn.class);
            instances.add(instance.id());
        }
        return instances;
    }

    private static CompletableFuture<Intake> submit(GatewayCore core, Hash32 instance, long nonce) {
        return core.gate()
                .submit(
                        TestNetwork.message(
                                instance,
                                TestNetwork.named("alice"),
                                nonce,
                                TestNetwork.NEVER_EXPIRES,
                                ByteString.ascii("message " + nonce)))
                .toCompletableFuture();
    }

    private static ExecutedMessage executed(GatewayCore core, Hash32 id) throws Exception {
        return core.gate().whenExecuted(id).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void consistent(long statements, long unexecuted) {
        try (GatewayStore store = RocksStore.open(directory.resolve("store"))) {
            assertThat(ConsistencyCheck.run(store))
                    .isEqualTo(
                            new ConsistencyCheck.Report(
                                    INSTANCES, statements, unexecuted, List.of()));
        }
    }
}
