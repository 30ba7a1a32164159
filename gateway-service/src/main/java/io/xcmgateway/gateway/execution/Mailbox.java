package io.xcmgateway.gateway.execution;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs one piece of work on an executor again and again, as long as somebody asks for it, but
/// never twice at a time. What one run wrote, the next one sees.
final class Mailbox {
    private final Executor executor;
    private final Runnable work;
    private final AtomicInteger wakes = new AtomicInteger();

    Mailbox(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    /// Asks for a run that begins after this call.
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            schedule();
        }
    }

    private void schedule() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException _) {
            // The core is closing. What is durable is taken up again at the next start.
        }
    }

    private void run() {
        int seen = wakes.get();
        try {
            work.run();
        } finally {
            if (wakes.addAndGet(-seen) != 0) {
                schedule();
            }
        }
    }
}
