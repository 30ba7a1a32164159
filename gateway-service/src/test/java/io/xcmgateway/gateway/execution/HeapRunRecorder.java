package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.RunRecorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers what runs for as long as a simulated machine has power.
final class HeapRunRecorder implements RunRecorder {
    private final Set<Position> running = ConcurrentHashMap.newKeySet();

    @Override
    public List<Position> takeInterrupted() {
        List<Position> found = List.copyOf(running);
        running.clear();
        return found;
    }

    @Override
    public Run begin(Position at) {
        running.add(at);
        return () -> running.remove(at);
    }

    @Override
    public void close() {
        // keeps what it has, as a file would
    }

    /// The process ends in the middle of this execution.
    void interrupted(Position at) {
        running.add(at);
    }
}
