package io.xcmgateway.gateway.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/// All threads of a core as one: what is asked for waits until the simulation picks it. Tasks of
/// the workers run in any order, as on several threads; the others in theirs.
final class SimulatedThreads {
    private final Random random;
    private final Queue workers = new Queue(true);
    private final Queue expensiveWorkers = new Queue(true);
    private final Queue committer = new Queue(false);
    private final Queue attestor = new Queue(false);
    private final Queue replies = new Queue(false);
    private final StandingTicks ticks = new StandingTicks();
    private boolean dead;

    private final class Queue implements Executor {
        private final boolean anyOrder;
        private final List<Runnable> tasks = new ArrayList<>();

        Queue(boolean anyOrder) {
            this.anyOrder = anyOrder;
        }

        @Override
        public void execute(Runnable task) {
            if (!dead) {
                tasks.add(task);
            }
        }
    }

    SimulatedThreads(Random random) {
        this.random = random;
    }

    CoreThreads threads() {
        return new CoreThreads(workers, expensiveWorkers, committer, attestor, replies, ticks);
    }

    /// Lets so much time go by for what counts it.
    void tick(int times) {
        for (int i = 0; i < times; i++) {
            ticks.tick.run();
        }
    }

    /// Time stands until a test says so.
    private static final class StandingTicks implements Ticks {
        private Runnable tick = () -> {};

        @Override
        public void every(int millis, Runnable asked) {
            tick = asked;
        }

        @Override
        public void close() {
            tick = () -> {};
        }
    }

    /// Runs one task, if there is any.
    boolean runOne() {
        List<Queue> busy =
                List.of(workers, expensiveWorkers, committer, attestor, replies).stream()
                        .filter(queue -> !queue.tasks.isEmpty())
                        .toList();
        if (busy.isEmpty()) {
            return false;
        }
        Queue queue = busy.get(random.nextInt(busy.size()));
        int pick = queue.anyOrder ? random.nextInt(queue.tasks.size()) : 0;
        queue.tasks.remove(pick).run();
        return true;
    }

    void runAll() {
        while (runOne()) {
            // until nobody asks for anything
        }
    }

    /// Runs only the committer, and what it answers: nothing is executed meanwhile.
    void runCommitter() {
        run(committer);
        run(replies);
    }

    /// Runs workers and committer until neither has anything to do: nothing is signed meanwhile.
    void runAllButTheAttestor() {
        while (!workers.tasks.isEmpty() || !expensiveWorkers.tasks.isEmpty()) {
            run(workers);
            run(expensiveWorkers);
            run(committer);
        }
    }

    private static void run(Queue queue) {
        while (!queue.tasks.isEmpty()) {
            queue.tasks.removeFirst().run();
        }
    }

    /// The process ends here.
    void kill() {
        dead = true;
        List.of(workers, expensiveWorkers, committer, attestor, replies)
                .forEach(queue -> queue.tasks.clear());
    }
}
