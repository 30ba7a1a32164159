package io.xcmgateway.spree.compiled;

import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Compiled code on its way over the disk.
public final class DiskCode {
    private static final long AMPLE = 64 << 20;

    private DiskCode() {}

    /// Compiles in a process of its own, and leaves the code in the directory.
    public static ModuleCompiler into(Path directory) {
        return cache(directory, new CompilerProcess(CompilerLimits.DEFAULT));
    }

    /// Takes what is in the directory, and fails if that does not suffice.
    public static ModuleCompiler outOf(Path directory) {
        return cache(
                directory, new CompilerProcess(CompilerLimits.DEFAULT, List.of("no-such-program")));
    }

    private static ModuleCompiler cache(Path directory, CompilerProcess process) {
        return new CodeCache(directory, AMPLE, () -> Instant.EPOCH, process);
    }
}
