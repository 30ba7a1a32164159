package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.attestation.SigningMarks;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.ReflectionTestUtils;

/// Each alert of the chart provoked by its cause in the whole service: scraped before and
/// meanwhile, and judged by Prometheus' own evaluation of the chart's rules. What must not fire
/// does not.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.allow-bean-definition-overriding=true",
            "xcm-gateway.execution.queued-total-max=10"
        })
@DirtiesContext
class AlertsTest {
    private static final Path RULES = Path.of("..", "helm", "xcm-gateway", "rules", "alerts.yaml");
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    private static final Path DATA = RunningGateway.data("alerts-");
    private static final int LOOP = 1;

    @TempDir private Path work;
    @LocalServerPort int port;
    @Autowired DevelopmentGateway gateway;
    @Autowired ConfigurableApplicationContext context;

    private final List<Promtool.Scenario> scenarios = new ArrayList<>();
    private Watched service = new Watched(0, List.of());
    private Scrape before = Scrape.FAILED;
    private Hash32 hostile = Hash32.ZERO;

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring extends FaultyMachine.Wiring {}

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("xcm-gateway.storage.directory", DATA::toString);
    }

    private void begin() throws IOException, InterruptedException {
        before = service.scrape();
    }

    private void now(String name, Scrape meanwhile, String... firing) {
        scenarios.add(
                new Promtool.Scenario(name, before, meanwhile, new TreeSet<>(Set.of(firing))));
    }

    private static Set<String> alerts() throws IOException {
        Set<String> alerts = new TreeSet<>();
        Matcher alert = ALERT.matcher(Files.readString(RULES));
        while (alert.find()) {
            alerts.add(alert.group(1));
        }
        return alerts;
    }

    @BeforeEach
    void opensTheHostileInstance() {
        // Asked for once: a failing disk cannot be read, either.
        service =
                new Watched(
                        port,
                        gateway.core().ledger().instances().stream()
                                .map(each -> each.instance().id().toString())
                                .toList());
        hostile = HostileInstance.optIn(gateway.core(), 700);
    }

    @Test
    void eachFiresByItsCauseAndNoneOtherwise() throws Exception {
        @Nullable Promtool promtool = Promtool.find();
        assumeTrue(promtool != null, "promtool is not installed: the alerts are not evaluated");
        healthy();
        queueFillsAndInstanceHalts();
        diskIsNearlyFull();
        heapIsFull();
        diskIsSlow();
        diskFails();
        somebodyChangesAMark();
        nothingCanBeSigned();
        serviceEnds();

        Set<String> fired = new TreeSet<>();
        scenarios.forEach(each -> fired.addAll(each.firing()));
        assertThat(fired).isEqualTo(alerts());
        assertThat(Objects.requireNonNull(promtool).check(RULES)).contains("SUCCESS");
        assertThat(promtool.test(RULES, scenarios, work))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
        quietOnesAreFound(promtool);
    }

    /// The judge does judge: it does not take what did not fire.
    private void quietOnesAreFound(Promtool promtool) throws IOException {
        Promtool.Scenario healthy = scenarios.getFirst();
        assertThat(
                        promtool.test(
                                RULES,
                                List.of(
                                        new Promtool.Scenario(
                                                healthy.name(),
                                                healthy.before(),
                                                healthy.after(),
                                                Set.of("XcmGatewayDown"))),
                                work))
                .contains("FAILED");
    }

    private void healthy() throws Exception {
        begin();
        for (int i = 0; i < 5; i++) {
            assertThat(service.submitGood(i % 2, "Prefer", "wait=30")).isEqualTo(200);
        }
        now("healthy", service.scrape());
    }

    /// A guest that does not end, and messages behind it.
    private void queueFillsAndInstanceHalts() throws Exception {
        begin();
        for (int i = 0; i < 10; i++) {
            String order = HostileInstance.order(i == 0 ? LOOP : 0, HostileInstance.GAS + i);
            assertThat(service.submit(hostile.toString(), order)).isEqualTo(202);
        }
        now("queue-fills", service.scrape(), "XcmGatewayQueueFilling");
        begin();
        Scrape halted = service.shows("xcmgateway_instances_halted", 1);
        now("instance-halts", halted, "XcmGatewayInstanceHalted", "XcmGatewayNodeFault");
        assertThat(service.post("/v1/instances/" + hostile + "/halt/skip", "{\"sequence\":\"1\"}"))
                .isEqualTo(200);
        service.shows("xcmgateway_queue_messages", 0);
    }

    private void diskIsNearlyFull() throws Exception {
        begin();
        FaultyMachine.DISK.full = true;
        now("disk-nearly-full", service.scrape(), "XcmGatewayDiskFilling");
        FaultyMachine.DISK.full = false;
    }

    private void heapIsFull() throws Exception {
        begin();
        List<byte[]> kept = new ArrayList<>();
        while (heapShare() < 0.93) {
            kept.add(new byte[256 << 10]);
        }
        Scrape full = service.scrape();
        assertThat(kept).isNotEmpty();
        kept.clear();
        await().until(() -> {
            System.gc();
            return heapShare() < 0.5;
        });
        now("heap-full", full, "XcmGatewayHeapFull");
    }

    private static double heapShare() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return (double) heap.getUsed() / heap.getMax();
    }

    private void diskIsSlow() throws Exception {
        begin();
        FaultyMachine.DISK.slow = true;
        assertThat(service.submitGood(1, "Prefer", "wait=30")).isEqualTo(200);
        FaultyMachine.DISK.slow = false;
        now("disk-slow", service.scrape(), "XcmGatewaySlowDisk");
    }

    /// No file of this process may grow: to RocksDB the same as a full disk.
    private void diskFails() throws Exception {
        begin();
        assertThat(FaultyMachine.limitFiles("0:unlimited")).isZero();
        try {
            for (int i = 0; i < 8; i++) {
                assertThat(service.submitGood(1)).isEqualTo(503);
            }
            now(
                    "disk-full",
                    service.shows("xcmgateway_accepting", 0),
                    "XcmGatewayErrors",
                    "XcmGatewayNotAccepting");
            service.isNotReadyBecauseOf("storage");
        } finally {
            assertThat(FaultyMachine.limitFiles("unlimited:unlimited")).isZero();
        }
        service.shows("xcmgateway_accepting", 1);
        await().until(() -> service.submitGood(1, "Prefer", "wait=30") == 200);
    }

    private SigningMarks marks() {
        return (SigningMarks)
                Objects.requireNonNull(ReflectionTestUtils.getField(gateway.core(), "marks"));
    }

    /// The hash that was signed last for the hostile instance becomes another one.
    private void somebodyChangesAMark() throws Exception {
        begin();
        GatewayStore store =
                (GatewayStore)
                        Objects.requireNonNull(ReflectionTestUtils.getField(marks(), "store"));
        StoreBatch changed = new StoreBatch();
        store.scan(
                Table.SIGNING_MARKS,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) -> {
                    if (key.toString().endsWith(hostile.toHex())) {
                        byte[] bytes = value.toByteArray();
                        bytes[bytes.length - 1] ^= 1;
                        changed.put(Table.SIGNING_MARKS, key, ByteString.wrap(bytes));
                    }
                    return true;
                });
        assertThat(changed.isEmpty()).isFalse();
        store.write(changed, GatewayStore.Durability.SYNCED);
        assertThat(service.submit(hostile.toString(), HostileInstance.order(0, 7_000_000)))
                .isEqualTo(202);
        now(
                "mark-changed",
                service.shows("xcmgateway_instances_halted", 1),
                "XcmGatewayInstanceHalted",
                "XcmGatewayNodeFault",
                "XcmGatewayRefusesToSign");
    }

    /// The store of the marks is gone.
    private void nothingCanBeSigned() throws Exception {
        begin();
        marks().close();
        assertThat(service.submitGood(1)).isEqualTo(202);
        await().until(() -> service.scrape().value("xcmgateway_signing_errors_total") > 0);
        FaultyMachine.CLOCK.added = Duration.ofMinutes(5);
        Scrape stuck = service.scrape();
        assertThat(stuck.value("xcmgateway_log_lag_seconds")).isBetween(300.0, 400.0);
        assertThat(stuck.value("xcmgateway_log_lag_statements")).isEqualTo(1);
        now(
                "nothing-signed",
                stuck,
                "XcmGatewayInstanceHalted",
                "XcmGatewayLogLag",
                "XcmGatewayNotAccepting",
                "XcmGatewaySignerErrors");
        service.isNotReadyBecauseOf("signer");
    }

    private void serviceEnds() throws Exception {
        begin();
        context.stop();
        assertThatThrownBy(service::scrape).isInstanceOf(ConnectException.class);
        now("down", Scrape.FAILED, "XcmGatewayDown");
    }
}
