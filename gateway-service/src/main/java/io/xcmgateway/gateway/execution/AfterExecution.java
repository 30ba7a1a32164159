package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.HaltRecord;

/// What follows once a message is executed, or once this node failed on it: made durable, then
/// signed, then told to those who wait.
final class AfterExecution {
    private final Committer committer;
    private final Attestor attestor;
    private final Backlog backlog;
    private final Routing routing;
    private final StatementLog statements;
    private final StateHistory history;
    private final Waiters waiters;
    private final NodeFaults faults;
    private final CoreWatch watch;

    AfterExecution(
            Committer committer,
            Attestor attestor,
            Backlog backlog,
            Routing routing,
            StatementLog statements,
            StateHistory history,
            Waiters waiters,
            NodeFaults faults,
            CoreWatch watch) {
        this.committer = committer;
        this.attestor = attestor;
        this.backlog = backlog;
        this.routing = routing;
        this.statements = statements;
        this.history = history;
        this.waiters = waiters;
        this.faults = faults;
        this.watch = watch;
    }

    void executed(Lane lane, Executed executed) {
        committer.add(
                new ExecutionCommit(
                        lane,
                        executed,
                        backlog,
                        routing,
                        statements,
                        history,
                        durable -> {
                            watch.executed(place(lane, durable), durable.statement());
                            sign(lane, durable);
                        }));
    }

    void halting(Lane lane, HaltRecord halt) {
        faults.add(halt.kind(), 1);
        committer.add(new HaltCommit(lane, halt, backlog, waiters, routing, watch));
    }

    /// @param executed durable
    void sign(Lane lane, Executed executed) {
        attestor.add(
                new Attestor.Job(
                        executed.at(lane.number()),
                        new Signable.OfStatement(executed.statement(), executed.statementHash()),
                        attestations -> {
                            lane.signed();
                            watch.signed(place(lane, executed));
                            waiters.complete(executed.signed(attestations));
                        },
                        fault -> {
                            try (CoreWatch.Span _ = watch.about(place(lane, executed))) {
                                refusedToSign(lane, executed.statement().sequence(), fault);
                            }
                            tellOfHalt(lane, executed.entry().messageId());
                            watch.rests(executed.entry().messageId());
                        }));
    }

    /// @param unsigned of an earlier run of the gateway
    /// @param signed what to do then
    void sign(Recovery.Unsigned unsigned, Runnable signed) {
        Lane lane = unsigned.lane();
        attestor.add(
                new Attestor.Job(
                        unsigned.at(),
                        unsigned.what(),
                        _ -> signed.run(),
                        fault -> {
                            refusedToSign(lane, unsigned.at().sequence(), fault);
                            tellOfHalt(lane, unsigned.messageId());
                        }));
    }

    /// An instance whose statement must not be signed goes no further.
    static void refusedToSign(Lane lane, long sequence, RuntimeException fault) {
        lane.halt(sequence, FaultKind.NOT_SIGNED, String.valueOf(fault.getMessage()), fault);
    }

    private void tellOfHalt(Lane lane, Hash32 messageId) {
        waiters.fail(messageId, NotExecutedException.halted(lane.instance().id()));
    }

    private static CoreWatch.Place place(Lane lane, Executed executed) {
        return new CoreWatch.Place(
                executed.entry().messageId(),
                lane.instance().id(),
                executed.statement().sequence());
    }
}
