package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.module.AdmittedModules;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.query.RuntimeApi;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.state.StateUnavailableException;
import io.xcmgateway.spree.state.StateView;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs trials in the sandbox, with the transitions that execute messages.
final class SandboxTrials implements Trials {
    private static final System.Logger LOG = System.getLogger(SandboxTrials.class.getName());

    private final Lanes lanes;
    private final DurableStates states;
    private final AdmittedModules modules;
    private final TransitionRunner transitions;
    private final RunGuard guard;
    private final NodeFaults faults;
    private final Clock clock;
    private final Executor workers;
    private final SpreeRuntime runtime = new SpreeRuntime();

    SandboxTrials(
            Lanes lanes,
            DurableStates states,
            AdmittedModules modules,
            TransitionRunner transitions,
            RunGuard guard,
            NodeFaults faults,
            Clock clock,
            Executor workers) {
        this.lanes = lanes;
        this.states = states;
        this.modules = modules;
        this.transitions = transitions;
        this.guard = guard;
        this.faults = faults;
        this.clock = clock;
        this.workers = workers;
    }

    @Override
    public CompletionStage<Tried<DryRun>> dryRun(DryRunRequest request) {
        Lane lane = lanes.find(request.instanceId());
        if (lane != null && lane.optOut() != null) {
            return CompletableFuture.completedFuture(new Tried.OptedOut<>(request.instanceId()));
        }
        return onWorker(
                request.instanceId(),
                last ->
                        new Rehearsal(last, request, transitions, guard, clock)
                                .run(view -> asking(last.seat(), view, request.gasLimit())));
    }

    @Override
    public <T> CompletionStage<Tried<T>> ask(
            Hash32 instanceId,
            long gasLimit,
            int questionsMax,
            BiFunction<StateAt, RuntimeApi, T> questions) {
        return onWorker(
                instanceId,
                last -> {
                    StateAt at = last.at();
                    RuntimeApi api = asking(last.seat(), at.view(), gasLimit);
                    return new Tried.Done<>(
                            guard.run(
                                    RunGuard.gasOf(questionsMax, gasLimit),
                                    () -> questions.apply(at, api)));
                });
    }

    private RuntimeApi asking(Seat seat, StateView view, long gasLimit) {
        return new RuntimeApi(
                runtime,
                modules.admitted(seat.instance().moduleHash()),
                Mode.COMPILED,
                view,
                gasLimit);
    }

    private <T> CompletionStage<Tried<T>> onWorker(
            Hash32 instanceId, Function<DurableStates.Last, Tried<T>> work) {
        Lane lane = lanes.find(instanceId);
        if (lane == null) {
            return CompletableFuture.completedFuture(new Tried.UnknownInstance<>(instanceId));
        }
        CompletableFuture<Tried<T>> reply = new CompletableFuture<>();
        try {
            workers.execute(() -> run(lane, work, reply));
        } catch (RejectedExecutionException e) {
            reply.completeExceptionally(e);
        }
        return reply;
    }

    private <T> void run(
            Lane lane,
            Function<DurableStates.Last, Tried<T>> work,
            CompletableFuture<Tried<T>> reply) {
        try {
            reply.complete(states.last(lane, work));
        } catch (StateUnavailableException e) {
            reply.completeExceptionally(e);
        } catch (RunAbandonedException e) {
            reply.completeExceptionally(
                    new RejectedExecutionException("the gateway is closing", e));
        } catch (FaultedRunException e) {
            reply.complete(failed(lane, e.kind(), e.getCause()));
        } catch (RuntimeException | Error e) {
            // The outermost loop of a trial: nothing came of it.
            reply.complete(failed(lane, FaultKind.of(e), e));
        }
    }

    private <T> Tried<T> failed(Lane lane, FaultKind kind, @Nullable Throwable cause) {
        faults.add(kind, 1);
        if (kind == FaultKind.OUT_OF_MEMORY) {
            transitions.forget();
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "a trial on instance " + lane.instance().id() + " failed, " + kind,
                cause);
        return new Tried.Failed<>(kind);
    }
}
