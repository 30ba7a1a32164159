package io.xcmgateway.gateway.http.problem;

import java.util.function.Function;

/// What came of looking at a part of a request: its value, or the problem to answer with.
public sealed interface Checked<T> {

    record Good<T>(T value) implements Checked<T> {}

    record Bad<T>(Problem problem) implements Checked<T> {}

    static <T> Checked<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Checked<T> bad(Problem problem) {
        return new Bad<>(problem);
    }

    default <R> Checked<R> then(Function<? super T, Checked<R>> next) {
        return switch (this) {
            case Good<T>(T value) -> next.apply(value);
            case Bad<T>(Problem problem) -> new Bad<>(problem);
        };
    }

    default <R> R fold(Function<? super T, ? extends R> good, Function<Problem, ? extends R> bad) {
        return switch (this) {
            case Good<T>(T value) -> good.apply(value);
            case Bad<T>(Problem problem) -> bad.apply(problem);
        };
    }
}
