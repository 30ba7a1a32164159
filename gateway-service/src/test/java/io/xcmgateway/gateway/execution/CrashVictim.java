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
import io.xcmgateway.spree.sandbox.Admission;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// A process that submits messages as fast as it is answered, and writes each answer down, until it
/// is killed. Arguments: the directory of the store, the file of answers, a seed.
final class CrashVictim {
    private static final int INSTANCES = 3;
    private static final int IN_FLIGHT = 64;

    private CrashVictim() {}

    public static void main(String[] arguments) throws Exception {
        GatewayStore store = RocksStore.open(Path.of(arguments[0]));
        PrintStream answers =
                new PrintStream(
                        new FileOutputStream(arguments[1], true), true, StandardCharsets.US_ASCII);
        Random random = new Random(Long.parseLong(arguments[2]));
        StoreBatch batch = new StoreBatch();
        Records.putModule(batch, SimulatedGateway.moduleHash(), ByteString.ascii("module"));
        store.write(batch, GatewayStore.Durability.SYNCED);
        GatewayCore core =
                GatewayCore.open(
                        new GatewayConfiguration(
                                TestNetwork.NETWORK,
                                TestNetwork.watched(hash -> answers.println("S " + hash)),
                                Clock.systemUTC(),
                                ExecutionLimits.DEFAULT,
                                true,
                                TestNetwork.LOG),
                        store,
                        new SigningMarks(
                                RocksStore.open(Path.of(arguments[0]).resolveSibling("marks")),
                                TestNetwork.NETWORK.id()),
                        MappedRunRecorder.open(
                                Path.of(arguments[0]).resolveSibling("running"),
                                ExecutionLimits.DEFAULT.runsMax()),
                        CoreThreads.start(ExecutionLimits.DEFAULT),
                        new CoreRuntime(
                                _ ->
                                        new Admission.Refused(
                                                List.of(new Admission.Finding(0, "none", "test"))),
                                _ -> new ScriptedTransitions(),
                                (_, _) -> null));
        Hash32[] instances = new Hash32[INSTANCES];
        for (int i = 0; i < INSTANCES; i++) {
            Instance instance =
                    TestNetwork.instance(
                            1_000 + i, SimulatedGateway.moduleHash(), SimulatedGateway.PROFILE);
            core.instances()
                    .optIn(TestNetwork.optIn(instance, SimulatedGateway.PROFILE))
                    .toCompletableFuture()
                    .join();
            instances[i] = instance.id();
        }
        answers.println("R ready");
        Semaphore room = new Semaphore(IN_FLIGHT);
        while (true) {
            room.acquire();
            ByteString text = random.nextBoolean() ? sending(random) : anything(random);
            submit(
                    core,
                    TestNetwork.asserted(instances[random.nextInt(INSTANCES)], text),
                    answers,
                    room);
        }
    }

    private static ByteString anything(Random random) {
        byte[] text = new byte[1 + random.nextInt(200)];
        random.nextBytes(text);
        return ByteString.wrap(text);
    }

    /// A message that sends others, which may send again.
    private static ByteString sending(Random random) {
        StringBuilder text = new StringBuilder();
        for (int hops = 1 + random.nextInt(3); hops > 0; hops--) {
            text.append(random.nextInt(3) == 0 ? "many 3 " : "send ");
            text.append(1_000 + random.nextInt(INSTANCES)).append(' ');
        }
        return ByteString.ascii(
                text.append(random.nextInt(5) == 0 ? "trap" : "message")
                        .append(random.nextInt())
                        .toString());
    }

    private static void submit(
            GatewayCore core, InboundMessage message, PrintStream answers, Semaphore room) {
        var _ =
                core.gate()
                        .submit(message)
                        .whenComplete((intake, _) -> {
                            if (intake instanceof Intake.Accepted(Hash32 id, long at)) {
                                answers.println("A " + id + " " + at);
                                await(core, id, answers, room);
                            } else {
                                room.release();
                            }
                        });
    }

    private static void await(GatewayCore core, Hash32 id, PrintStream answers, Semaphore room) {
        var _ =
                core.gate()
                        .whenExecuted(id)
                        .whenComplete((executed, _) -> {
                            if (executed != null) {
                                answers.println("E " + id + " " + executed.statement().encode());
                            }
                            room.release();
                        });
    }
}
