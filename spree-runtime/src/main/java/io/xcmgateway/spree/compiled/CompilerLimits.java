package io.xcmgateway.spree.compiled;

import java.time.Duration;

/// What compiling one module may take, and how many are compiled at a time.
///
/// @param heapMebibytesMax Java heap of the process that compiles
/// @param duration from the start of the process to its last byte
/// @param processesMax processes at a time; more modules wait
public record CompilerLimits(int heapMebibytesMax, Duration duration, int processesMax) {
    /// Of the worst modules that pass the rest of admission, all compile in 128 MiB, and some not
    /// in 64. They take about 3 s of processor time; the rest is for machines that are busy.
    public static final CompilerLimits DEFAULT = new CompilerLimits(512, Duration.ofSeconds(30), 2);

    public CompilerLimits {
        if (heapMebibytesMax < 1) {
            throw new IllegalArgumentException(
                    "heapMebibytesMax must be 1 or more, was " + heapMebibytesMax);
        }
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("duration must be positive, was " + duration);
        }
        if (processesMax < 1) {
            throw new IllegalArgumentException(
                    "processesMax must be 1 or more, was " + processesMax);
        }
    }
}
