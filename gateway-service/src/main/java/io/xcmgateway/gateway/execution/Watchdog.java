package io.xcmgateway.gateway.execution;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Interrupts executions that take too long. Time is counted in ticks of this process, so that a
/// machine that sleeps, or a process that is stopped, does not count against who runs.
final class Watchdog {
    static final int TICK_MILLIS = 100;

    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

    /// Ticks after an interrupt before an execution that goes on is reported.
    private static final int DEAF_TICKS = 100;

    /// Those that run: as many as there are workers.
    private final Set<Watch> running = ConcurrentHashMap.newKeySet();

    private volatile long ticks;

    /// Begins to watch what the current thread does, until the watch is closed.
    ///
    /// @param millis at least 1; how long it may take
    Watch watch(long millis) {
        long ticksMax = (millis + TICK_MILLIS - 1) / TICK_MILLIS;
        // One more: the tick that is under way is not a whole one.
        Watch watch = new Watch(Thread.currentThread(), ticks + ticksMax + 1);
        running.add(watch);
        return watch;
    }

    /// For the one thread that ticks.
    void tick() {
        long now = ticks + 1;
        ticks = now;
        for (Watch each : running) {
            if (now >= each.lastTick) {
                each.expire(now);
            }
        }
    }

    /// One execution under watch.
    final class Watch implements AutoCloseable {
        private final Thread thread;
        private final long lastTick;
        private boolean expired;
        private boolean over;

        private Watch(Thread thread, long lastTick) {
            this.thread = thread;
            this.lastTick = lastTick;
        }

        /// Whether the thread was interrupted for taking too long.
        synchronized boolean expired() {
            return expired;
        }

        private synchronized void expire(long now) {
            if (over) {
                return;
            }
            expired = true;
            thread.interrupt();
            if (now == lastTick + DEAF_TICKS) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "thread {0} does not end its execution; it is lost until a restart",
                        thread.getName());
            }
        }

        /// Ends the watch. An interrupt of ours does not outlive it.
        @Override
        public void close() {
            running.remove(this);
            synchronized (this) {
                over = true;
                if (expired) {
                    Thread.interrupted();
                }
            }
        }
    }
}
