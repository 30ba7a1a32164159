package io.xcmgateway.gateway.execution;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Runs one piece of work on an executor again and again, as long as somebody asks for it, but
/// never twice at a time. What one run wrote, the next one sees.
final class Mailbox {
    /// How often, and after which pause, a run is asked for again that memory did not suffice for.
    private static final int ATTEMPTS_MAX = 1_000;

    private static final long PAUSE_NANOS = 1_000_000;

    private final Executor executor;
    private final Runnable work;
    private final Runnable run = this::run;
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

    /// A wake that got lost would be the last one: what is asked for later waits for this run.
    private void schedule() {
        for (int attempt = 1; ; attempt++) {
            try {
                executor.execute(run);
                return;
            } catch (RejectedExecutionException _) {
                // The core is closing. What is durable is taken up again at the next start.
                return;
            } catch (OutOfMemoryError e) {
                // Another thread holds the memory, and is about to fail on its own account.
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
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
