package io.xcmgateway.gateway.soak;

import io.xcmgateway.api.statement.StatementOutcome;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// How often each thing happened, by who did it.
final class Counts {
    private static final String HONEST_FAILURE = "honest: failed, ";
    private static final String FAULT = "fault: ";

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void add(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    void honestFailure(String what) {
        add(HONEST_FAILURE + what);
    }

    long honestFailures() {
        return sum(HONEST_FAILURE);
    }

    /// Something that the service must never do.
    void fault(String what) {
        add(FAULT + what);
    }

    long faults() {
        return sum(FAULT);
    }

    long of(String what) {
        return sum(what);
    }

    private long sum(String prefix) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .mapToLong(each -> each.getValue().sum())
                .sum();
    }

    static String name(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Complete _ -> "Complete";
            case StatementOutcome.Incomplete _ -> "Incomplete";
            case StatementOutcome.Error _ -> "Error";
            case StatementOutcome.Trapped(var kind) -> "Trapped " + kind;
            case StatementOutcome.Skipped _ -> "Skipped";
        };
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        counts.forEach((what, count) -> lines.append(what).append(": ").append(count).append('\n'));
        return lines.toString();
    }
}
