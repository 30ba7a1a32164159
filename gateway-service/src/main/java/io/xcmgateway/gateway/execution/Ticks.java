package io.xcmgateway.gateway.execution;

/// Calls something again and again: the only sense of time that the core's own work has.
public interface Ticks extends AutoCloseable {

    /// Calls `tick` at intervals that are never shorter than asked for, on a thread of its own,
    /// until this is closed.
    void every(int millis, Runnable tick);

    @Override
    void close();
}
