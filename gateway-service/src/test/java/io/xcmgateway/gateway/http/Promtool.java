package io.xcmgateway.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prometheus' own judge of rules, where it is installed: in Debian's package `prometheus`, which
/// `.ci/run` takes it from.
record Promtool(Path program) {
    private static final String NAME = "promtool";
    private static final int MINUTES = 30;

    /// What rose, or was so, before alerts were evaluated.
    ///
    /// @param firing alerts that must fire, and no others
    record Scenario(String name, Scrape before, Scrape after, Set<String> firing) {}

    /// `null` where it is not on the path.
    static @Nullable Promtool find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Promtool::new)
                .orElse(null);
    }

    /// @return what it says of a file of rules
    String check(Path rules) {
        return run("check", "rules", rules.toString());
    }

    /// Evaluates the rules half an hour after each scenario began.
    ///
    /// @param work a directory for its input
    /// @return what it says
    String test(Path rules, List<Scenario> scenarios, Path work) throws IOException {
        StringBuilder input = new StringBuilder();
        input.append("rule_files: ['").append(rules.toAbsolutePath()).append("']\n");
        input.append("evaluation_interval: 1m\ntests:\n");
        scenarios.forEach(scenario -> write(scenario, input));
        Path file = Files.writeString(work.resolve("alerts-test.yaml"), input);
        return run("test", "rules", file.toString());
    }

    private static void write(Scenario scenario, StringBuilder out) {
        out.append("  - name: ").append(scenario.name()).append('\n');
        out.append("    interval: 1m\n    input_series:\n");
        scenario.after()
                .since(scenario.before(), MINUTES)
                .forEach((series, values) ->
                        out.append("      - series: '")
                                .append(series.replace("'", "''"))
                                .append("'\n        values: '")
                                .append(values)
                                .append("'\n"));
        out.append("    promql_expr_test:\n");
        out.append("      - expr: group by (alertname) (ALERTS{alertstate=\"firing\"})\n");
        out.append("        eval_time: ").append(MINUTES).append("m\n");
        out.append("        exp_samples:\n");
        scenario.firing()
                .forEach(alert ->
                        out.append("          - labels: '{alertname=\"")
                                .append(alert)
                                .append("\"}'\n            value: 1\n"));
    }

    /// What it says, and that it failed if it did.
    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return code == 0 ? said : said + "\npromtool ended with " + code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
