package io.xcmgateway.spree.sandbox;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/// Runs admitted modules.
public final class Sandbox {
    private Sandbox() {}

    /// Calls one entry point on a fresh instance. Must be called on a thread of [#threadFactory].
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
        throw new UnsupportedOperationException("not yet");
    }

    /// Makes threads with the stack that [#run] needs.
    public static ThreadFactory threadFactory(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /// Runs `work` on a new thread of [#threadFactory] and waits for it; what it throws is thrown
    /// here.
    public static <T> T callOnThread(String name, Supplier<T> work) {
        throw new UnsupportedOperationException("not yet");
    }
}
