package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.sandbox.HostSignature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every host function with every kind of bad pointer, length and number: each argument alone with
/// all of them, and each pair of arguments with one of each kind. What has to come of it says
/// [HostModel]; the engines are those of [Attempt].
class HostFunctionAttackTest {
    private static final String CLEAR_PREFIX = "ext_storage_clear_prefix_version_3";

    static List<String> functions() {
        return HostFunctions.signatures().stream().map(HostSignature::name).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void doesWhatTheHostApiSaysWhateverItIsGiven(String function) {
        List<Script> scripts = scripts(function);
        assertThat(scripts).isNotEmpty();
        Attempt.check(scripts, GoodArguments.state());
    }

    @Test
    void triesThousandsOfCases() {
        int cases = functions().stream().mapToInt(function -> scripts(function).size()).sum();
        assertThat(cases).isGreaterThan(5_000);
    }

    private static List<Script> scripts(String function) {
        List<Script> scripts = new ArrayList<>();
        scripts.add(script(function, -1, 0, -1, 0));
        int arguments = signature(function).parameters().size();
        for (int i = 0; i < arguments; i++) {
            for (long value : all(function, i)) {
                scripts.add(script(function, i, value, -1, 0));
            }
            for (int j = i + 1; j < arguments; j++) {
                for (long one : kinds(function, i)) {
                    for (long other : kinds(function, j)) {
                        scripts.add(script(function, i, one, j, other));
                    }
                }
            }
        }
        return scripts;
    }

    private static Script script(String function, int i, long one, int j, long other) {
        Script script = new Script();
        long[] arguments = GoodArguments.of(function, script);
        if (i >= 0) {
            arguments[i] = one;
        }
        if (j >= 0) {
            arguments[j] = other;
        }
        script.call(function, arguments);
        return script;
    }

    private static List<Long> all(String function, int argument) {
        if (isOptionalInteger(function, argument)) {
            return BadArguments.optionalIntegers();
        }
        return isPointerSize(function, argument)
                ? BadArguments.spans(Attempt.KEY_BYTES_MAX, Attempt.VALUE_BYTES_MAX)
                : BadArguments.integers();
    }

    private static List<Long> kinds(String function, int argument) {
        if (isOptionalInteger(function, argument)) {
            return BadArguments.optionalIntegers();
        }
        return isPointerSize(function, argument)
                ? BadArguments.kindsOfSpan()
                : BadArguments.kindsOfInteger();
    }

    /// The only one there is.
    private static boolean isOptionalInteger(String function, int argument) {
        return function.equals(CLEAR_PREFIX) && argument == 1;
    }

    private static boolean isPointerSize(String function, int argument) {
        return signature(function).parameters().get(argument) == ValueType.I64;
    }

    private static HostSignature signature(String function) {
        return HostFunctions.signatures().stream()
                .filter(each -> each.name().equals(function))
                .findFirst()
                .orElseThrow();
    }
}
