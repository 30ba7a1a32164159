package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.FaultKind;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.RunRecorder;
import io.xcmgateway.spree.sandbox.NodeFault;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.function.Supplier;

/// Stands around each execution: ends it if it takes too long, remembers it in case it ends the
/// process, and tells in which way the node failed if it did.
final class RunGuard {
    private static final RunRecorder.Run UNRECORDED = () -> {};

    private final Watchdog watchdog;
    private final RunBounds bounds;
    private final RunRecorder recorder;

    RunGuard(Watchdog watchdog, RunBounds bounds, RunRecorder recorder) {
        this.watchdog = watchdog;
        this.bounds = bounds;
        this.recorder = recorder;
    }

    /// Executes what is in an order: it is executed again if the process ends.
    ///
    /// @param gasLimit 0..2^63-1
    /// @throws FaultedRunException if this node failed
    /// @throws RunAbandonedException if the process is closing
    /// @throws StateUnavailableException as `run` does
    <T> T run(Position at, long gasLimit, Supplier<T> run) {
        return run(recorder.begin(at), gasLimit, run);
    }

    /// Executes what leaves nothing behind if the process ends.
    <T> T run(long gasLimit, Supplier<T> run) {
        return run(UNRECORDED, gasLimit, run);
    }

    /// The gas of several runs together, as far as it counts for the time that they get.
    ///
    /// @param gasLimit 0..2^63-1, of each
    static long gasOf(int runs, long gasLimit) {
        return gasLimit > Long.MAX_VALUE / runs ? Long.MAX_VALUE : runs * gasLimit;
    }

    private <T> T run(RunRecorder.Run recorded, long gasLimit, Supplier<T> run) {
        try (recorded;
                Watchdog.Watch watch = watchdog.watch(bounds.millis(gasLimit))) {
            try {
                return run.get();
            } catch (StateUnavailableException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                throw faulted(e, watch.expired());
            }
        }
    }

    private static RuntimeException faulted(Throwable thrown, boolean expired) {
        boolean interrupted = NodeFault.of(thrown) == NodeFault.INTERRUPTED;
        if (interrupted && !expired) {
            return new RunAbandonedException(thrown);
        }
        return new FaultedRunException(
                interrupted ? FaultKind.TIME_EXCEEDED : FaultKind.of(thrown), thrown);
    }
}
