package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.FaultKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How often this process found instances to halt, by what it failed on.
public final class NodeFaults {
    private final Map<FaultKind, LongAdder> counts;

    NodeFaults() {
        Map<FaultKind, LongAdder> all = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            all.put(kind, new LongAdder());
        }
        counts = Collections.unmodifiableMap(all);
    }

    /// Since the start of this process.
    public long count(FaultKind kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    void add(FaultKind kind, int times) {
        LongAdder count = counts.get(kind);
        if (count != null) {
            count.add(times);
        }
    }
}
