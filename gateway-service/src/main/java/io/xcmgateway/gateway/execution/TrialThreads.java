package io.xcmgateway.gateway.execution;

import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;

/// The threads of [Trials]: a bounded number, with the large stacks of the sandbox, apart from
/// those that execute messages.
public final class TrialThreads implements Executor, AutoCloseable {
    private final Executor threads;

    /// @param threadsMax that run at one time
    /// @param waitingMax that may wait for one; more are rejected
    public TrialThreads(int threadsMax, int waitingMax) {
        this.threads =
                CoreThreads.pool(
                        threadsMax,
                        new ArrayBlockingQueue<>(waitingMax),
                        Sandbox.threadFactory("gateway-trial"));
    }

    @Override
    public void execute(Runnable run) {
        threads.execute(run);
    }

    /// Lets running work end.
    @Override
    public void close() {
        CoreThreads.stop(threads);
    }
}
