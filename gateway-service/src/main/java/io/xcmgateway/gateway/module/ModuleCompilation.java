package io.xcmgateway.gateway.module;

import io.xcmgateway.spree.compiled.CodeCache;
import io.xcmgateway.spree.compiled.CompilerLimits;
import io.xcmgateway.spree.compiled.CompilerProcess;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.nio.file.Path;
import java.time.InstantSource;

/// How this gateway compiles modules: never in its own JVM, and each once.
///
/// @param process limits of the process that compiles one
/// @param cacheBytesMax compiled code kept on disk, all modules together
public record ModuleCompilation(CompilerLimits process, long cacheBytesMax) {
    public static final ModuleCompilation DEFAULT =
            new ModuleCompilation(CompilerLimits.DEFAULT, 256 << 20);

    public ModuleCompilation {
        if (cacheBytesMax < 0) {
            throw new IllegalArgumentException(
                    "cacheBytesMax must not be negative, was " + cacheBytesMax);
        }
    }

    /// @param directory where the code is kept
    public ModuleCompiler in(Path directory, InstantSource clock) {
        return new CodeCache(directory, cacheBytesMax, clock, new CompilerProcess(process));
    }
}
