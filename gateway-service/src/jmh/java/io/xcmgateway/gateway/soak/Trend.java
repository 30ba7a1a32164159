package io.xcmgateway.gateway.soak;

import java.util.ArrayList;
import java.util.List;

/// Measurements of one thing over time.
final class Trend {
    private final String name;
    private final String unit;
    private final List<Double> values = new ArrayList<>();
    private final List<Double> minutes = new ArrayList<>();
    private final long start = System.nanoTime();

    Trend(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    void add(double value) {
        values.add(value);
        minutes.add((System.nanoTime() - start) / 60e9);
    }

    double last() {
        return values.getLast();
    }

    @Override
    public String toString() {
        return "%s: %.1f to %.1f %s, first %.1f, last %.1f, slope %.3f %s a minute"
                .formatted(
                        name,
                        values.stream().mapToDouble(it -> it).min().orElse(Double.NaN),
                        values.stream().mapToDouble(it -> it).max().orElse(Double.NaN),
                        unit,
                        values.getFirst(),
                        values.getLast(),
                        slope(),
                        unit);
    }

    /// Least squares; in units a minute.
    double slope() {
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
