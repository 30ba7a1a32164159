package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.List;
import java.util.function.Consumer;

/// Makes one finished execution durable together with the places of the messages that it sent, and
/// then hands it on to be signed.
final class ExecutionCommit implements CommitTask {
    private final Lane lane;
    private final Executed executed;
    private final Backlog backlog;
    private final Consumer<Executed> durable;
    private final Routing routing;
    private final StatementLog log;
    private final StateHistory history;
    private List<Routing.Delivered> delivered = List.of();
    private boolean dropped;

    ExecutionCommit(
            Lane lane,
            Executed executed,
            Backlog backlog,
            Routing routing,
            StatementLog log,
            StateHistory history,
            Consumer<Executed> durable) {
        this.lane = lane;
        this.executed = executed;
        this.backlog = backlog;
        this.routing = routing;
        this.log = log;
        this.history = history;
        this.durable = durable;
    }

    Position at() {
        return lane.at(executed.statement().sequence());
    }

    @Override
    public void prepare(StoreBatch batch) {
        dropped = !lane.commits(executed.statement().sequence());
        if (!dropped) {
            executed.put(batch, lane.number(), log, history);
            delivered = routing.send(batch, lane, executed);
        }
    }

    @Override
    public void committed() {
        if (dropped) {
            return;
        }
        if (lane.ordering().executed(executed.entry())) {
            backlog.remove(executed.entry());
            routing.freed(lane);
        }
        durable.accept(executed);
        delivered.forEach(each -> each.receiver().enqueue(each.entry()));
    }

    @Override
    public void failed(String reason) {
        // Nobody is told anything: the group is written again, or the next start executes again.
    }
}
