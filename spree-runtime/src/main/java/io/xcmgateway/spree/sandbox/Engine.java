package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import io.xcmgateway.spree.sandbox.ModuleMeter.Appended;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A metered module in the form that Chicory runs: parsed and compiled once, and shared between
/// threads; each instance made from it belongs to one.
///
/// Compiled code needs no function bodies, so of the module that Chicory parses they are left out:
/// as lists of instructions they would take many times the module's size.
final class Engine {
    static final String RULE = "a module that the engine compiles";

    private final WasmModule bodiless;
    private final LoadedCode code;
    private final Supplier<byte[]> guarded;
    private final Appended appended;
    private final Limits limits;
    private @Nullable WasmModule interpreted;

    private Engine(
            WasmModule bodiless,
            LoadedCode code,
            Supplier<byte[]> guarded,
            Appended appended,
            Limits limits) {
        this.bodiless = bodiless;
        this.code = code;
        this.guarded = guarded;
        this.appended = appended;
        this.limits = limits;
    }

    /// @param code compiled from `decoded`, metered
    /// @param guarded makes the whole metered module for the interpreter
    static Engine of(
            DecodedModule decoded, LoadedCode code, Supplier<byte[]> guarded, EngineProfile profile)
            throws BrokenRule {
        byte[] bodiless = ModuleMeter.meterWithoutBodies(decoded, profile);
        try {
            return new Engine(
                    Parser.parse(bodiless), code, guarded, Appended.to(decoded), profile.limits());
        } catch (RuntimeException e) {
            // Whatever its parser trips over, the module that caused it is not run.
            throw new BrokenRule(0, RULE, String.valueOf(e));
        }
    }

    Appended appended() {
        return appended;
    }

    /// The one place where instances are made.
    Instance instantiate(Mode mode, ImportValues imports) {
        Instance.Builder builder =
                switch (mode) {
                    case COMPILED -> Instance.builder(bodiless).withMachineFactory(code::machine);
                    case INTERPRETED ->
                            Instance.builder(interpreted())
                                    .withMachineFactory(InterpreterMachine::new);
                };
        return builder.withImportValues(imports)
                .withMemoryFactory(this::memory)
                .withTableFactory(this::table)
                // Never run an exported `_start` of its own accord.
                .withStart(false)
                .build();
    }

    /// Metered and parsed when first asked for: production does without.
    private synchronized WasmModule interpreted() {
        if (interpreted == null) {
            interpreted = Parser.parse(guarded.get());
        }
        return interpreted;
    }

    private FlatMemory memory(MemoryLimits declared) {
        return new FlatMemory(
                declared.initialPages(),
                Math.min(declared.maximumPages(), limits.memoryPagesMax()));
    }

    /// A table of its own for each instance: Chicory's default shares its limits with the module.
    private TableInstance table(Table declared, int initial) {
        long max = Math.min(declared.limits().max(), limits.tableElementsMax());
        TableLimits own = new TableLimits(declared.limits().min(), max);
        return new TableInstance(new Table(declared.elementType(), own), initial);
    }
}
