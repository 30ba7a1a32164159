package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.execution.RunBounds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Limits of runs that change nothing: dry runs, and questions to instances. They have threads of
/// their own, so that they cannot keep messages waiting.
///
/// @param workersMax threads that run them
/// @param inFlightMax requests that are being read, run or answered at a time
/// @param runFloorMillis how long a run may take, whatever its gas
/// @param runNanosPerGas how much longer for each unit of its gas limit
@Validated
@ConfigurationProperties("xcm-gateway.dry-runs")
public record DryRunProperties(
        @Min(1) @Max(64) int workersMax,
        @Min(1) @Max(10_000) int inFlightMax,
        @Min(100) @Max(86_400_000) int runFloorMillis,
        @Min(1) @Max(10_000) int runNanosPerGas) {

    public RunBounds runBounds() {
        return new RunBounds(runFloorMillis, runNanosPerGas);
    }
}
