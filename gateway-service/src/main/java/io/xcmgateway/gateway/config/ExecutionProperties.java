package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.RunBounds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Limits of ordering and execution; the rest of [ExecutionLimits] keeps its defaults.
///
/// @param queuedPerInstanceMax messages of one instance that are accepted and not executed
/// @param queuedTotalMax the same over all instances
/// @param workersMax threads that execute modules whose messages are cheap
/// @param expensiveWorkersMax threads that execute the other ones, and judge and open new ones;
///   never more than one fewer than there are processors, but one at least
/// @param runFloorMillis how long an execution may take, whatever its gas, before this node gives
///   up on it and its instance halts
/// @param runNanosPerGas how much longer for each unit of its gas limit; keep both far above what
///   honest executions take
/// @param retryAfterSeconds what a client is told when a queue is full
@Validated
@ConfigurationProperties("xcm-gateway.execution")
public record ExecutionProperties(
        @Min(1) @Max(100_000) int queuedPerInstanceMax,
        @Min(1) @Max(1_000_000) int queuedTotalMax,
        @Min(1) @Max(192) int workersMax,
        @Min(1) @Max(64) int expensiveWorkersMax,
        @Min(100) @Max(86_400_000) int runFloorMillis,
        @Min(1) @Max(10_000) int runNanosPerGas,
        @Min(1) @Max(3600) int retryAfterSeconds) {

    public RunBounds runBounds() {
        return new RunBounds(runFloorMillis, runNanosPerGas);
    }

    public ExecutionLimits limits(GasProperties gas) {
        ExecutionLimits defaults = ExecutionLimits.DEFAULT;
        return new ExecutionLimits(
                queuedPerInstanceMax,
                queuedTotalMax,
                defaults.queuedBytesMax(),
                defaults.unsignedPerInstanceMax(),
                workersMax,
                expensiveWorkersMax,
                defaults.commitGroupMax(),
                defaults.commitGroupBytesMax(),
                defaults.intakeQueueMax(),
                defaults.waitersMax(),
                defaults.messageBytesMax(),
                gas.perMessageMax(),
                defaults.instancesMax(),
                defaults.optInsMax(),
                defaults.cachedModulesMax(),
                retryAfterSeconds,
                defaults.storageRetryMillis());
    }
}
