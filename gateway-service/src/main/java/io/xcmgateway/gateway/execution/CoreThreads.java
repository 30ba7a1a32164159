package io.xcmgateway.gateway.execution;

import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads of the core, by what they do.
///
/// @param workers execute modules whose messages are cheap; several threads with large stacks
/// @param expensiveWorkers execute the other ones, and judge and open new ones, which may take
///   seconds; fewer threads than there are processors, so that one is left for everything else
/// @param committer orders and writes; one thread
/// @param attestor signs; one thread
/// @param replies completes callers' futures; one thread
/// @param ticks lets the time of executions be counted; one thread
public record CoreThreads(
        Executor workers,
        Executor expensiveWorkers,
        Executor committer,
        Executor attestor,
        Executor replies,
        Ticks ticks) {
    private static final int TERMINATION_SECONDS_MAX = 20;

    /// How long those that are interrupted get.
    private static final int INTERRUPTED_SECONDS_MAX = 5;

    /// Platform threads, named. No more is queued than [ExecutionLimits] lets be asked for.
    public static CoreThreads start(ExecutionLimits limits) {
        // Two runs at most are scheduled per mailbox, and one mailbox is there per instance.
        int turns = 2 * (limits.instancesMax() + 2 * limits.optInsMax());
        return new CoreThreads(
                pool(
                        limits.workersMax(),
                        new LinkedBlockingQueue<>(turns),
                        Sandbox.threadFactory("gateway-worker")),
                pool(
                        expensiveWorkers(
                                limits.expensiveWorkersMax(),
                                Runtime.getRuntime().availableProcessors()),
                        new LinkedBlockingQueue<>(turns),
                        Sandbox.threadFactory("gateway-expensive")),
                pool(1, new ArrayBlockingQueue<>(4), named("gateway-committer")),
                pool(1, new ArrayBlockingQueue<>(4), named("gateway-attestor")),
                pool(
                        1,
                        new LinkedBlockingQueue<>(
                                limits.waitersMax() + 2 * limits.intakeQueueMax()),
                        named("gateway-replies")),
                ticking(Executors.newSingleThreadScheduledExecutor(named("gateway-watchdog"))));
    }

    /// One at least, and otherwise one fewer than there are processors.
    static int expensiveWorkers(int configuredMax, int processors) {
        return Math.clamp(processors - 1L, 1, configuredMax);
    }

    /// Lets running work end, in the order in which it flows.
    void stop() {
        stop(workers);
        stop(expensiveWorkers);
        stop(committer);
        stop(attestor);
        stop(replies);
        ticks.close();
    }

    static void stop(Executor executor) {
        if (executor instanceof ExecutorService service) {
            service.shutdown();
            try {
                if (!service.awaitTermination(TERMINATION_SECONDS_MAX, TimeUnit.SECONDS)) {
                    service.shutdownNow();
                    service.awaitTermination(INTERRUPTED_SECONDS_MAX, TimeUnit.SECONDS);
                }
            } catch (InterruptedException _) {
                service.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Ticks ticking(ScheduledExecutorService scheduler) {
        return new Ticks() {
            @Override
            public void every(int millis, Runnable tick) {
                var _ =
                        scheduler.scheduleWithFixedDelay(
                                tick, millis, millis, TimeUnit.MILLISECONDS);
            }

            @Override
            public void close() {
                scheduler.shutdownNow();
            }
        };
    }

    static Executor pool(int threads, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 60, TimeUnit.SECONDS, queue, factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().name(name).factory();
    }
}
