package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The chart's dashboard asks what Prometheus understands; `MetricsTest` finds each of its metrics
/// in a scrape.
class DashboardTest {
    private static final Path DASHBOARD =
            Path.of("..", "helm", "xcm-gateway", "dashboards", "xcm-gateway.json");

    @TempDir private Path work;

    @Test
    void eachExpressionParses() throws IOException {
        @Nullable Promtool promtool = Promtool.find();
        assumeTrue(promtool != null, "promtool is not installed: the dashboard is not judged");
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        int count = 0;
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                rules.append("      - record: panel:")
                        .append(count++)
                        .append("\n        expr: '")
                        .append(target.path("expr").asString().replace("'", "''"))
                        .append("'\n");
            }
        }
        assertThat(count).isGreaterThan(30);
        Path file = Files.writeString(work.resolve("dashboard.yaml"), rules);
        assertThat(Objects.requireNonNull(promtool).check(file))
                .contains("SUCCESS: " + count + " rules");
    }
}
