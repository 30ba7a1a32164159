package io.xcmgateway.gateway.execution;

/// How long one execution may take before this node gives up on it. Gas bounds what a guest does;
/// this is for what gas did not foresee, so it lies far above what any honest execution takes, and
/// no statement ever depends on it.
///
/// @param floorMillis what every execution gets, at least 1
/// @param nanosPerGas what it gets besides for each unit of its gas limit, 0 or more; a unit is
///   priced at a third of a nanosecond at most
public record RunBounds(int floorMillis, int nanosPerGas) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// Of gas; more counts as this, so that nothing overflows.
    private static final long MILLIONS_MAX = Integer.MAX_VALUE;

    public static final RunBounds DEFAULT = new RunBounds(30_000, 10);

    public RunBounds {
        if (floorMillis < 1 || nanosPerGas < 0) {
            throw new IllegalArgumentException(
                    "bounds must be at least 1 ms and 0 ns, were "
                            + floorMillis
                            + " and "
                            + nanosPerGas);
        }
    }

    /// The bound of an execution, in milliseconds.
    ///
    /// @param gasLimit 0..2^63-1
    long millis(long gasLimit) {
        long millions = Math.min(gasLimit / NANOS_PER_MILLI, MILLIONS_MAX);
        return floorMillis + (millions + 1) * nanosPerGas;
    }
}
