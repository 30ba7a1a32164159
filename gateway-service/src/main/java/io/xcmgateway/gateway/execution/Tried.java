package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.FaultKind;
import java.util.function.Function;

/// What came of a run that changes nothing.
///
/// @param <T> what was asked for
public sealed interface Tried<T> {

    record Done<T>(T value) implements Tried<T> {}

    record UnknownInstance<T>(Hash32 instanceId) implements Tried<T> {}

    /// It takes no more messages, so there is nothing that one would come to.
    record OptedOut<T>(Hash32 instanceId) implements Tried<T> {}

    /// What was asked for cannot be tried on this state.
    record Refused<T>(String what, String expected, String found) implements Tried<T> {}

    /// This node failed on it, which says nothing about what was asked.
    record Failed<T>(FaultKind kind) implements Tried<T> {}

    /// The same of what `change` makes of it.
    default <U> Tried<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case UnknownInstance<T>(Hash32 instanceId) -> new UnknownInstance<>(instanceId);
            case OptedOut<T>(Hash32 instanceId) -> new OptedOut<>(instanceId);
            case Refused<T>(String what, String expected, String found) ->
                    new Refused<>(what, expected, found);
            case Failed<T>(FaultKind kind) -> new Failed<>(kind);
        };
    }
}
