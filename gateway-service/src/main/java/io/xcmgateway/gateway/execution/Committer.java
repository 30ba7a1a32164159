package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one writer of what must be durable. Takes whatever waits, up to a bound, writes it in one
/// batch with one sync, and goes on; so nobody waits for company, and under load many share a sync.
///
/// When a write fails, whether it took place is not known. The same batch is then written again
/// (which is the same as once) until that succeeds, before anything else is written, so that memory
/// and disk cannot part.
final class Committer {
    private static final System.Logger LOG = System.getLogger(Committer.class.getName());

    private final GatewayStore store;
    private final Clock clock;
    private final ExecutionLimits limits;
    private final Supplier<CommitTask> closing;
    private final CoreWatch watch;
    private final Mailbox mailbox;

    /// Bounded by those who add: [ExecutionLimits#intakeQueueMax()] for requests,
    /// [ExecutionLimits#queuedTotalMax()] for executions.
    private final Queue<CommitTask> waiting = new ConcurrentLinkedQueue<>();

    private @Nullable Group unwritten;
    private long lastAttemptMs;
    private boolean broken;
    private volatile @Nullable String failure;

    private record Group(StoreBatch batch, List<CommitTask> tasks) {}

    /// @param closing makes the last task of each group
    Committer(
            GatewayStore store,
            Clock clock,
            ExecutionLimits limits,
            Supplier<CommitTask> closing,
            CoreWatch watch,
            Executor executor) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.closing = closing;
        this.watch = watch;
        this.mailbox = new Mailbox(executor, this::run);
    }

    void add(CommitTask task) {
        waiting.add(task);
        mailbox.wake();
    }

    /// Why nothing can be written at present; `null` while all is well.
    @Nullable String failure() {
        return failure;
    }

    /// Tries again what failed, if it is time.
    void probe() {
        mailbox.wake();
    }

    /// Tells everybody who still waits that it will not happen now. After the executor has ended.
    void close() {
        for (CommitTask task = waiting.poll(); task != null; task = waiting.poll()) {
            task.failed("the gateway is closing");
        }
    }

    private void run() {
        if (broken) {
            return;
        }
        try {
            commitGroup();
        } catch (RuntimeException | Error e) {
            // The outermost loop: memory may no longer agree with the disk, so nothing more is
            // written until the next start reads it afresh.
            broken = true;
            failure = "internal error, see the log; a restart is needed";
            LOG.log(System.Logger.Level.ERROR, "committer stops", e);
        }
    }

    private void commitGroup() {
        Group group = unwritten;
        if (group == null) {
            group = gather();
        } else if (Math.abs(clock.millis() - lastAttemptMs) < limits.storageRetryMillis()) {
            return;
        }
        if (write(group)) {
            unwritten = null;
            failure = null;
            group.tasks().forEach(CommitTask::committed);
            if (!waiting.isEmpty()) {
                mailbox.wake();
            }
        } else {
            unwritten = group;
        }
    }

    private Group gather() {
        StoreBatch batch = new StoreBatch();
        List<CommitTask> tasks = new ArrayList<>();
        while (tasks.size() < limits.commitGroupMax()
                && batch.sizeBytes() < limits.commitGroupBytesMax()) {
            CommitTask task = waiting.poll();
            if (task == null) {
                break;
            }
            try {
                task.prepare(batch);
                tasks.add(task);
            } catch (StoreFailureException e) {
                task.failed(reason(e));
            }
        }
        CommitTask last = closing.get();
        last.prepare(batch);
        tasks.add(last);
        return new Group(batch, tasks);
    }

    private boolean write(Group group) {
        if (group.batch().isEmpty()) {
            return true;
        }
        try (CoreWatch.Span _ = watch.begin(CoreWatch.Stage.COMMIT)) {
            store.write(group.batch(), GatewayStore.Durability.SYNCED);
            watch.committed(group.tasks().size());
            return true;
        } catch (StoreFailureException e) {
            return unwritten(group, reason(e));
        } catch (OutOfMemoryError _) {
            return unwritten(group, "out of memory");
        }
    }

    private boolean unwritten(Group group, String reason) {
        failure = reason;
        lastAttemptMs = clock.millis();
        group.tasks().forEach(task -> task.failed(reason));
        return false;
    }

    private static String reason(StoreFailureException e) {
        return e.getMessage() == null ? "storage failure" : e.getMessage();
    }
}
