package io.xcmgateway.spree.standard;

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
            case "simulator" -> new SimulatorCase(each);
            case String other -> throw new AssertionError("no such configuration: " + other);
        };
    }
}
