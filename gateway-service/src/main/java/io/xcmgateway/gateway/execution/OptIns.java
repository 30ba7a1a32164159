package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.MessageId;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Runs the genesis of new instances on the workers. A genesis goes to the committer when it has
/// succeeded: one that fails leaves nothing behind.
final class OptIns {
    private final Hash32 networkId;
    private final Lanes lanes;
    private final Records records;
    private final Clock clock;
    private final TransitionRunner transitions;
    private final RunGuard guard;
    private final Committer committer;
    private final Executor workers;
    private final Replies replies;
    private final Semaphore running;
    private final BiFunction<Genesis, CompletableFuture<OptIn>, CommitTask> commits;

    /// A genesis that succeeded.
    record Genesis(Instance instance, Executed executed, Trie trie) {}

    /// @param commits makes the task that turns a genesis into a lane
    OptIns(
            Hash32 networkId,
            Lanes lanes,
            Records records,
            Clock clock,
            TransitionRunner transitions,
            RunGuard guard,
            Committer committer,
            Executor workers,
            Replies replies,
            int optInsMax,
            BiFunction<Genesis, CompletableFuture<OptIn>, CommitTask> commits) {
        this.networkId = networkId;
        this.lanes = lanes;
        this.records = records;
        this.clock = clock;
        this.transitions = transitions;
        this.guard = guard;
        this.committer = committer;
        this.workers = workers;
        this.replies = replies;
        this.running = new Semaphore(optInsMax);
        this.commits = commits;
    }

    /// As [io.xcmgateway.gateway.instance.InstanceRegistry#optIn] has it.
    CompletionStage<OptIn> optIn(OptInRequest request) {
        String failure = committer.failure();
        if (failure != null) {
            committer.probe();
            return CompletableFuture.completedFuture(new OptIn.Unavailable(failure));
        }
        if (!running.tryAcquire()) {
            return CompletableFuture.completedFuture(
                    new OptIn.Unavailable("too many opt-ins at one time"));
        }
        CompletableFuture<OptIn> reply = new CompletableFuture<>();
        try {
            workers.execute(() -> run(request, reply));
        } catch (RejectedExecutionException _) {
            reply.complete(new OptIn.Unavailable("the gateway is closing"));
        }
        return reply.whenComplete((_, _) -> running.release());
    }

    private void run(OptInRequest request, CompletableFuture<OptIn> reply) {
        OptIn refusal;
        try {
            refusal = execute(request, reply);
        } catch (StateUnavailableException e) {
            refusal = new OptIn.Unavailable(String.valueOf(e.getMessage()));
        } catch (RunAbandonedException e) {
            refusal = new OptIn.Unavailable(String.valueOf(e.getMessage()));
        } catch (FaultedRunException e) {
            refusal = new OptIn.Unavailable("node fault: " + e.getCause());
        } catch (RuntimeException | Error e) {
            // The outermost loop of an opt-in: nothing was created.
            refusal = new OptIn.Unavailable("node fault: " + e);
        }
        if (refusal != null) {
            replies.complete(reply, refusal);
        }
    }

    /// @return why there is no genesis, or `null` if the committer has it
    private @Nullable OptIn execute(OptInRequest request, CompletableFuture<OptIn> reply) {
        Instance instance = request.instance();
        Hash32 profileHash = Hashing.blake2b256(request.profile());
        if (!instance.networkId().equals(networkId)) {
            return refused("another network", networkId, instance.networkId());
        }
        if (!instance.profileHash().equals(profileHash)) {
            return refused("another profile", instance.profileHash(), profileHash);
        }
        Lane there = lanes.find(instance.id());
        if (there != null && there.optOut() == null) {
            return new OptIn.AlreadyOptedIn(instance.id());
        }
        long incarnation = lanes.nextIncarnation(instance.universal());
        if (instance.incarnation() < incarnation) {
            return refused("incarnation", "at least " + incarnation, instance.incarnation());
        }
        if (lanes.at(instance.universal()) != null) {
            return occupied(lanes, instance);
        }
        if (records.module(instance.moduleHash()) == null) {
            return refused("module is not registered", instance.moduleHash(), "none");
        }
        InputContext context =
                InputContext.of(
                        clock.millis(),
                        request.evidence().submission().gasLimit(),
                        Location.PARENT,
                        request.evidence());
        if (EvidenceCheck.check(request.evidence(), instance, context, profileHash)
                instanceof EvidenceVerdict.Refused(String reason, String expected, String found)) {
            return new OptIn.Refused(reason, expected, found);
        }
        OrderedMessage entry =
                new OrderedMessage(
                        MessageId.of(instance.id(), request.evidence().digest(), profileHash),
                        EntryPoint.GENESIS,
                        request.profile(),
                        request.evidence(),
                        context);
        Trie empty = Trie.empty(instance.trieProfile());
        Step step = new Step(instance, 0, entry);
        transitions.prepare(step);
        return guard.run(
                context.gasLimit(),
                () ->
                        switch (transitions.run(step, empty.view())) {
                            case Transition.Refused(String reason, String expected, String found) ->
                                    new OptIn.Refused(reason, expected, found);
                            case Transition.Done done -> {
                                commit(step, empty, done, reply);
                                yield null;
                            }
                        });
    }

    private void commit(
            Step step, Trie empty, Transition.Done done, CompletableFuture<OptIn> reply) {
        Trie post = empty.apply(done.diff());
        Executed executed =
                Executed.of(step, EngineProfile.CURRENT.hash(), Hash32.ZERO, empty, post, done);
        committer.add(commits.apply(new Genesis(step.instance(), executed, post), reply));
    }

    /// The answer to an opt-in at a place that is taken, or about to be.
    static OptIn occupied(Lanes lanes, Instance instance) {
        Lane there = lanes.at(instance.universal());
        return new OptIn.Refused(
                "another instance of the module lives on this host chain",
                "none, or its opt-out",
                there == null ? "one that opts in" : there.instance().id().toString());
    }

    private static OptIn refused(String reason, Object expected, Object found) {
        return new OptIn.Refused(reason, expected.toString(), found.toString());
    }
}
