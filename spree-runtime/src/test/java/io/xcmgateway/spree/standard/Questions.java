package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.query.Answer;
import io.xcmgateway.spree.query.RuntimeApi;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.util.function.Function;

/// Questions to the committed blob, asked compiled and interpreted; both must answer the same.
final class Questions {
    private Questions() {}

    static final long GAS_LIMIT = 1_000_000_000L;

    static <T, E> Answer<T, E> ask(MapView state, Function<RuntimeApi, Answer<T, E>> question) {
        return ask(state, GAS_LIMIT, question);
    }

    static <T, E> Answer<T, E> ask(
            MapView state, long gasLimit, Function<RuntimeApi, Answer<T, E>> question) {
        return Sandbox.callOnThread(
                "question",
                () -> {
                    Answer<T, E> compiled = question.apply(api(state, gasLimit, Mode.COMPILED));
                    assertThat(question.apply(api(state, gasLimit, Mode.INTERPRETED)))
                            .isEqualTo(compiled);
                    return compiled;
                });
    }

    static <T, E> T given(MapView state, Function<RuntimeApi, Answer<T, E>> question) {
        return switch (ask(state, question)) {
            case Answer.Given<T, E>(T value, long gasUsed) -> {
                assertThat(gasUsed).isBetween(1L, GAS_LIMIT);
                yield value;
            }
            case Answer<T, E> other -> throw new AssertionError(other);
        };
    }

    static <T, E> void answers(
            MapView state, Function<RuntimeApi, Answer<T, E>> question, T expected) {
        assertThat((Object) given(state, question)).isEqualTo(expected);
    }

    static <T, E> void declines(
            MapView state, Function<RuntimeApi, Answer<T, E>> question, E expected) {
        switch (ask(state, question)) {
            case Answer.Declined<T, E>(E error, _) ->
                    assertThat((Object) error).isEqualTo(expected);
            case Answer<T, E> other -> throw new AssertionError(other);
        }
    }

    private static RuntimeApi api(MapView state, long gasLimit, Mode mode) {
        return new RuntimeApi(new SpreeRuntime(), CommittedBlob.MODULE, mode, state, gasLimit);
    }
}
