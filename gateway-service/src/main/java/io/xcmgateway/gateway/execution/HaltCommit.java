package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;

/// Makes it durable that an instance halted, and tells those who wait for it.
final class HaltCommit implements CommitTask {
    private final Lane lane;
    private final HaltRecord halt;
    private final Backlog backlog;
    private final Waiters waiters;
    private final Routing routing;
    private final CoreWatch watch;

    HaltCommit(
            Lane lane,
            HaltRecord halt,
            Backlog backlog,
            Waiters waiters,
            Routing routing,
            CoreWatch watch) {
        this.lane = lane;
        this.halt = halt;
        this.backlog = backlog;
        this.waiters = waiters;
        this.routing = routing;
        this.watch = watch;
    }

    @Override
    public void prepare(StoreBatch batch) {
        Records.putHalt(batch, lane.number(), halt);
        Records.deleteSuspect(batch, lane.number());
    }

    /// What waits takes no room from others until it goes on.
    @Override
    public void committed() {
        lane.haltIsDurable();
        for (OrderedMessage entry : lane.ordering().forget(lane.committedNext())) {
            backlog.remove(entry);
            routing.freed(lane);
            watch.rests(entry.messageId());
            waiters.fail(entry.messageId(), NotExecutedException.halted(lane.instance().id()));
        }
    }

    @Override
    public void failed(String reason) {
        // It is written again with its group; if the process ends before, the fault shows again.
    }
}
