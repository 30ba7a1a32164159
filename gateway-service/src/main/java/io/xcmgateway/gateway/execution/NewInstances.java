package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.Records;
import java.util.concurrent.CompletableFuture;

/// Makes durable what an instance begins with, has its genesis signed, and gives it a lane.
final class NewInstances {
    private final Lanes lanes;
    private final Records records;
    private final OrderLog log;
    private final StatementLog statements;
    private final StateHistory history;
    private final TrieHeap trieHeap;
    private final int instancesMax;
    private final Lane.Surroundings surroundings;
    private final Attestor attestor;
    private final Waiters waiters;
    private final Replies replies;

    /// @param surroundings of their lanes
    NewInstances(
            Lanes lanes,
            Records records,
            OrderLog log,
            StatementLog statements,
            StateHistory history,
            TrieHeap trieHeap,
            int instancesMax,
            Lane.Surroundings surroundings,
            Attestor attestor,
            Waiters waiters,
            Replies replies) {
        this.lanes = lanes;
        this.records = records;
        this.log = log;
        this.statements = statements;
        this.history = history;
        this.trieHeap = trieHeap;
        this.instancesMax = instancesMax;
        this.surroundings = surroundings;
        this.attestor = attestor;
        this.waiters = waiters;
        this.replies = replies;
    }

    CommitTask commit(OptIns.Genesis genesis, CompletableFuture<OptIn> reply) {
        return new GenesisCommit(
                genesis,
                reply,
                lanes,
                log,
                statements,
                history,
                instancesMax,
                replies,
                this::created);
    }

    private void created(GenesisCommit commit, InstanceRecord record) {
        Executed executed = commit.genesis().executed();
        Lane lane = lane(commit, record, executed);
        lanes.add(lane);
        attestor.add(
                new Attestor.Job(
                        executed.at(commit.number()),
                        new Signable.OfStatement(executed.statement(), executed.statementHash()),
                        attestations -> {
                            waiters.complete(executed.signed(attestations));
                            replies.complete(
                                    commit.reply(),
                                    new OptIn.OptedIn(
                                            record.instance().id(),
                                            executed.entry().messageId(),
                                            executed.statement(),
                                            executed.statementHash(),
                                            attestations));
                        },
                        fault -> {
                            AfterExecution.refusedToSign(lane, 0, fault);
                            replies.complete(
                                    commit.reply(),
                                    new OptIn.Unavailable("its genesis must not be signed"));
                        }));
    }

    private Lane lane(GenesisCommit commit, InstanceRecord record, Executed executed) {
        LaneState state =
                LaneState.made(
                        records.state(),
                        commit.number(),
                        record.instance().trieProfile(),
                        executed,
                        commit.genesis().trie(),
                        trieHeap);
        return new Lane(
                commit.number(),
                record,
                new Ordering(commit.number(), records, 1, executed.entry().context().timeMs()),
                new Lane.Start(state, 1, executed.statementHash(), null),
                surroundings);
    }
}
