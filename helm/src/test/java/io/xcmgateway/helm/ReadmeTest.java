package io.xcmgateway.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The chart's README has a table of all values, made from `values.yaml`, and a section for each
/// alert. `-Dchart.readme.update=true` writes the table anew.
class ReadmeTest {
    private static final Path README = Chart.DIRECTORY.resolve("README.md");
    private static final String BEGIN = "<!-- values: made from values.yaml by ReadmeTest -->\n";
    private static final String END = "<!-- end of values -->\n";
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9]+):(.*)");
    private static final int INDENT = 2;

    @Test
    void hasTheTableOfValues() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        String table = table(Files.readAllLines(Chart.DIRECTORY.resolve("values.yaml")));
        if (Boolean.getBoolean("chart.readme.update")) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to)).isEqualTo(table);
    }

    @Test
    void saysWhatToDoAtEachAlert() throws IOException {
        Matcher alert =
                Pattern.compile("alert: (\\w+)")
                        .matcher(Files.readString(Chart.DIRECTORY.resolve("rules/alerts.yaml")));
        List<String> alerts = new ArrayList<>();
        while (alert.find()) {
            alerts.add("### " + alert.group(1));
        }
        assertThat(alerts).hasSizeGreaterThan(5);
        assertThat(
                        Files.readAllLines(README).stream()
                                .filter(line -> line.startsWith("### XcmGateway")))
                .containsExactlyElementsOf(alerts);
    }

    /// One row for each key with a `# --` above it; every key has one, or stands in a map whose
    /// keys have, or inside a value that has.
    private static String table(List<String> lines) {
        StringBuilder table = new StringBuilder("| value | default | what |\n|---|---|---|\n");
        List<String> path = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        int inside = -1;
        for (String line : lines) {
            String text = line.strip();
            Matcher key = KEY.matcher(line);
            if (text.startsWith("# -- ")) {
                comment.setLength(0);
                comment.append(text.substring("# -- ".length()));
            } else if (text.startsWith("# ") && !comment.isEmpty()) {
                comment.append(' ').append(text.substring(2));
            } else if (key.matches()) {
                int depth = key.group(1).length() / INDENT;
                if (inside >= 0 && depth > inside) {
                    continue;
                }
                inside = -1;
                while (path.size() > depth) {
                    path.removeLast();
                }
                path.add(key.group(2));
                if (!comment.isEmpty()) {
                    String value = key.group(3).strip();
                    table.append("| `")
                            .append(String.join(".", path))
                            .append("` | ")
                            .append(value.isEmpty() ? "see values.yaml" : "`" + value + "`")
                            .append(" | ")
                            .append(comment.toString().replace("|", "\\|"))
                            .append(" |\n");
                    comment.setLength(0);
                    inside = depth;
                } else {
                    assertThat(key.group(3).strip())
                            .as("%s needs a comment", String.join(".", path))
                            .isEmpty();
                }
            }
        }
        return table.toString();
    }
}
