package io.xcmgateway.gateway.state;

import java.util.List;

/// Remembers, beyond the end of the process, which messages were being executed when it ended. An
/// execution pays no write to the disk for that: what the operating system keeps of a process that
/// ended is enough, and the loss of power, which may lose it, is no message's doing.
public interface RunRecorder extends AutoCloseable {

    /// One execution, until it is closed.
    interface Run extends AutoCloseable {
        @Override
        void close();
    }

    /// What was being executed when the last process ended, and then forgets it. Before the first
    /// run.
    List<Position> takeInterrupted();

    /// @throws IllegalStateException if more run at one time than the recorder has places
    Run begin(Position at);

    @Override
    void close();
}
