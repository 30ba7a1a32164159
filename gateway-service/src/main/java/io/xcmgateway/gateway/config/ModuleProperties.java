package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.spree.compiled.CompilerLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How modules are compiled.
///
/// @param compilerHeapMebibytesMax heap of the process that compiles one module
/// @param compilerSecondsMax how long that process may take
/// @param compilerProcessesMax such processes at a time
/// @param cacheBytesMax compiled code kept in the data directory, the least recently used going
///   first
@Validated
@ConfigurationProperties("xcm-gateway.modules")
public record ModuleProperties(
        @Min(64) @Max(8_192) int compilerHeapMebibytesMax,
        @Min(1) @Max(600) int compilerSecondsMax,
        @Min(1) @Max(16) int compilerProcessesMax,
        @Min(0) @Max(1L << 40) long cacheBytesMax) {

    public ModuleCompilation compilation() {
        return new ModuleCompilation(
                new CompilerLimits(
                        compilerHeapMebibytesMax,
                        Duration.ofSeconds(compilerSecondsMax),
                        compilerProcessesMax),
                cacheBytesMax);
    }
}
