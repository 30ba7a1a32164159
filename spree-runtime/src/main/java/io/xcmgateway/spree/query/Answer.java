package io.xcmgateway.spree.query;

import io.xcmgateway.api.statement.TrapKind;

/// What came of a question to an instance.
///
/// @param <T> the answer's type
/// @param <E> the errors of the API that was asked
public sealed interface Answer<T, E> {

    /// @param gasUsed 0..the gas limit
    record Given<T, E>(T value, long gasUsed) implements Answer<T, E> {}

    /// The module cannot answer.
    record Declined<T, E>(E error, long gasUsed) implements Answer<T, E> {}

    /// The run was stopped, or what it returned is no answer ([TrapKind#BROKEN_RESULT]).
    ///
    /// @param reason for people and logs
    record Trapped<T, E>(TrapKind kind, String reason) implements Answer<T, E> {}
}
