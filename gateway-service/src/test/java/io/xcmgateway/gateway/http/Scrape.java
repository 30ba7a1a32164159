package io.xcmgateway.gateway.http;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a scrape of `/actuator/prometheus` found.
///
/// @param values by series, labels and all
/// @param types by metric, such as `counter`
record Scrape(Map<String, Double> values, Map<String, String> types) {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+(?:\\{.*})?) (\\S+)");

    /// What stands in the chart's rules for the names of a release.
    private static final String LABELS = "job=\"the-job\",namespace=\"the-namespace\"";

    /// Nobody answered.
    static final Scrape FAILED = new Scrape(Map.of(up(), 0.0), Map.of("up", "gauge"));

    private static String up() {
        return labelled("up");
    }

    /// As Prometheus takes it up, with the labels of its target, and that it answered.
    static Scrape of(String text) {
        Map<String, Double> values = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        text.lines()
                .forEach(line -> {
                    Matcher type = TYPE.matcher(line);
                    Matcher sample = SAMPLE.matcher(line);
                    if (type.matches()) {
                        types.put(type.group(1), type.group(2));
                    } else if (sample.matches()) {
                        values.put(labelled(sample.group(1)), Double.parseDouble(sample.group(2)));
                    }
                });
        values.put(up(), 1.0);
        types.put("up", "gauge");
        return new Scrape(values, types);
    }

    private static String labelled(String series) {
        return series.endsWith("}")
                ? series.substring(0, series.length() - 1) + "," + LABELS + "}"
                : series + "{" + LABELS + "}";
    }

    /// The value of a metric that has no labels of its own, or those of `series`.
    double value(String series) {
        Double value = values.get(labelled(series));
        if (value == null) {
            throw new AssertionError("there must be a series " + series);
        }
        return value;
    }

    /// The series of an input file of `promtool test rules`: what is counted rises evenly from the
    /// earlier scrape to this one, what is measured is as it is now.
    ///
    /// @param minutes from the earlier scrape to this one, one sample a minute
    Map<String, String> since(Scrape earlier, int minutes) {
        Map<String, String> input = new LinkedHashMap<>();
        values.forEach((series, value) -> {
            if (!Double.isFinite(value)) {
                return;
            }
            double from = isCounted(series) ? earlier.values.getOrDefault(series, 0.0) : value;
            double step = (value - from) / minutes;
            String rises = step < 0 ? plain(step) : "+" + plain(step);
            input.put(series, plain(from) + rises + "x" + minutes);
        });
        return input;
    }

    private boolean isCounted(String series) {
        String name = series.substring(0, series.indexOf('{'));
        String family = name.replaceFirst("_(bucket|count|sum)$", "");
        return switch (types.getOrDefault(name, types.getOrDefault(family, "unknown"))) {
            case "counter", "histogram", "summary" -> true;
            default -> false;
        };
    }

    private static String plain(double value) {
        return new BigDecimal(value).stripTrailingZeros().toPlainString();
    }
}
