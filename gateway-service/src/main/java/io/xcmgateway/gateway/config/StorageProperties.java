package io.xcmgateway.gateway.config;

import io.xcmgateway.gateway.execution.StateBounds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where the gateway keeps what it must not lose, and how much of what it could do without.
///
/// @param directory one process at a time; relative to where the process was started
/// @param provableStatementsMax for how many statements of an instance, the last one included, the
///   state after them can be proved; each costs a row with the old values of what it changed
/// @param replayableStatementsMax for how many statements of an instance, the last one included,
///   the witness is kept, without which others cannot execute a statement again from its proof:
///   proofs of level `replayable` are given of no older ones. 0 for all. Deleted as new statements
///   come, a few with each; other attestors must not be further behind
/// @param trieHeapMebibytesMax heap for the state tries of all instances together, about; an
///   instance that takes less than its equal share is never read from the disk twice
@Validated
@ConfigurationProperties("xcm-gateway.storage")
public record StorageProperties(
        @NotNull Path directory,
        @Min(1) @Max(100_000_000) int provableStatementsMax,
        @Min(0) @Max(100_000_000) int replayableStatementsMax,
        @Min(1) @Max(1 << 20) int trieHeapMebibytesMax) {

    public StateBounds bounds() {
        return new StateBounds(
                provableStatementsMax, replayableStatementsMax, (long) trieHeapMebibytesMax << 20);
    }
}
