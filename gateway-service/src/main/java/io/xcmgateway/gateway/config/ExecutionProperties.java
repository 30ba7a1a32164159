package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.execution.ExecutionLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Limits of ordering and execution; the rest of [ExecutionLimits] keeps its defaults.
///
/// @param queuedPerInstanceMax messages of one instance that are accepted and not executed
/// @param queuedTotalMax the same over all instances
/// @param workersMax threads that execute modules
/// @param retryAfterSeconds what a client is told when a queue is full
@Validated
@ConfigurationProperties("xcm-gateway.execution")
public record ExecutionProperties(
        @Min(1) @Max(100_000) int queuedPerInstanceMax,
        @Min(1) @Max(1_000_000) int queuedTotalMax,
        @Min(1) @Max(256) int workersMax,
        @Min(1) @Max(3600) int retryAfterSeconds) {

    public ExecutionLimits limits(GasProperties gas) {
        ExecutionLimits defaults = ExecutionLimits.DEFAULT;
        return new ExecutionLimits(
                queuedPerInstanceMax,
                queuedTotalMax,
                defaults.queuedBytesMax(),
                defaults.unsignedPerInstanceMax(),
                workersMax,
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
