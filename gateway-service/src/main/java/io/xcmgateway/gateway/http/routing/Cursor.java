package io.xcmgateway.gateway.http.routing;

import io.xcmgateway.gateway.execution.OutboundPage;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Query parameters that say which page is meant.
final class Cursor {
    static final String AFTER = "after";
    static final String LIMIT = "limit";

    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 100;

    private Cursor() {}

    static String text(OutboundPage.Place place) {
        return Long.toUnsignedString(place.sequence())
                + "-"
                + Integer.toUnsignedString(place.effectIndex());
    }

    /// Where to go on; a missing parameter means from the first, and is `Start`.
    record Start(OutboundPage.@Nullable Place after) {}

    static Checked<Start> place(Map<String, String> parameters) {
        String text = parameters.get(AFTER);
        if (text == null) {
            return Checked.good(new Start(null));
        }
        String[] parts = text.split("-", -1);
        Long sequence = parts.length == 2 ? JsonFields.parseU64(parts[0]) : null;
        Long index = parts.length == 2 ? JsonFields.parseU64(parts[1]) : null;
        return sequence != null && index != null && index >= 0 && index < Integer.MAX_VALUE
                ? Checked.good(new Start(new OutboundPage.Place(sequence, index.intValue())))
                : Checked.bad(refused(AFTER, "sequence and effect index such as 7-0", text));
    }

    static Checked<Integer> limit(Map<String, String> parameters) {
        String text = parameters.get(LIMIT);
        if (text == null) {
            return Checked.good(LIMIT_DEFAULT);
        }
        Long limit = JsonFields.parseU64(text);
        return limit != null && limit >= 1 && limit <= LIMIT_MAX
                ? Checked.good(limit.intValue())
                : Checked.bad(refused(LIMIT, "1.." + LIMIT_MAX, text));
    }

    static Problem refused(String parameter, String expected, String found) {
        return Problem.expected(
                        ProblemType.MALFORMED_REQUEST,
                        "query parameter \"" + parameter + "\"",
                        expected,
                        "\"" + JsonFields.shown(found) + "\"")
                .with("parameter", parameter);
    }
}
