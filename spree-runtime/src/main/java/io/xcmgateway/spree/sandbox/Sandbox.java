package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.statement.TrapKind;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Runs admitted modules.
public final class Sandbox {
    private Sandbox() {}

    /// 16 MiB: 1 MiB overflowed, and nondeterministically so, before the stack limit of the
    /// profile.
    private static final long STACK_BYTES = 16L << 20;

    /// Calls one entry point on an instance that is new or, which no guest can tell, as new: each
    /// thread keeps a few instances, and puts back what a run changed. Must be called on a thread
    /// of [#threadFactory].
    ///
    /// @param export name of the entry point; a name the module does not export is a trap
    /// @param inputLength the `$len` argument of the entry point, in bytes
    /// @param host at least the functions that the module imports
    /// @param gasLimit 0..2^63-1
    /// @throws NodeFaultException if this node, not the guest, failed
    /// @throws RuntimeException whatever a host function threw, except [GuestTrap]
    public static Run run(
            AdmittedModule module,
            Mode mode,
            String export,
            int inputLength,
            List<HostFunction> host,
            long gasLimit) {
        if (gasLimit < 0) {
            throw new IllegalArgumentException("gas limit must be 0..2^63-1, was " + gasLimit);
        }
        InstancePool instances = instances();
        if (!module.entryPoints().contains(export)) {
            return new Run.Trapped(TrapKind.TRAP, "the module exports no function " + export);
        }
        return switch (mode) {
            case COMPILED -> {
                ModuleInstance kept = instances.take(module);
                ModuleInstance instance =
                        kept == null ? new ModuleInstance(module, mode, host) : kept;
                Run run = run(module, instance, export, inputLength, host, gasLimit);
                // After an exception, which is no fault of the guest, it is not kept.
                instance.restore();
                instances.keep(module, instance);
                yield run;
            }
            // The interpreter has a stack of its own, which a trap leaves as it is; and it is here
            // to check the rest.
            case INTERPRETED ->
                    run(
                            module,
                            new ModuleInstance(module, mode, host),
                            export,
                            inputLength,
                            host,
                            gasLimit);
        };
    }

    private static Run run(
            AdmittedModule module,
            ModuleInstance instance,
            String export,
            int inputLength,
            List<HostFunction> host,
            long gasLimit) {
        return new GuestRun(module.profile(), instance, host).call(export, inputLength, gasLimit);
    }

    /// Drops the instances that this thread keeps: the next run of each module makes a new one.
    public static void forgetInstances() {
        instances().clear();
    }

    /// Those of the current thread.
    static InstancePool instances() {
        if (Thread.currentThread() instanceof SandboxThread thread) {
            return thread.instances;
        }
        throw new IllegalStateException(
                "a module must run on a thread of Sandbox.threadFactory, was "
                        + Thread.currentThread());
    }

    /// Makes threads with the stack that [#run] needs.
    public static ThreadFactory threadFactory(String name) {
        AtomicInteger next = new AtomicInteger();
        return work -> new SandboxThread(work, name + "-" + next.getAndIncrement());
    }

    /// Runs `work` on a new thread with the stack that [#run] needs and waits for it; what it
    /// throws is thrown here.
    public static <T> T callOnThread(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        new SandboxThread(task, name).start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new NodeFaultException("interrupted while the sandbox ran", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException("unexpected checked", e);
            }
        }
    }

    /// A thread whose stack holds any run within the stack limit.
    private static final class SandboxThread extends Thread {
        private final InstancePool instances = new InstancePool();

        SandboxThread(Runnable work, String name) {
            super(null, work, name, STACK_BYTES);
        }
    }
}
