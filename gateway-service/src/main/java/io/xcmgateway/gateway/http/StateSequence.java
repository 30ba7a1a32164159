package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of an instance's states is meant: the query parameter `at`.
public final class StateSequence {
    public static final String AT = "at";
    public static final String DESCRIPTION =
            "u64: the sequence of the statement after which; the last one if it is not given."
                    + " States of the last `xcm-gateway.storage.provable-statements-max` statements"
                    + " are kept.";

    private StateSequence() {}

    /// @param sequence unsigned; `null` for the newest
    public record Asked(@Nullable Long sequence) {}

    public static Checked<Asked> of(Map<String, String> parameters) {
        String text = parameters.get(AT);
        Long sequence = text == null ? null : JsonFields.parseU64(text);
        return text != null && sequence == null
                ? Checked.bad(
                        Problem.expected(
                                        ProblemType.MALFORMED_REQUEST,
                                        "query parameter \"" + AT + "\"",
                                        "a decimal number of 0..2^64-1",
                                        "\"" + JsonFields.shown(text) + "\"")
                                .with("parameter", AT))
                : Checked.good(new Asked(sequence));
    }
}
