package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.MappedRunRecorder;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.state.StateView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// A process that a message ends at once, as a crash of the JVM would. Submits it, and waits until
/// its instance rests and another one has executed; then it ends well. Argument: a directory.
final class HaltingVictim {
    static final ByteString KILLER = ByteString.ascii("killer");
    static final int KILLED = 77;

    private HaltingVictim() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        GatewayStore store = RocksStore.open(directory.resolve("store"));
        StoreBatch batch = new StoreBatch();
        Records.putModule(batch, SimulatedGateway.moduleHash(), ByteString.ascii("module"));
        store.write(batch, GatewayStore.Durability.SYNCED);
        try (GatewayCore core =
                GatewayCore.open(
                        new GatewayConfiguration(
                                TestNetwork.NETWORK,
                                TestNetwork.SIGNER,
                                Clock.systemUTC(),
                                ExecutionLimits.DEFAULT,
                                true,
                                TestNetwork.LOG),
                        store,
                        new SigningMarks(
                                RocksStore.open(directory.resolve("marks")),
                                TestNetwork.NETWORK.id()),
                        MappedRunRecorder.open(
                                directory.resolve("running"), ExecutionLimits.DEFAULT.runsMax()),
                        CoreThreads.start(ExecutionLimits.DEFAULT),
                        new CoreRuntime(
                                _ ->
                                        new Admission.Refused(
                                                List.of(new Admission.Finding(0, "none", "test"))),
                                _ -> HaltingVictim::transition,
                                (_, _) -> null))) {
            Hash32 first = optIn(core, 1_000);
            Hash32 second = optIn(core, 2_000);
            var _ = core.gate().submit(TestNetwork.asserted(first, KILLER));
            Intake.Accepted accepted =
                    (Intake.Accepted)
                            core.gate()
                                    .submit(
                                            TestNetwork.asserted(
                                                    second,
                                                    ByteString.ascii("hello" + System.nanoTime())))
                                    .toCompletableFuture()
                                    .join();
            core.gate().whenExecuted(accepted.messageId()).toCompletableFuture().join();
            while (core.haltedInstances().all().isEmpty()) {
                Thread.onSpinWait(); // the killer ends this, or a halt
            }
        }
    }

    private static Transition transition(Step step, StateView pre) {
        if (step.entry().message().equals(KILLER)) {
            Runtime.getRuntime().halt(KILLED);
        }
        return new ScriptedTransitions().run(step, pre);
    }

    private static Hash32 optIn(GatewayCore core, long parachain) {
        Instance instance =
                TestNetwork.instance(
                        parachain, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
        core.instances()
                .optIn(TestNetwork.optIn(instance, SimulatedGateway.PROFILE))
                .toCompletableFuture()
                .join();
        return instance.id();
    }
}
