package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.function.Consumer;

/// Makes one finished execution durable, and then hands it on to be signed.
final class ExecutionCommit implements CommitTask {
    private final Lane lane;
    private final Executed executed;
    private final Backlog backlog;
    private final Consumer<Executed> durable;
    private boolean dropped;

    ExecutionCommit(Lane lane, Executed executed, Backlog backlog, Consumer<Executed> durable) {
        this.lane = lane;
        this.executed = executed;
        this.backlog = backlog;
        this.durable = durable;
    }

    Position at() {
        return lane.at(executed.statement().sequence());
    }

    @Override
    public void prepare(StoreBatch batch) {
        dropped = lane.haltsBefore(executed.statement().sequence());
        if (!dropped) {
            executed.put(batch, lane.number());
        }
    }

    @Override
    public void committed() {
        if (dropped) {
            return;
        }
        if (lane.ordering().executed(executed.entry())) {
            backlog.remove(executed.entry().message().length());
        }
        durable.accept(executed);
    }

    @Override
    public void failed(String reason) {
        // Nobody is told anything: the group is written again, or the next start executes again.
    }
}
