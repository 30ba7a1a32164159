package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Query parameters, strictly: a misspelt or repeated one is refused instead of ignored.
public final class QueryParameters {
    private QueryParameters() {}

    /// The parameters by name, each given at most once and each one of `known`.
    public static Checked<Map<String, String>> of(ServerHttpRequest request, String... known) {
        return of(request, Set.of(), known);
    }

    /// The same, beside parameters that may be given several times ([#all]) and are left out here.
    ///
    /// @param several among `known`
    public static Checked<Map<String, String>> of(
            ServerHttpRequest request, Set<String> several, String... known) {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, List<String>> each : request.getQueryParams().entrySet()) {
            String name = JsonFields.shown(each.getKey());
            if (!Set.of(known).contains(each.getKey())) {
                return Checked.bad(
                        refused(
                                "query parameters must be among "
                                        + new TreeSet<>(Set.of(known))
                                        + ", was \""
                                        + name
                                        + "\"",
                                name));
            }
            if (several.contains(each.getKey())) {
                continue;
            }
            if (each.getValue().size() != 1) {
                return Checked.bad(
                        refused("query parameter \"" + name + "\" must be given once", name));
            }
            String value = each.getValue().getFirst();
            values.put(name, value == null ? "" : value);
        }
        return Checked.good(values);
    }

    /// All values of one parameter, in their order.
    public static List<String> all(ServerHttpRequest request, String name) {
        List<String> values = request.getQueryParams().get(name);
        return values == null
                ? List.of()
                : values.stream().map(value -> value == null ? "" : value).toList();
    }

    private static Problem refused(String detail, String name) {
        return Problem.of(ProblemType.MALFORMED_REQUEST, detail).with("parameter", name);
    }
}
