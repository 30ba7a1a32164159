package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Map;

/// Query parameters that say which page of a list is meant.
public final class Paging {
    public static final String AFTER = "after";
    public static final String LIMIT = "limit";

    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 100;

    private Paging() {}

    /// Entries of a page, 1..100.
    public static Checked<Integer> limit(Map<String, String> parameters) {
        String text = parameters.get(LIMIT);
        if (text == null) {
            return Checked.good(LIMIT_DEFAULT);
        }
        Long limit = JsonFields.parseU64(text);
        return limit != null && limit >= 1 && limit <= LIMIT_MAX
                ? Checked.good(limit.intValue())
                : Checked.bad(refused(LIMIT, "1.." + LIMIT_MAX, text));
    }

    public static Problem refused(String parameter, String expected, String found) {
        return Problem.expected(
                        ProblemType.MALFORMED_REQUEST,
                        "query parameter \"" + parameter + "\"",
                        expected,
                        "\"" + JsonFields.shown(found) + "\"")
                .with("parameter", parameter);
    }
}
