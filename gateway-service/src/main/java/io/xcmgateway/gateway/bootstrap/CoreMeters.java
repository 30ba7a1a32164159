package io.xcmgateway.gateway.bootstrap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.Intake;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The meters of what the core does. All that have few labels are there from the start.
final class CoreMeters {
    /// Modules that have a tag of their own; what later ones do counts together.
    private static final int MODULES_MAX = 64;

    /// Digits that tell modules apart for people.
    private static final int MODULE_DIGITS = 16;

    private static final String OTHER = "other";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    /// What a message goes through, and groups of messages.
    enum Step {
        /// From the arrival of a message to its durable place.
        ORDER,
        /// From there to its execution.
        QUEUE,
        EXECUTE,
        /// A batch with its sync.
        COMMIT,
        /// A group of signatures with the sync of the marks.
        SIGN,
        /// From the arrival of a message to its signed statement.
        MESSAGE
    }

    private final MeterRegistry registry;
    private final Map<Step, Timer> steps;
    private final Map<CoreWatch.Disk, Timer> syncs;
    private final Map<TrapKind, Counter> traps;
    private final Map<String, Counter> answers = new ConcurrentHashMap<>();
    private final Map<String, Counter> executions = new ConcurrentHashMap<>();
    private final DistributionSummary group;
    private final DistributionSummary gas;
    private final Counter refusals;
    private final Counter signerErrors;
    private final Set<Hash32> modules = ConcurrentHashMap.newKeySet();

    CoreMeters(MeterRegistry registry) {
        this.registry = registry;
        this.steps =
                each(
                        Step.class,
                        step ->
                                timer("stage", "Time that one step of the work took")
                                        .tag("stage", word(step))
                                        .register(registry));
        this.syncs =
                each(
                        CoreWatch.Disk.class,
                        disk ->
                                timer("sync", "Time that one sync of a disk took")
                                        .tag("disk", word(disk))
                                        .register(registry));
        this.traps =
                each(
                        TrapKind.class,
                        kind ->
                                Counter.builder("xcmgateway.sandbox.traps")
                                        .tag("kind", word(kind))
                                        .description("Messages that the sandbox stopped")
                                        .register(registry));
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
        this.signerErrors =
                Counter.builder("xcmgateway.signing.errors")
                        .description("Times that nothing could be signed for now")
                        .register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder("xcmgateway." + name)
                .description(description)
                .serviceLevelObjectives(BUCKETS);
    }

    private static <E extends Enum<E>, M> Map<E, M> each(Class<E> type, Function<E, M> meter) {
        Map<E, M> all = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            all.put(each, meter.apply(each));
        }
        return all;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// Nanoseconds since some moment.
    long now() {
        return registry.config().clock().monotonicTime();
    }

    void took(Step step, long nanos) {
        Objects.requireNonNull(steps.get(step)).record(nanos, TimeUnit.NANOSECONDS);
    }

    void synced(CoreWatch.Disk disk, long nanos) {
        Objects.requireNonNull(syncs.get(disk)).record(nanos, TimeUnit.NANOSECONDS);
    }

    void committed(int tasks) {
        group.record(tasks);
    }

    /// @return a word for the outcome
    String executed(Statement statement) {
        gas.record((double) statement.gasUsed());
        StatementOutcome outcome = statement.outcome();
        if (outcome instanceof StatementOutcome.Trapped(TrapKind kind)) {
            Objects.requireNonNull(traps.get(kind)).increment();
        }
        String word = word(outcome);
        String module = module(statement.moduleHash());
        executions
                .computeIfAbsent(
                        module + word,
                        _ ->
                                Counter.builder("xcmgateway.messages.executed")
                                        .tag("outcome", word)
                                        .tag("module", module)
                                        .description(
                                                "Statements made, the genesis of an instance not"
                                                        + " counted")
                                        .register(registry))
                .increment();
        return word;
    }

    /// @return a word for the answer
    String answered(Intake intake) {
        String word = word(intake);
        answers.computeIfAbsent(
                        word,
                        _ ->
                                Counter.builder("xcmgateway.submissions")
                                        .tag("answer", word)
                                        .description("Messages that asked for a place")
                                        .register(registry))
                .increment();
        return word;
    }

    void refusedToSign() {
        refusals.increment();
    }

    void failedToSign() {
        signerErrors.increment();
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

    private static String word(Intake intake) {
        return switch (intake) {
            case Intake.Accepted _ -> "accepted";
            case Intake.AlreadyKnown _ -> "already_known";
            case Intake.NonceConflict _ -> "nonce_conflict";
            case Intake.Expired _ -> "expired";
            case Intake.Refused _ -> "refused";
            case Intake.KeyReused _ -> "key_reused";
            case Intake.UnknownInstance _ -> "unknown_instance";
            case Intake.OptedOut _ -> "opted_out";
            case Intake.QueueFull _ -> "queue_full";
            case Intake.Halted _ -> "halted";
            case Intake.Unavailable _ -> "unavailable";
        };
    }
}
