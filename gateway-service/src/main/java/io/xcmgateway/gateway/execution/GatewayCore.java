package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.attestation.GuardedSigner;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.attestation.SigningStart;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
import io.xcmgateway.gateway.checkpoint.DurableLog;
import io.xcmgateway.gateway.checkpoint.LogIdentity;
import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.instance.InstanceRegistry;
import io.xcmgateway.gateway.module.AdmittedModules;
import io.xcmgateway.gateway.module.ModuleRegistry;
import io.xcmgateway.gateway.proof.ProofAssembly;
import io.xcmgateway.gateway.proof.ProofCheck;
import io.xcmgateway.gateway.proof.ProofVerification;
import io.xcmgateway.gateway.proof.VerifierCheck;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.RunRecorder;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoreMigration;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The whole core over one store: opens it, takes up what was left, and then orders, executes,
/// commits and signs until it is closed.
public final class GatewayCore implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GatewayCore.class.getName());

    private final GatewayStore store;
    private final Records records;
    private final SigningMarks marks;
    private final ExecutionLimits limits;
    private final boolean acceptsAsserted;
    private final CoreWatch watch;
    private final CoreThreads threads;
    private final Lanes lanes = new Lanes();
    private final Replies replies;
    private final Waiters waiters;
    private final Backlog backlog;
    private final LogIdentity logIdentity;
    private final StatementLog statements;
    private final StateHistory history;
    private final TrieHeap trieHeap;
    private final LogLag lag;
    private final CheckpointSigning checkpoints;
    private final DurableLog durableLog;
    private final DurableFeed feed;
    private final Committer committer;
    private final Routing routing;
    private final RoutedLedger routed;
    private final Attestor attestor;
    private final OrderLog log;
    private final AfterExecution after;
    private final Lane.Surroundings laneSurroundings;
    private final Ledger ledger;
    private final Gate gate;
    private final HostChains hostChains;
    private final Registrations registrations;
    private final OtherAttestors otherAttestors;
    private final RunRecorder recorder;
    private final Quarantine quarantine;
    private final Halts halts;
    private final NodeFaults faults = new NodeFaults();
    private final Watchdog watchdog = new Watchdog();
    private final AdmittedModules modules;
    private final TransitionRunner transitions;
    private final Clock clock;
    private final ProofVerification verification;

    private GatewayCore(
            GatewayConfiguration configuration,
            GatewayStore store,
            SigningMarks marks,
            RunRecorder recorder,
            CoreThreads threads,
            CoreRuntime runtime) {
        this.store = store;
        this.marks = marks;
        this.recorder = recorder;
        this.threads = threads;
        this.clock = configuration.clock();
        this.limits = configuration.limits();
        this.acceptsAsserted = configuration.acceptsAsserted();
        this.watch = configuration.watch();
        this.records = new Records(store);
        this.log = new EmbeddedOrderLog(records);
        this.replies = new Replies(threads.replies());
        this.waiters = new Waiters(limits.waitersMax(), replies);
        this.backlog = new Backlog(limits);
        LogRecords logRecords = new LogRecords(store);
        this.logIdentity = configuration.log();
        this.statements = new StatementLog(logRecords, logIdentity, configuration.clock());
        this.history = new StateHistory(store, configuration.stateBounds());
        this.trieHeap = new TrieHeap(configuration.stateBounds().trieHeapBytesMax());
        AttestationRecords others = new AttestationRecords(store);
        SharedAttestations shared =
                new SharedAttestations(records, others, configuration.attestors());
        this.durableLog = new DurableLog(logRecords, logIdentity, shared);
        this.attestor =
                new Attestor(
                        store,
                        records,
                        new GuardedSigner(records, logRecords, marks, configuration.signer()),
                        limits,
                        configuration.watch(),
                        threads.attestor());
        this.feed = new DurableFeed(records, logRecords, lanes);
        this.lag = new LogLag(configuration.clock());
        this.checkpoints =
                new CheckpointSigning(statements, logRecords, attestor, lag, feed::signed);
        this.committer =
                new Committer(
                        store,
                        configuration.clock(),
                        limits,
                        checkpoints::closing,
                        configuration.watch(),
                        threads.committer());
        RoutingRecords routingRecords = new RoutingRecords(store);
        this.routing =
                new Routing(
                        lanes,
                        routingRecords,
                        configuration.clock(),
                        limits,
                        log,
                        backlog,
                        committer::add);
        this.modules = new AdmittedModules(records, runtime.admission(), limits.cachedModulesMax());
        this.transitions = runtime.transitions(modules);
        threads.ticks().every(Watchdog.TICK_MILLIS, watchdog::tick);
        RunGuard guard = new RunGuard(watchdog, configuration.runBounds(), recorder);
        this.quarantine =
                new Quarantine(
                        number -> wake(lanes.find(number)), () -> lanes.all().forEach(Lane::wake));
        this.after =
                new AfterExecution(
                        committer,
                        attestor,
                        backlog,
                        routing,
                        statements,
                        history,
                        waiters,
                        faults,
                        watch);
        this.laneSurroundings =
                new Lane.Surroundings(
                        transitions,
                        watch,
                        guard,
                        quarantine,
                        threads.workers(),
                        threads.expensiveWorkers(),
                        configuration.clock(),
                        limits.unsignedPerInstanceMax(),
                        after::executed,
                        after::halting);
        DurableLedger durable =
                new DurableLedger(
                        configuration.attestors(),
                        records,
                        routingRecords,
                        lanes,
                        durableLog.sections(),
                        shared,
                        new ProofAssembly(records, shared, runtime.proofCheck()),
                        new StateSections(history));
        this.ledger = durable;
        this.routed =
                new RoutedLedger(
                        records,
                        routingRecords,
                        lanes,
                        committer,
                        new RetryCommit.Surroundings(
                                configuration.clock(), limits, records, log, backlog, replies));
        this.halts =
                new Halts(
                        lanes,
                        committer,
                        new HaltRelease.Surroundings(
                                records,
                                log,
                                statements,
                                history,
                                backlog,
                                routing,
                                replies,
                                after::sign),
                        limits.intakeQueueMax());
        this.gate =
                new Gate(
                        lanes,
                        committer,
                        waiters,
                        durable,
                        new Acceptance.Surroundings(
                                configuration.clock(),
                                limits,
                                records,
                                log,
                                backlog,
                                new HashMap<>(),
                                replies,
                                watch));
        OptIns optIns =
                new OptIns(
                        configuration.network().id(),
                        lanes,
                        records,
                        configuration.clock(),
                        transitions,
                        guard,
                        committer,
                        threads.expensiveWorkers(),
                        replies,
                        limits.optInsMax(),
                        new NewInstances(
                                        lanes,
                                        records,
                                        log,
                                        statements,
                                        history,
                                        trieHeap,
                                        limits.instancesMax(),
                                        laneSurroundings,
                                        attestor,
                                        waiters,
                                        replies)
                                ::commit);
        this.hostChains =
                new HostChains(
                        optIns,
                        new OptOuts(
                                lanes,
                                configuration.clock(),
                                committer,
                                replies,
                                limits.intakeQueueMax()));
        this.otherAttestors =
                new OtherAttestors(
                        records,
                        logRecords,
                        others,
                        lanes,
                        VerifierCheck.policy(
                                configuration.attestors(),
                                logIdentity.id(),
                                List.of(),
                                acceptsAsserted),
                        committer,
                        replies);
        this.verification =
                new ProofVerification(
                        new ProofVerifier(
                                records::module, configuration.clock(), runtime.compiler()),
                        () -> policy().withGasLimitMax(limits.messageGasMax()));
        this.registrations =
                new Registrations(
                        modules,
                        records,
                        committer,
                        threads.expensiveWorkers(),
                        replies,
                        limits.optInsMax());
    }

    /// Takes over the store, and takes up what was accepted and not executed, or executed and not
    /// signed. Returns when every instance is there; what is left runs in the background.
    ///
    /// @param marks of all that was ever signed, wherever the store comes from; closed with the
    ///   core
    /// @param recorder of the last process as well; closed with the core
    /// @param compiler of the modules that are uploaded
    /// @throws io.xcmgateway.gateway.state.CorruptStoreException if the store is of another format
    ///   or network, or a root is not that of its state
    /// @throws io.xcmgateway.gateway.attestation.SigningMarkException if the store and the marks do
    ///   not agree, and the configuration does not confirm that
    public static GatewayCore open(
            GatewayConfiguration configuration,
            GatewayStore store,
            SigningMarks marks,
            RunRecorder recorder,
            CoreThreads threads,
            ModuleCompiler compiler) {
        ProofCheck check =
                new VerifierCheck(
                        configuration.attestors(),
                        configuration.log().id(),
                        configuration.clock(),
                        configuration.acceptsAsserted(),
                        compiler);
        return open(
                configuration, store, marks, recorder, threads, CoreRuntime.wasm(check, compiler));
    }

    static GatewayCore open(
            GatewayConfiguration configuration,
            GatewayStore store,
            SigningMarks marks,
            RunRecorder recorder,
            CoreThreads threads,
            CoreRuntime runtime) {
        GatewayCore core = new GatewayCore(configuration, store, marks, recorder, threads, runtime);
        try {
            StoreMigration.Result migration = StoreMigration.run(store);
            if (!migration.changes().isEmpty()) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "store of format {0} is of format {1} now: {2}",
                        migration.from(),
                        StoreFormat.VERSION,
                        migration.changes());
            }
            StoreFormat.claim(store, configuration.attestors());
            core.judgeSuspects(configuration.clock());
            core.statements.recover();
            List<Recovery.Unsigned> unsigned =
                    new Recovery(
                                    core.records,
                                    core.log,
                                    core.backlog,
                                    core.limits,
                                    core.lanes,
                                    core.trieHeap,
                                    core.history)
                            .run(core.laneSurroundings);
            SigningStart.check(
                    core.records,
                    new LogRecords(store),
                    marks,
                    configuration.confirmedSigningState());
            core.routing.recover();
            unsigned.forEach(core::sign);
            core.checkpoints.recover();
            core.lanes.all().forEach(Lane::wake);
            core.routing.resume();
            return core;
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
    }

    private void judgeSuspects(Clock clock) {
        Suspects.Found found = Suspects.judge(store, records, recorder.takeInterrupted(), clock);
        faults.add(FaultKind.PROCESS_ENDED, found.halted());
        quarantine.begin(found.suspects());
    }

    public MessageGate gate() {
        return gate;
    }

    public Ledger ledger() {
        return ledger;
    }

    public HaltedInstances haltedInstances() {
        return halts;
    }

    public NodeFaults nodeFaults() {
        return faults;
    }

    public CheckpointLedger log() {
        return durableLog;
    }

    public LogLag logLag() {
        return lag;
    }

    public StatementFeed feed() {
        return feed;
    }

    /// Judges proofs that anybody brings.
    public ProofVerification verification() {
        return verification;
    }

    public RoutedMessages routedMessages() {
        return routed;
    }

    public InstanceRegistry instances() {
        return hostChains;
    }

    /// The policy with which others can verify this gateway's proofs offline: it pins every
    /// instance there is now.
    public Policy policy() {
        return VerifierCheck.policy(
                ledger.attestors(),
                logIdentity.id(),
                lanes.all().stream().map(Lane::record).toList(),
                acceptsAsserted);
    }

    /// What attestors other than this gateway signed.
    public AttestationDesk otherAttestors() {
        return otherAttestors;
    }

    public ModuleRegistry modules() {
        return registrations;
    }

    public InstanceStates states() {
        return new DurableStates(store, lanes, history);
    }

    /// Runs that change nothing.
    ///
    /// @param workers on threads of the sandbox, not those of the core; its owner ends it before
    ///   the core is closed
    /// @param bounds how long such a run may take
    public Trials trials(Executor workers, RunBounds bounds) {
        return new SandboxTrials(
                lanes,
                new DurableStates(store, lanes, history),
                modules,
                transitions,
                new RunGuard(watchdog, bounds, recorder),
                faults,
                clock,
                workers);
    }

    /// Keeps instances from being opted in that are here to be read alone: their histories are
    /// signed elsewhere. Before anything is asked of the core.
    public void reserve(Set<Hash32> archived) {
        lanes.reserve(archived);
    }

    /// How many messages are accepted, or sent between instances, and not executed.
    public int queued() {
        return backlog.messages();
    }

    /// Why nothing can be accepted at present, or `null`. Asking also makes the core try again, so
    /// a readiness probe brings it back once the storage works.
    public @Nullable String unavailable() {
        String failure = storageFailure();
        return failure != null ? failure : signerFailure();
    }

    /// Why nothing can be made durable at present, or `null`. Asking also makes the core try again.
    public @Nullable String storageFailure() {
        committer.probe();
        routing.probe();
        lanes.all().forEach(Lane::wake);
        return committer.failure();
    }

    /// Why what is durable cannot be signed at present, or `null`. Asking also makes the core try
    /// again.
    public @Nullable String signerFailure() {
        attestor.probe();
        String failure = attestor.failure();
        return failure != null ? failure : checkpoints.failure();
    }

    /// Ends running work, answers those who wait, and closes the store.
    @Override
    public void close() {
        threads.stop();
        committer.close();
        waiters.failAll("the gateway is closing");
        recorder.close();
        marks.close();
        store.close();
    }

    /// Signs a statement of an earlier run of the gateway, and tells those who asked for it since.
    private void sign(Recovery.Unsigned unsigned) {
        after.sign(unsigned, () -> gate.tell(unsigned.messageId()));
    }

    private static void wake(@Nullable Lane lane) {
        if (lane != null) {
            lane.wake();
        }
    }
}
