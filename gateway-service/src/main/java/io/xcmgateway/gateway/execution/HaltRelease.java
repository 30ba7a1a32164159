package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.HaltRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Lets an instance go on that halted: with the message it halted on, or past it.
final class HaltRelease implements CommitTask {
    private final Lane lane;
    private final long sequence;
    private final boolean skips;
    private final Surroundings around;
    private final CompletableFuture<Release> reply = new CompletableFuture<>();
    private final List<OrderedMessage> entries = new ArrayList<>();

    private @Nullable Release refusal;
    private boolean releases;
    private Skip.@Nullable Made skipped;

    /// What all releases of one core share.
    ///
    /// @param sign takes each statement that is durable
    record Surroundings(
            Records records,
            OrderLog log,
            StatementLog statements,
            StateHistory history,
            Backlog backlog,
            Routing routing,
            Replies replies,
            BiConsumer<Lane, Executed> sign) {}

    /// @param sequence unsigned
    /// @param skips whether the message is passed over
    HaltRelease(Lane lane, long sequence, boolean skips, Surroundings around) {
        this.lane = lane;
        this.sequence = sequence;
        this.skips = skips;
        this.around = around;
    }

    CompletableFuture<Release> reply() {
        return reply;
    }

    @Override
    public void prepare(StoreBatch batch) {
        HaltRecord halt = lane.halt();
        if (halt == null || halt.sequence() != sequence || lane.isReleased()) {
            return; // answered when all before it is durable
        }
        refusal = refusal(halt);
        if (refusal != null) {
            return;
        }
        around.log().replay(lane.at(lane.committedNext()), entries::add);
        if (skips && !prepareSkip(halt, batch)) {
            return;
        }
        entries.forEach(lane.ordering()::append);
        entries.forEach(around.backlog()::add);
        if (skipped != null) {
            OrderedMessage first = entries.removeFirst();
            lane.ordering().executed(first);
            around.backlog().remove(first);
        }
        Records.deleteHalt(batch, lane.number());
        lane.release();
        releases = true;
    }

    private @Nullable Release refusal(HaltRecord halt) {
        if (!lane.canGoOn()) {
            return lane.isHaltDurable()
                    ? new Release.Impossible(
                            lane.instance().id(),
                            "it is ahead of what could be signed; a restart is needed first")
                    : new Release.Unavailable("the halt itself is not durable yet");
        }
        return skips && halt.sequence() != lane.committedNext()
                ? new Release.Executed(lane.instance().id(), sequence)
                : null;
    }

    /// @return whether the message can be passed over
    private boolean prepareSkip(HaltRecord halt, StoreBatch batch) {
        if (entries.isEmpty()) {
            throw new CorruptStoreException("there must be an entry at " + lane.at(sequence));
        }
        return switch (lane.skip(entries.getFirst(), halt.kind())) {
            case Skip.Made made -> {
                made.executed().put(batch, lane.number(), around.statements(), around.history());
                skipped = made;
                yield true;
            }
            case Skip.Impossible(String reason, String expected, String found) -> {
                refusal =
                        new Release.Impossible(
                                lane.instance().id(),
                                reason + ": expected " + expected + ", found " + found);
                entries.clear();
                yield false;
            }
        };
    }

    @Override
    public void committed() {
        if (releases) {
            lane.goOn(skipped, entries);
            if (skipped != null) {
                around.sign().accept(lane, skipped.executed());
            }
            around.routing().freed(lane);
        }
        around.replies().complete(reply, refusal == null ? answer() : refusal);
    }

    @Override
    public void failed(String reason) {
        around.replies().complete(reply, new Release.Unavailable(reason));
    }

    /// What is true now; a word that is given again finds what the first one did.
    private Release answer() {
        if (releases && !skips) {
            return new Release.Resumed(lane.instance().id(), sequence);
        }
        HaltRecord halt = lane.halt();
        if (Long.compareUnsigned(sequence, lane.committedNext()) < 0) {
            return skips ? stated() : new Release.Resumed(lane.instance().id(), sequence);
        }
        boolean goesOn = !skips && halt == null && sequence == lane.committedNext();
        return goesOn
                ? new Release.Resumed(lane.instance().id(), sequence)
                : new Release.NotHaltedThere(
                        lane.instance().id(), sequence, halt == null ? null : halt.sequence());
    }

    private Release stated() {
        Position at = lane.at(sequence);
        try {
            ExecutionRecord execution = around.records().execution(at);
            OrderedMessage entry = around.records().ordered(at);
            if (execution == null || entry == null) {
                throw new CorruptStoreException("there must be a statement at " + at);
            }
            return execution.statement().outcome() instanceof StatementOutcome.Skipped(int reason)
                    ? new Release.Skipped(lane.instance().id(), sequence, entry.messageId(), reason)
                    : new Release.Executed(lane.instance().id(), sequence);
        } catch (StoreFailureException e) {
            return new Release.Unavailable(String.valueOf(e.getMessage()));
        }
    }
}
