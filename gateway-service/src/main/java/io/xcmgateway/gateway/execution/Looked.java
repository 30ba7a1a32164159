package io.xcmgateway.gateway.execution;

/// What came of looking at an instance's state after one of its statements.
public sealed interface Looked<T> {

    record Found<T>(T found) implements Looked<T> {}

    /// There is no such instance, or it has no such statement.
    record NotThere<T>() implements Looked<T> {}

    /// The statement is older than those after which states are kept.
    ///
    /// @param sequence of the statement, unsigned
    /// @param oldest sequence of the first one that is kept, unsigned
    record NotKept<T>(long sequence, long oldest) implements Looked<T> {}

    /// The state is kept, and more has changed since than this gateway goes back over.
    ///
    /// @param sequence of the statement, unsigned
    /// @param bound what may have changed
    record TooFarBack<T>(long sequence, String bound) implements Looked<T> {}

    /// Other older states are being looked at; later there is room.
    record Busy<T>() implements Looked<T> {}
}
