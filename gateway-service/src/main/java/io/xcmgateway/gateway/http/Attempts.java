package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which attempt at a message is meant: the query parameter `sequence`.
public final class Attempts {
    public static final String SEQUENCE = "sequence";
    public static final String DESCRIPTION =
            "u64: which attempt, if the message was parked and tried again. The last one if it is"
                    + " not given.";

    private Attempts() {}

    /// An attempt that was asked for; the last one if `sequence` is `null`.
    ///
    /// @param sequence unsigned
    public record Asked(@Nullable Long sequence) {}

    public static Checked<Asked> of(Map<String, String> parameters) {
        String text = parameters.get(SEQUENCE);
        Long sequence = text == null ? null : JsonFields.parseU64(text);
        return text != null && sequence == null
                ? Checked.bad(
                        Problem.expected(
                                        ProblemType.MALFORMED_REQUEST,
                                        "query parameter \"sequence\"",
                                        "a decimal number of 0..2^64-1",
                                        "\"" + JsonFields.shown(text) + "\"")
                                .with("parameter", SEQUENCE))
                : Checked.good(new Asked(sequence));
    }
}
