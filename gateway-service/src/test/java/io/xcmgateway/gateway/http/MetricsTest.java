package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A scrape of the running service against what is written of it: the table of metrics in this
/// module's README, the alerts and the dashboard of the chart.
class MetricsTest extends RunningGateway {
    private static final Path CHART = Path.of("..", "helm", "xcm-gateway");

    /// Made by the Prometheus server itself.
    private static final Set<String> OF_THE_SCRAPER = Set.of("up");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(xcmgateway_\\w+)` \\| (\\w+) \\|[^|]+\\|[^|]+\\|$");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) (\\w+)$");

    /// A name before a brace: every metric of an expression of ours has labels.
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]+)\\{");

    private String scrape() {
        theNextGoodMessageWorks();
        assertThat(http.get("/v1/messages/0x00/receipt").status()).isEqualTo(400);
        return http.get("/actuator/prometheus").text();
    }

    @Test
    void theTableOfMetricsIsWhatThereIs() throws IOException {
        Set<String> scraped = new TreeSet<>();
        Matcher type = TYPE.matcher(scrape());
        while (type.find()) {
            if (type.group(1).startsWith("xcmgateway_")) {
                scraped.add(type.group(1) + " " + type.group(2));
            }
        }
        // Beside each histogram, its largest value of late.
        scraped.removeIf(each ->
                each.endsWith("_max gauge")
                        && scraped.contains(each.replace("_max gauge", " histogram")));
        Set<String> written = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            written.add(row.group(1) + " " + row.group(2));
        }
        assertThat(written).isEqualTo(scraped).hasSizeGreaterThan(8);
    }

    @Test
    void alertsAndDashboardAskForMetricsThatThereAre() throws IOException {
        // Pauses are counted from the first one that this service sees.
        System.gc();
        await().until(() -> scrape().contains("jvm_gc_pause_seconds_sum"));
        String scrape = scrape();
        Set<String> asked = new TreeSet<>();
        for (String file : new String[] {"rules/alerts.yaml", "dashboards/xcm-gateway.json"}) {
            Matcher metric = METRIC.matcher(Files.readString(CHART.resolve(file)));
            while (metric.find()) {
                asked.add(metric.group(1));
            }
        }
        asked.removeAll(OF_THE_SCRAPER);
        assertThat(asked).hasSizeGreaterThan(10);
        for (String name : asked) {
            assertThat(scrape).as(name).containsPattern("(?m)^" + name + "[ {]");
        }
    }

    @Test
    void countsWhatWasDone() {
        String scrape = scrape();
        assertThat(scrape)
                .containsPattern(
                        "xcmgateway_messages_executed_total\\{module=\"0x[0-9a-f]{16}\","
                                + "outcome=\"complete\"} [1-9]")
                .containsPattern("xcmgateway_submissions_total\\{answer=\"accepted\"} [1-9]")
                .containsPattern("xcmgateway_sync_seconds_count\\{disk=\"data\"} [1-9]")
                .containsPattern("xcmgateway_sync_seconds_count\\{disk=\"marks\"} [1-9]")
                .contains("xcmgateway_sandbox_traps_total{kind=\"out_of_gas\"}")
                .contains("xcmgateway_signing_errors_total 0.0")
                .containsPattern("xcmgateway_message_gas_sum [1-9]")
                .contains("xcmgateway_accepting 1.0")
                .containsPattern("xcmgateway_instances [1-9]")
                .contains("xcmgateway_signing_refused_total 0.0")
                .containsPattern(
                        "http_server_requests_seconds_count\\{[^}]*problem=\"malformed-request\"")
                .containsPattern("http_server_requests_seconds_count\\{[^}]*problem=\"none\"")
                .containsPattern("resilience4j_bulkhead_available[^{]*\\{[^}]*name=\"submissions\"")
                .containsPattern("resilience4j_circuitbreaker_state\\{[^}]*name=\"commits\"")
                .containsPattern("resilience4j_timelimiter_calls_total\\{[^}]*name=\"waits\"");
        for (String stage :
                new String[] {"order", "queue", "execute", "commit", "sign", "message"}) {
            assertThat(scrape)
                    .containsPattern(
                            "xcmgateway_stage_seconds_count\\{stage=\"" + stage + "\"} [1-9]");
        }
    }

    /// What was signed is logged: nothing is behind once a receipt is there.
    @Test
    void theLogIsNotBehindWhereNothingIsUnderWay() {
        theNextGoodMessageWorks();
        await().until(() -> value("xcmgateway_log_lag_statements") == 0);
        assertThat(value("xcmgateway_log_lag_seconds")).isZero();
        assertThat(value("xcmgateway_queue_messages")).isZero();
    }

    private double value(String metric) {
        return http.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(each -> each.startsWith(metric + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(metric.length())))
                .findFirst()
                .orElseThrow();
    }
}
