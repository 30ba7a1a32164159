package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Makes a new instance durable together with its sequence 0.
final class GenesisCommit implements CommitTask {
    private final OptIns.Genesis genesis;
    private final CompletableFuture<OptIn> reply;
    private final Lanes lanes;
    private final OrderLog log;
    private final StatementLog statements;
    private final StateHistory history;
    private final int instancesMax;
    private final Replies replies;
    private final BiConsumer<GenesisCommit, InstanceRecord> durable;

    private @Nullable InstanceRecord record;
    private int number;

    /// @param durable goes on with an instance that is durable
    GenesisCommit(
            OptIns.Genesis genesis,
            CompletableFuture<OptIn> reply,
            Lanes lanes,
            OrderLog log,
            StatementLog statements,
            StateHistory history,
            int instancesMax,
            Replies replies,
            BiConsumer<GenesisCommit, InstanceRecord> durable) {
        this.genesis = genesis;
        this.reply = reply;
        this.lanes = lanes;
        this.log = log;
        this.statements = statements;
        this.history = history;
        this.instancesMax = instancesMax;
        this.replies = replies;
        this.durable = durable;
    }

    OptIns.Genesis genesis() {
        return genesis;
    }

    CompletableFuture<OptIn> reply() {
        return reply;
    }

    int number() {
        return number;
    }

    @Override
    public void prepare(StoreBatch batch) {
        if (lanes.isClaimed(genesis.instance().id())) {
            replies.complete(reply, new OptIn.AlreadyOptedIn(genesis.instance().id()));
            return;
        }
        if (lanes.claimedCount() >= instancesMax) {
            replies.complete(
                    reply,
                    new OptIn.Refused(
                            "gateway is full",
                            "at most " + instancesMax + " instances",
                            "as many"));
            return;
        }
        if (!lanes.claim(genesis.instance())) {
            replies.complete(reply, OptIns.occupied(lanes, genesis.instance()));
            return;
        }
        number = lanes.takeNumber();
        Executed executed = genesis.executed();
        record =
                new InstanceRecord(
                        genesis.instance(),
                        executed.statement().engineProfile(),
                        executed.entry().messageId(),
                        executed.statementHash());
        Records.putInstance(batch, number, record);
        log.append(batch, executed.at(number), executed.entry());
        executed.put(batch, number, statements, history);
    }

    @Override
    public void committed() {
        if (record != null) {
            durable.accept(this, record);
        }
    }

    @Override
    public void failed(String reason) {
        replies.complete(reply, new OptIn.Unavailable(reason));
    }
}
