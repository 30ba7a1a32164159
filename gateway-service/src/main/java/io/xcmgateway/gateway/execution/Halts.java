package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes the words of operators about halted instances to the committer.
final class Halts implements HaltedInstances {
    private final Lanes lanes;
    private final Committer committer;
    private final HaltRelease.Surroundings around;
    private final int intakeMax;
    private final AtomicInteger inIntake = new AtomicInteger();

    Halts(Lanes lanes, Committer committer, HaltRelease.Surroundings around, int intakeMax) {
        this.lanes = lanes;
        this.committer = committer;
        this.around = around;
        this.intakeMax = intakeMax;
    }

    @Override
    public List<InstanceHalt> all() {
        List<InstanceHalt> halted = new ArrayList<>();
        for (Lane lane : lanes.all()) {
            InstanceHalt halt = InstanceHalt.of(lane);
            if (halt != null) {
                halted.add(halt);
            }
        }
        return Collections.unmodifiableList(halted);
    }

    @Override
    public CompletionStage<Release> resume(Hash32 instanceId, long sequence) {
        return release(instanceId, sequence, false);
    }

    @Override
    public CompletionStage<Release> skip(Hash32 instanceId, long sequence) {
        return release(instanceId, sequence, true);
    }

    private CompletionStage<Release> release(Hash32 instanceId, long sequence, boolean skips) {
        Lane lane = lanes.find(instanceId);
        if (lane == null) {
            return CompletableFuture.completedFuture(new Release.UnknownInstance(instanceId));
        }
        String failure = committer.failure();
        if (failure != null) {
            committer.probe();
            return CompletableFuture.completedFuture(new Release.Unavailable(failure));
        }
        if (inIntake.incrementAndGet() > intakeMax) {
            inIntake.decrementAndGet();
            return CompletableFuture.completedFuture(
                    new Release.Unavailable("too many requests at one time"));
        }
        HaltRelease release = new HaltRelease(lane, sequence, skips, around);
        committer.add(release);
        return release.reply().whenComplete((_, _) -> inIntake.decrementAndGet());
    }
}
