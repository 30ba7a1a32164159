package io.xcmgateway.gateway.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;

/// What is in use after a full collection, at moments between measurements.
final class HeapSamples {
    private static final double MIB = 1 << 20;

    private final List<Double> heap = new ArrayList<>();
    private final List<Double> classes = new ArrayList<>();
    private final List<Double> minutes = new ArrayList<>();
    private final long start = System.nanoTime();

    String sample() {
        System.gc();
        heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
        classes.add(
                ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(pool -> pool.getName().equals("Metaspace"))
                                .mapToLong(HeapSamples::used)
                                .sum()
                        / MIB);
        minutes.add((System.nanoTime() - start) / 60e9);
        return "heap %.1f MiB, metaspace %.1f MiB".formatted(heap.getLast(), classes.getLast());
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }

    @Override
    public String toString() {
        return line("heap", heap) + "\n" + line("metaspace", classes);
    }

    private String line(String name, List<Double> values) {
        return "%s after collections: %.1f to %.1f MiB, first %.1f, last %.1f, slope %.3f MiB a minute"
                .formatted(
                        name,
                        values.stream().mapToDouble(it -> it).min().orElse(Double.NaN),
                        values.stream().mapToDouble(it -> it).max().orElse(Double.NaN),
                        values.getFirst(),
                        values.getLast(),
                        slope(values));
    }

    /// Least squares.
    private double slope(List<Double> values) {
        double meanX = minutes.stream().mapToDouble(it -> it).average().orElse(0);
        double meanY = values.stream().mapToDouble(it -> it).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.size(); i++) {
            double x = minutes.get(i) - meanX;
            above += x * (values.get(i) - meanY);
            below += x * x;
        }
        return below == 0 ? 0 : above / below;
    }
}
