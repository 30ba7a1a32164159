package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.spree.sandbox.Admission;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /// Four executions meet at a barrier, which they can only do if they run at the same time.
    @Test
    void runsAsManyInstancesAtOnceAsThereAreWorkers() throws Exception {
        CyclicBarrier together = new CyclicBarrier(INSTANCES);
        ScriptedTransitions scripted = new ScriptedTransitions();
        TransitionRunner meeting =
                (step, pre) -> {
                    if (step.entry().entryPoint() == EntryPoint.APPLY_MESSAGE) {
                        meet(together);
                    }
                    return scripted.run(step, pre);
                };
        try (GatewayCore core = open(meeting)) {
            List<CompletableFuture<Intake>> intakes = new ArrayList<>();
            for (Hash32 instance : optIn(core)) {
                intakes.add(submit(core, instance, 0));
            }
            for (CompletableFuture<Intake> each : intakes) {
                Intake intake = each.get(60, TimeUnit.SECONDS);
                assertThat(intake).isInstanceOf(Intake.Accepted.class);
                executed(core, ((Intake.Accepted) intake).messageId());
            }
        }
        consistent(2 * INSTANCES, 0);
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
        try (GatewayStore store = RocksStore.open(directory)) {
            ConsistencyCheck.Report report = ConsistencyCheck.run(store);
            assertThat(report.problems()).isEmpty();
            assertThat(report.unexecuted()).isZero();
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
        GatewayStore store = RocksStore.open(directory);
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
        List<Hash32> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
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
        try (GatewayStore store = RocksStore.open(directory)) {
            assertThat(ConsistencyCheck.run(store))
                    .isEqualTo(
                            new ConsistencyCheck.Report(
                                    INSTANCES, statements, unexecuted, List.of()));
        }
    }
}
