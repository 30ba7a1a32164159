package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads of what instances keep. Methods read the disk: call them on a thread that may block.
public interface InstanceStates {

    /// Looks at the state after the last durable statement.
    ///
    /// @param look soon done, and keeps nothing of the state
    /// @return `null` for an unknown instance
    <T> @Nullable T current(Hash32 instanceId, Function<StateAt, T> look);

    /// Looks at the state after one statement of those whose states are kept.
    ///
    /// @param sequence of the statement, unsigned
    /// @param look soon done, and keeps nothing of the state
    <T> Looked<T> after(Hash32 instanceId, long sequence, Function<StateAt, T> look);
}
