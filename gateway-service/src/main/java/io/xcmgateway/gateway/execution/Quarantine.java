package io.xcmgateway.gateway.execution;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.IntConsumer;

/// After processes ended while they executed: the messages that were being executed then are
/// executed first, each alone, so that if the process ends again it is known on which.
final class Quarantine {
    private final IntConsumer wake;
    private final Runnable wakeAll;

    /// Instances whose turn is still to come; as many at most as there were workers.
    private final Queue<Integer> waiting = new ArrayDeque<>();

    private volatile boolean over = true;
    private volatile int alone;

    /// @param wake is given the number of an instance whose turn it is
    /// @param wakeAll is run when all have had theirs
    Quarantine(IntConsumer wake, Runnable wakeAll) {
        this.wake = wake;
        this.wakeAll = wakeAll;
    }

    /// Before anything runs.
    ///
    /// @param suspects numbers of instances that have something to execute
    void begin(List<Integer> suspects) {
        waiting.addAll(suspects);
        Integer first = waiting.poll();
        if (first != null) {
            alone = first;
            over = false;
        }
    }

    /// Whether the instance may execute now. If not, it is woken when it may.
    boolean admits(int number) {
        return over || alone == number;
    }

    /// The instance has executed its message, or halted.
    void leave(int number) {
        if (over) {
            return;
        }
        Integer next;
        synchronized (this) {
            if (over || alone != number) {
                return;
            }
            next = waiting.poll();
            if (next == null) {
                over = true;
            } else {
                alone = next;
            }
        }
        if (next == null) {
            wakeAll.run();
        } else {
            wake.accept(next);
        }
    }
}
