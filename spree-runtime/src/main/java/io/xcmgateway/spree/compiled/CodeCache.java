package io.xcmgateway.spree.compiled;

import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.Compilation;
import io.xcmgateway.spree.sandbox.CompiledCode;
import io.xcmgateway.spree.sandbox.LoadedCode;
import io.xcmgateway.spree.sandbox.MeteredModule;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Compiles each module once and keeps the code on disk, for this process and the next. What is on
/// disk is checked and never relied on: whatever is wrong with it, it is compiled again. A module
/// that is refused is not remembered.
public final class CodeCache implements ModuleCompiler {
    private static final System.Logger LOG = System.getLogger(CodeCache.class.getName());

    private final CodeFiles files;
    private final CompilerProcess process;
    private final Map<CodeKey, CompletableFuture<Compilation>> running = new ConcurrentHashMap<>();

    /// @param directory exists, and nobody else can write into it
    /// @param bytesMax of all files in it together
    public CodeCache(Path directory, long bytesMax, InstantSource clock, CompilerProcess process) {
        this.files = new CodeFiles(directory, bytesMax, clock);
        this.process = process;
    }

    /// @throws CompilerExhaustedException if making it takes more than the limits of the process
    /// @throws CompilerFailureException if there is no code on disk and it cannot be made
    @Override
    public Compilation compile(MeteredModule module) {
        CodeKey key = CodeKey.of(module);
        CompletableFuture<Compilation> mine = new CompletableFuture<>();
        CompletableFuture<Compilation> first = running.putIfAbsent(key, mine);
        if (first != null) {
            return joined(first);
        }
        try {
            Compilation done = loadOrCompile(key, module);
            mine.complete(done);
            return done;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(key);
        }
    }

    private static Compilation joined(CompletableFuture<Compilation> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CompilerExhaustedException exhausted) {
                throw exhausted.again();
            }
            throw new CompilerFailureException(
                    "the module was compiled for another, and that failed: " + e.getCause(),
                    e.getCause());
        }
    }

    private Compilation loadOrCompile(CodeKey key, MeteredModule module) {
        LoadedCode kept = kept(key);
        if (kept != null) {
            return new Compilation.Compiled(kept);
        }
        return switch (process.compile(module)) {
            case CompilerProcess.Answer.Refused(Admission.Finding finding) ->
                    new Compilation.Refused(finding);
            case CompilerProcess.Answer.Code(CompiledCode code) -> {
                LoadedCode loaded = CompilerProcess.load(code);
                keep(key, code);
                yield new Compilation.Compiled(loaded);
            }
        };
    }

    private @Nullable LoadedCode kept(CodeKey key) {
        try {
            return switch (files.read(key)) {
                case CodeFiles.Found.Nothing() -> null;
                case CodeFiles.Found.Bad(String reason) -> {
                    LOG.log(System.Logger.Level.WARNING, "{0}; compiling again", reason);
                    yield null;
                }
                case CodeFiles.Found.Code(CompiledCode code) -> linked(key, code);
            };
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "compiled code cannot be read: " + key, e);
            return null;
        }
    }

    private @Nullable LoadedCode linked(CodeKey key, CompiledCode code) throws IOException {
        try {
            return LoadedCode.of(code);
        } catch (LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "compiled code does not link: " + key, e);
            files.delete(key);
            return null;
        }
    }

    private void keep(CodeKey key, CompiledCode code) {
        try {
            files.write(key, code);
        } catch (IOException e) {
            // It only has to be compiled again next time.
            LOG.log(System.Logger.Level.WARNING, "compiled code cannot be kept: " + key, e);
        }
    }
}
