package io.xcmgateway.spree.standard;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// A case of `xcm-executor-cases.json`: facts of upstream's own tests.
interface ExecutorCase {

    void check();

    static ExecutorCase of(JsonNode each) {
        return switch (each.get("config").stringValue()) {
            case "executor-mock" -> new ExecutorMockCase(each);
            case "builder-mock" -> new BuilderMockCase(each);
            case "kusama-like" -> new KusamaLikeCase(each);
            case "barrier" -> new BarrierCase(each);
            case "trader" -> new TraderCase(each);
            case "alias" -> new AliasCase(each);
            case String other -> throw new AssertionError("no such configuration: " + other);
        };
    }

    /// What keeps a case from being run: instructions of a later version, or a network of
    /// instances.
    static Set<String> later(JsonNode each) {
        String config = each.get("config").stringValue();
        if (config.equals("simulator")) {
            return Set.of("a network of instances");
        }
        Set<String> later = new TreeSet<>();
        if (config.equals("barrier")) {
            return later; // barriers read instructions without executing them
        }
        for (JsonNode step : each.get("steps")) {
            if (step.has("message")) {
                later.addAll(Scope.later(Json.instructions(step.get("message").get("V5"))));
            }
        }
        return later;
    }
}
