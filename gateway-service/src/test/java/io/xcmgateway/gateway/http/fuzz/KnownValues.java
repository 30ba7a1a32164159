package io.xcmgateway.gateway.http.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What good answers contained, by the name of the key: ids that exist, for requests that are to
/// get past the first check.
public final class KnownValues {
    private static final int PER_NAME_MAX = 64;
    private static final int TEXT_MAX = 4_096;
    private static final int NAMES_MAX = 1_000;

    private final Map<String, List<String>> byName = new TreeMap<>();

    public void learn(JsonNode json) {
        json.propertyStream()
                .forEach(each -> {
                    learn(each.getKey(), each.getValue());
                    learn(each.getValue());
                });
        if (json.isArray()) {
            json.forEach(this::learn);
        }
    }

    private void learn(String name, JsonNode value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!value.isValueNode() || value.asString("").length() > TEXT_MAX) {
            return;
        }
        if (!byName.containsKey(key) && byName.size() == NAMES_MAX) {
            return;
        }
        List<String> values = byName.computeIfAbsent(key, _ -> new ArrayList<>());
        String text = value.asString("");
        if (!values.contains(text)) {
            if (values.size() == PER_NAME_MAX) {
                values.remove(PER_NAME_MAX / 2);
            }
            values.add(text);
        }
    }

    /// Values of keys like `name`: `instanceId` for `instance`, `statementHash` for `hash`.
    List<String> like(String name) {
        String part = name.toLowerCase(Locale.ROOT);
        return byName.entrySet().stream()
                .filter(each -> each.getKey().startsWith(part) || each.getKey().endsWith(part))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }
}
