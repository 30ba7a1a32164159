package io.xcmgateway.gateway.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/// What is in use after a full collection, at moments between measurements.
final class HeapSamples {
    private static final double MIB = 1 << 20;

    private final Trend heap = new Trend("heap after collections", "MiB");
    private final Trend classes = new Trend("metaspace after collections", "MiB");

    String sample() {
        System.gc();
        heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
        classes.add(
                ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(pool -> pool.getName().equals("Metaspace"))
                                .mapToLong(HeapSamples::used)
                                .sum()
                        / MIB);
        return "heap %.1f MiB, metaspace %.1f MiB".formatted(heap.last(), classes.last());
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }

    @Override
    public String toString() {
        return heap + "\n" + classes;
    }
}
