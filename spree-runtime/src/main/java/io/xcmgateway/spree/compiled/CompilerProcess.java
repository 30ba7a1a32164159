package io.xcmgateway.spree.compiled;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.Compilation;
import io.xcmgateway.spree.sandbox.CompiledCode;
import io.xcmgateway.spree.sandbox.LoadedCode;
import io.xcmgateway.spree.sandbox.MeteredModule;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Compiles each module in a JVM process of its own, with a limit of heap and of time: a module
/// that needs more is not compiled, and harms nobody else. The process gets no environment, and
/// ends with its answer.
public final class CompilerProcess {
    private static final int STDERR_BYTES_MAX = 8_192;
    private static final long DRAIN_MILLIS_MAX = 1_000;
    private static final String RULE = "a module that the engine compiles";

    /// What Windows needs to start anything; nothing else is handed on.
    private static final String SYSTEM_ROOT = "SystemRoot";

    private final CompilerLimits limits;
    private final List<String> command;
    private final Semaphore processes;

    public CompilerProcess(CompilerLimits limits) {
        this(limits, CompilerCommand.of(limits));
    }

    CompilerProcess(CompilerLimits limits, List<String> command) {
        this.limits = limits;
        this.command = List.copyOf(command);
        this.processes = new Semaphore(limits.processesMax(), true);
    }

    /// What it says, checked, and not loaded yet.
    sealed interface Answer {
        record Code(CompiledCode code) implements Answer {}

        record Refused(Admission.Finding finding) implements Answer {}
    }

    /// This alone as a compiler, without a cache.
    public ModuleCompiler compiler() {
        return module ->
                switch (compile(module)) {
                    case Answer.Code(CompiledCode code) -> new Compilation.Compiled(load(code));
                    case Answer.Refused(Admission.Finding finding) ->
                            new Compilation.Refused(finding);
                };
    }

    /// @throws CompilerExhaustedException if it takes more than the limits
    /// @throws CompilerFailureException if there is no answer that says anything of the module
    Answer compile(MeteredModule module) {
        try {
            processes.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompilerFailureException("interrupted while other modules compile", e);
        }
        try {
            return run(module.wasm());
        } catch (IOException e) {
            throw new CompilerFailureException("the compiler cannot be started: " + e, e);
        } finally {
            processes.release();
        }
    }

    static LoadedCode load(CompiledCode code) {
        try {
            return LoadedCode.of(code);
        } catch (LinkageError e) {
            throw new CompilerFailureException(
                    "what one JVM compiled and linked another must link, was " + e, e);
        }
    }

    private Answer run(ByteString wasm) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of(SYSTEM_ROOT));
        Process process = builder.start();
        AtomicBoolean late = new AtomicBoolean();
        AtomicReference<String> errors = new AtomicReference<>("");
        Thread watchdog = background("module-compiler-watchdog", () -> watch(process, late));
        Thread drain = background("module-compiler-stderr", () -> drain(process, errors));
        CompilerFrames.Frame answer = null;
        IOException broken = null;
        try {
            answer = converse(process, wasm);
        } catch (IOException e) {
            // Killed, or out of heap, or worse: its exit code says.
            broken = e;
        } finally {
            if (answer == null && !late.get() && process.isAlive()) {
                end(process);
            }
        }
        int exit = await(process, watchdog, drain);
        return judge(answer, broken, exit, late.get(), errors.get());
    }

    private static CompilerFrames.Frame converse(Process process, ByteString wasm)
            throws IOException {
        try (DataOutputStream to = new DataOutputStream(process.getOutputStream())) {
            CompilerFrames.write(to, CompilerFrames.MODULE, wasm);
        }
        try (DataInputStream from = new DataInputStream(process.getInputStream())) {
            return CompilerFrames.read(from, CompiledCode.ENCODED_BYTES_MAX);
        }
    }

    private Answer judge(
            CompilerFrames.@Nullable Frame answer,
            @Nullable IOException broken,
            int exit,
            boolean late,
            String errors) {
        if (late) {
            throw new CompilerExhaustedException(
                    RULE + " within " + limits.duration().toMillis() + " ms");
        }
        if (exit == CompilerMain.OUT_OF_MEMORY) {
            throw new CompilerExhaustedException(
                    RULE + " within " + limits.heapMebibytesMax() + " MiB of heap");
        }
        if (answer == null || exit != 0) {
            throw failure("exit code " + exit + " " + errors, broken);
        }
        return switch (answer.kind()) {
            case CompilerFrames.CODE -> code(answer.content());
            case CompilerFrames.REFUSAL ->
                    new Answer.Refused(
                            new Admission.Finding(
                                    0,
                                    RULE,
                                    new String(
                                            answer.content().toByteArray(),
                                            StandardCharsets.UTF_8)));
            default -> throw failure("answer of kind " + answer.kind(), broken);
        };
    }

    private static Answer code(ByteString encoded) {
        return switch (CompiledCode.decode(encoded)) {
            case Decoded.Value<CompiledCode>(CompiledCode code) -> new Answer.Code(code);
            case Decoded.Refused<CompiledCode> refused ->
                    throw failure("code that is not encoded rightly: " + refused, null);
        };
    }

    private static CompilerFailureException failure(String found, @Nullable Throwable cause) {
        return new CompilerFailureException(
                "the compiler must end with one answer, was " + found, cause);
    }

    private void watch(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(limits.duration().toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }

    /// Waits for what is killed at the latest when its time is over.
    private static int await(Process process, Thread watchdog, Thread drain) {
        try {
            int exit = process.waitFor();
            watchdog.join();
            // Its end is that of all who have it; what it said so far will do.
            drain.join(DRAIN_MILLIS_MAX);
            return exit;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CompilerFailureException("interrupted while a module compiles", e);
        }
    }

    /// One that said something else than agreed need not say more; one that is about to exit gets
    /// the moment that it takes.
    private static void end(Process process) {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Keeps the beginning, and lets the process write as much as it likes.
    private static void drain(Process process, AtomicReference<String> errors) {
        try (InputStream in = process.getErrorStream()) {
            byte[] kept = in.readNBytes(STDERR_BYTES_MAX);
            errors.set(new String(kept, StandardCharsets.UTF_8));
            in.skipNBytes(Long.MAX_VALUE);
        } catch (IOException _) {
            // The end of it.
        }
    }

    private static Thread background(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }
}
