package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.spree.sandbox.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A core on one thread, a store in memory and a clock that stands, which can be killed and started
/// again.
final class SimulatedGateway {
    static final ByteString PROFILE = ByteString.ascii("profile");

    private static final ByteString MODULE = ByteString.ascii("module");

    MemoryStore store = new MemoryStore();
    MemoryStore marks = new MemoryStore();
    final HeapRunRecorder recorder = new HeapRunRecorder();
    final MutableClock clock = new MutableClock();
    final List<Hash32> everSigned = new ArrayList<>();

    private final Random random;
    private final ExecutionLimits limits;
    private Signer signer = TestNetwork.watched(everSigned::add);
    private StateBounds states;
    private TransitionRunner transitions = new ScriptedTransitions();
    private SimulatedThreads threads;
    private GatewayCore core;
    private @Nullable Hash32 confirmed;

    SimulatedGateway(long seed, ExecutionLimits limits) {
        this(seed, limits, StateBounds.DEFAULT);
    }

    SimulatedGateway(long seed, ExecutionLimits limits, StateBounds states) {
        this.states = states;
        this.random = new Random(seed);
        this.limits = limits;
        StoreBatch batch = new StoreBatch();
        Records.putModule(batch, moduleHash(), MODULE);
        store.write(batch, Durability.SYNCED);
        this.threads = new SimulatedThreads(random);
        this.core = open();
    }

    static Hash32 moduleHash() {
        return Hashing.blake2b256(MODULE);
    }

    GatewayCore core() {
        return core;
    }

    SimulatedThreads threads() {
        return threads;
    }

    /// Ends the process at once and starts another on what is left.
    void restart(boolean withLossOfPower) {
        threads.kill();
        if (withLossOfPower) {
            store.losePower();
            marks.losePower();
        }
        threads = new SimulatedThreads(random);
        core = open();
    }

    /// Ends the process, and starts another on what a backup has.
    ///
    /// @param confirmed what the operator confirms
    void restore(MemoryStore backup, @Nullable Hash32 confirmed) {
        threads.kill();
        store = backup;
        this.confirmed = confirmed;
        threads = new SimulatedThreads(random);
        core = open();
    }

    /// From now on, as after a change of the machine.
    void setTransitions(TransitionRunner transitions) {
        this.transitions = transitions;
    }

    /// From the next start on.
    void setSigner(Signer signer) {
        this.signer = signer;
    }

    /// From the next start on.
    void setStates(StateBounds states) {
        this.states = states;
    }

    private GatewayCore open() {
        return GatewayCore.open(
                new GatewayConfiguration(
                        AttestorHistory.of(TestNetwork.NETWORK),
                        signer,
                        clock,
                        limits,
                        RunBounds.DEFAULT,
                        states,
                        true,
                        TestNetwork.LOG,
                        confirmed,
                        CoreWatch.NOBODY),
                store,
                new SigningMarks(marks, TestNetwork.NETWORK.id()),
                recorder,
                threads.threads(),
                new CoreRuntime(
                        _ ->
                                new Admission.Refused(
                                        List.of(new Admission.Finding(0, "none", "simulation"))),
                        _ -> transitions,
                        (_, _) -> null));
    }

    Hash32 optIn(long parachain) {
        Instance instance = TestNetwork.instance(parachain, moduleHash(), PROFILE);
        OptIn result = settled(core.instances().optIn(TestNetwork.optIn(instance, PROFILE)));
        assertThat(result).isInstanceOf(OptIn.OptedIn.class);
        return instance.id();
    }

    /// Runs everything, and gives what came of it.
    <T> T settled(CompletionStage<T> stage) {
        threads.runAll();
        CompletableFuture<T> future = stage.toCompletableFuture();
        assertThat(future).isDone();
        return future.join();
    }

    /// Runs the committer, and gives what it answered.
    <T> T heard(CompletionStage<T> stage) {
        threads.runCommitter();
        CompletableFuture<T> future = stage.toCompletableFuture();
        assertThat(future).isDone();
        return future.join();
    }

    ConsistencyCheck.Report check() {
        return ConsistencyCheck.run(store);
    }
}
