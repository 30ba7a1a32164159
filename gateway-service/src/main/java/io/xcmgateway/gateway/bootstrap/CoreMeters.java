package io.xcmgateway.gateway.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.execution.CoreWatch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the core does, as meters.
final class CoreMeters implements CoreWatch {
    /// Modules that have a tag of their own; what later ones do counts together.
    private static final int MODULES_MAX = 64;

    /// Digits that tell modules apart for people.
    private static final int MODULE_DIGITS = 16;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final DistributionSummary group;
    private final DistributionSummary gas;
    private final Counter refusals;
    private final Set<Hash32> modules = ConcurrentHashMap.newKeySet();

    CoreMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("xcmgateway.stage")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .description("Time that one step of the work took")
                            .serviceLevelObjectives(
                                    Duration.ofMillis(1),
                                    Duration.ofMillis(5),
                                    Duration.ofMillis(25),
                                    Duration.ofMillis(100),
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(10))
                            .register(registry));
        }
        this.group =
                DistributionSummary.builder("xcmgateway.commit.group")
                        .description("Tasks that shared one sync")
                        .serviceLevelObjectives(2, 4, 16, 64, 257)
                        .register(registry);
        this.gas =
                DistributionSummary.builder("xcmgateway.message.gas")
                        .description("Gas that a message used")
                        .serviceLevelObjectives(1e6, 1e7, 5e7, 1e8, 1e9)
                        .register(registry);
        this.refusals =
                Counter.builder("xcmgateway.signing.refused")
                        .description("Times that something durable must not be signed")
                        .register(registry);
    }

    @Override
    public Span begin(Stage stage) {
        Timer timer = Objects.requireNonNull(stages.get(stage));
        Timer.Sample sample = Timer.start(registry);
        return () -> sample.stop(timer);
    }

    @Override
    public void committed(int tasks) {
        group.record(tasks);
    }

    @Override
    public void executed(Hash32 moduleHash, StatementOutcome outcome, long gasUsed) {
        gas.record((double) gasUsed);
        Counter.builder("xcmgateway.messages.executed")
                .tag("outcome", word(outcome))
                .tag("module", module(moduleHash))
                .description("Statements made, the genesis of an instance not counted")
                .register(registry)
                .increment();
    }

    @Override
    public void refusedToSign() {
        refusals.increment();
    }

    private String module(Hash32 hash) {
        if (!modules.contains(hash)) {
            if (modules.size() >= MODULES_MAX) {
                return OTHER;
            }
            modules.add(hash);
        }
        return "0x" + hash.toHex().substring(0, MODULE_DIGITS);
    }

    private static String word(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Complete _ -> "complete";
            case StatementOutcome.Incomplete _ -> "incomplete";
            case StatementOutcome.Error _ -> "error";
            case StatementOutcome.Trapped _ -> "trapped";
            case StatementOutcome.Skipped _ -> "skipped";
        };
    }
}
