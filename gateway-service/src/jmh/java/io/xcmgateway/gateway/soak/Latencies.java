package io.xcmgateway.gateway.soak;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Times of messages, from when each was due to when its signed statement was there.
final class Latencies {
    static final String HEADER =
            "| honest messages | count | p50 | p99 | max |\n|---|---|---|---|---|";

    private final String name;
    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(String name, int room) {
        this.name = name;
        this.nanos = new long[room];
    }

    void add(long time) {
        int at = count.getAndIncrement();
        if (at < nanos.length) {
            nanos[at] = time;
        }
    }

    /// @param share of the messages that took no longer, 0..1
    double millis(double share) {
        int known = Math.min(count.get(), nanos.length);
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return known == 0 ? Double.NaN : sorted[(int) Math.ceil(share * known) - 1] / 1e6;
    }

    @Override
    public String toString() {
        return "| %s | %d | %.1f ms | %.1f ms | %.1f ms |"
                .formatted(name, count.get(), millis(0.5), millis(0.99), millis(1));
    }
}
