package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.OptOutEvidence;
import io.xcmgateway.gateway.instance.OptOut;
import io.xcmgateway.gateway.instance.OptOutRequest;
import io.xcmgateway.gateway.state.OptOutRecord;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes the words of host chains that opt out to the committer.
final class OptOuts {
    private final Lanes lanes;
    private final Clock clock;
    private final Committer committer;
    private final Replies replies;
    private final int intakeMax;
    private final AtomicInteger inIntake = new AtomicInteger();

    OptOuts(Lanes lanes, Clock clock, Committer committer, Replies replies, int intakeMax) {
        this.lanes = lanes;
        this.clock = clock;
        this.committer = committer;
        this.replies = replies;
        this.intakeMax = intakeMax;
    }

    CompletionStage<OptOut> optOut(OptOutRequest request) {
        Lane lane = lanes.find(request.instanceId());
        if (lane == null) {
            return answered(new OptOut.UnknownInstance(request.instanceId()));
        }
        long expiresMs = request.evidence().submission().expiresMs();
        // Whether it has expired is said apart, and only of what was signed.
        if (OptOutEvidence.check(request.evidence(), lane.instance(), 0)
                instanceof EvidenceVerdict.Refused(String reason, String expected, String found)) {
            return answered(new OptOut.Refused(reason, expected, found));
        }
        OptOutRecord before = lane.optOut();
        if (before != null) {
            return answered(new OptOut.OptedOut(request.instanceId(), before.timeMs()));
        }
        long nowMs = clock.millis();
        if (Long.compareUnsigned(expiresMs, nowMs) < 0) {
            return answered(new OptOut.Expired(expiresMs, nowMs));
        }
        String failure = committer.failure();
        if (failure != null) {
            committer.probe();
            return answered(new OptOut.Unavailable(failure));
        }
        if (inIntake.incrementAndGet() > intakeMax) {
            inIntake.decrementAndGet();
            return answered(new OptOut.Unavailable("too many requests at one time"));
        }
        OptOutCommit commit =
                new OptOutCommit(lane, new OptOutRecord(nowMs, request.evidence()), lanes, replies);
        committer.add(commit);
        return commit.reply().whenComplete((_, _) -> inIntake.decrementAndGet());
    }

    private static CompletionStage<OptOut> answered(OptOut answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
