package io.xcmgateway.gateway.bootstrap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import io.xcmgateway.gateway.config.ExecutionProperties;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.config.StorageProperties;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.InstanceHalt;
import io.xcmgateway.gateway.http.json.Times;
import io.xcmgateway.gateway.state.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.util.unit.DataSize;

/// What those see who run the gateway.
@Configuration(proxyBeanMethods = false)
@Profile({LoopbackOnly.DEVELOPMENT, KnownProfile.PRODUCTION})
class OperationsWiring {
    /// Halted instances that health names; it counts all.
    private static final int NAMED_MAX = 100;

    @Bean
    CoreWatch coreWatch(MeterRegistry meters, ObjectProvider<Tracer> tracer) {
        return new ObservedCore(new CoreMeters(meters), tracer.getIfAvailable());
    }

    /// Neither meters nor spans for each filter of the security: the request has its own.
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /// Always up: one hostile or unlucky instance must not take the others out of service. What
    /// halted is named in the details, and the metric `xcmgateway.instances.halted` is there to be
    /// alerted on.
    @Bean
    HealthIndicator instancesHealthIndicator(GatewayCore core) {
        return () -> {
            List<InstanceHalt> halted = core.haltedInstances().all();
            return Health.up()
                    .withDetail("haltedCount", halted.size())
                    .withDetail(
                            "halted",
                            halted.stream().limit(NAMED_MAX).map(OperationsWiring::detail).toList())
                    .build();
        };
    }

    /// Down before the disk is full. Says nothing else: readiness is told to everybody, and
    /// Spring's own indicator, which this replaces, names the path.
    @Bean
    HealthIndicator diskSpaceHealthIndicator(
            StorageProperties storage,
            @Value("${management.health.diskspace.threshold}") DataSize threshold) {
        return () ->
                existing(storage.directory()).toFile().getUsableSpace() >= threshold.toBytes()
                        ? Health.up().build()
                        : Health.down().build();
    }

    /// The directory, or what it will be made in.
    private static Path existing(Path directory) {
        @Nullable Path place = directory.toAbsolutePath();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        return place == null ? directory : place;
    }

    @Bean
    MeterBinder queueMeters(GatewayCore core, ExecutionProperties execution) {
        return registry -> {
            Gauge.builder("xcmgateway.accepting", core, it -> it.unavailable() == null ? 1 : 0)
                    .description("1 if messages are accepted, 0 if the storage or the signer fails")
                    .register(registry);
            Gauge.builder("xcmgateway.queue.messages", core, GatewayCore::queued)
                    .description("Messages that are accepted and not executed")
                    .register(registry);
            Gauge.builder(
                            "xcmgateway.queue.messages.max",
                            execution,
                            ExecutionProperties::queuedTotalMax)
                    .description("Submitted messages that may be in the queue")
                    .register(registry);
            Gauge.builder("xcmgateway.log.lag.statements", core, it -> it.logLag().statements())
                    .description("Statements that are durable and under no signed checkpoint")
                    .register(registry);
            Gauge.builder("xcmgateway.log.lag", core, it -> it.logLag().millis() / 1e3)
                    .baseUnit("seconds")
                    .description("For how long none of them came under one")
                    .register(registry);
            Gauge.builder("xcmgateway.instances", core, it -> it.ledger().instances().size())
                    .description("Instances that there are")
                    .register(registry);
        };
    }

    @Bean
    MeterBinder nodeFaultMeters(GatewayCore core) {
        return registry -> {
            Gauge.builder(
                            "xcmgateway.instances.halted",
                            core,
                            it -> it.haltedInstances().all().size())
                    .description("Instances that rest until an operator acts")
                    .register(registry);
            for (FaultKind kind : FaultKind.values()) {
                FunctionCounter.builder(
                                "xcmgateway.node.faults", core, it -> it.nodeFaults().count(kind))
                        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                        .description("Times that this node failed on a message")
                        .register(registry);
            }
        };
    }

    private static Map<String, String> detail(InstanceHalt halt) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("instance", halt.instanceId().toString());
        detail.put("sequence", Long.toUnsignedString(halt.sequence()));
        detail.put("reason", halt.kind().name().toLowerCase(Locale.ROOT));
        detail.put("since", Times.rfc3339(halt.sinceMs()));
        return detail;
    }
}
