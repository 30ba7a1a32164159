package io.xcmgateway.helm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The kinds of the Prometheus operator, of which neither library has types: the fields that we use
/// of them, by its API reference (monitoring.coreos.com/v1).
final class OperatorKinds {
    private static final String DURATION = "[0-9]+(ms|s|m|h|d)";

    private OperatorKinds() {}

    /// What is wrong, or `null`.
    static @Nullable String fault(Manifest manifest) {
        if (!manifest.text("apiVersion").equals("monitoring.coreos.com/v1")) {
            return "unknown kind " + manifest.text("apiVersion") + " " + manifest.kind();
        }
        String top = unknown(manifest, "apiVersion", "kind", "metadata", "spec");
        if (top != null) {
            return top;
        }
        return switch (manifest.kind()) {
            case "ServiceMonitor" -> monitor(manifest.part("spec"));
            case "PrometheusRule" -> rules(manifest.part("spec"));
            default -> "unknown kind " + manifest.kind();
        };
    }

    private static @Nullable String monitor(Manifest spec) {
        String unknown = unknown(spec, "selector", "endpoints");
        List<Manifest> endpoints = spec.parts("endpoints");
        if (unknown != null || endpoints.isEmpty() || !spec.has("selector", "matchLabels")) {
            return unknown == null ? "selector and endpoints must be there" : unknown;
        }
        for (Manifest each : endpoints) {
            unknown = unknown(each, "port", "path", "scheme", "interval");
            if (unknown != null || !each.text("interval").matches(DURATION)) {
                return unknown == null ? "interval must be a duration" : unknown;
            }
        }
        return null;
    }

    private static @Nullable String rules(Manifest spec) {
        String unknown = unknown(spec, "groups");
        for (Manifest group : spec.parts("groups")) {
            unknown = unknown == null ? unknown(group, "name", "rules") : unknown;
            for (Manifest rule : group.parts("rules")) {
                unknown =
                        unknown == null
                                ? unknown(rule, "alert", "expr", "for", "labels", "annotations")
                                : unknown;
                if (!rule.has("alert") || !rule.has("expr")) {
                    return "a rule must have alert and expr";
                }
                if (rule.has("for") && !rule.text("for").matches(DURATION)) {
                    return "for must be a duration, was " + rule.text("for");
                }
            }
        }
        return unknown;
    }

    private static @Nullable String unknown(Manifest of, String... known) {
        for (Map.Entry<?, ?> each : of.map().entrySet()) {
            if (!Set.of(known).contains(String.valueOf(each.getKey()))) {
                return "unknown field " + each.getKey();
            }
        }
        return null;
    }
}
