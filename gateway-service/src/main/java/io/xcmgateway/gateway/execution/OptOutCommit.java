package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.instance.OptOut;
import io.xcmgateway.gateway.state.OptOutRecord;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Makes it durable that an instance takes no more messages, and frees its place for the next
/// incarnation.
final class OptOutCommit implements CommitTask {
    private final Lane lane;
    private final OptOutRecord word;
    private final Lanes lanes;
    private final Replies replies;
    private final CompletableFuture<OptOut> reply = new CompletableFuture<>();

    private boolean closes;

    OptOutCommit(Lane lane, OptOutRecord word, Lanes lanes, Replies replies) {
        this.lane = lane;
        this.word = word;
        this.lanes = lanes;
        this.replies = replies;
    }

    CompletableFuture<OptOut> reply() {
        return reply;
    }

    @Override
    public void prepare(StoreBatch batch) {
        if (lane.isClosing()) {
            return; // an earlier word is written before this is answered
        }
        Records.putOptOut(batch, lane.number(), word);
        lane.close();
        closes = true;
    }

    @Override
    public void committed() {
        if (closes) {
            lane.optedOut(word);
            lanes.vacate(lane);
        }
        @Nullable OptOutRecord durable = lane.optOut();
        if (durable == null) {
            throw new IllegalStateException("what was closed before must be durable by now");
        }
        replies.complete(reply, new OptOut.OptedOut(lane.instance().id(), durable.timeMs()));
    }

    @Override
    public void failed(String reason) {
        replies.complete(reply, new OptOut.Unavailable(reason));
    }
}
