package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import io.xcmgateway.spree.sandbox.ModuleMeter.Appended;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A metered module in the form that Chicory runs: parsed and compiled once, and shared between
/// threads; each instance made from it belongs to one.
final class Engine {
    static final String RULE = "a module that the engine compiles";

    private final WasmModule module;
    private final byte[] guarded;
    private final Function<Instance, Machine> compiled;
    private final Appended appended;
    private final Limits limits;
    private @Nullable WasmModule interpreted;

    private Engine(
            WasmModule module,
            byte[] guarded,
            Function<Instance, Machine> compiled,
            Appended appended,
            Limits limits) {
        this.module = module;
        this.guarded = guarded;
        this.compiled = compiled;
        this.appended = appended;
        this.limits = limits;
    }

    /// @param shapes one for each function that `decoded` defines
    static Engine compile(DecodedModule decoded, List<FunctionShape> shapes, EngineProfile profile)
            throws BrokenRule {
        byte[] metered = ModuleMeter.meter(decoded, shapes, profile, Mode.COMPILED);
        byte[] guarded = ModuleMeter.meter(decoded, shapes, profile, Mode.INTERPRETED);
        try {
            WasmModule module = Parser.parse(metered);
            Function<Instance, Machine> compiled =
                    MachineFactoryCompiler.builder(module)
                            // A function that does not compile must not become a slow one.
                            .withInterpreterFallback(InterpreterFallback.FAIL)
                            .compile();
            return new Engine(module, guarded, compiled, Appended.to(decoded), profile.limits());
        } catch (RuntimeException | LinkageError e) {
            // Whatever its parser or compiler trips over, the module that caused it is not run.
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
                    case COMPILED -> Instance.builder(module).withMachineFactory(compiled);
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

    /// Parsed when first asked for: production does without.
    private synchronized WasmModule interpreted() {
        if (interpreted == null) {
            interpreted = Parser.parse(guarded);
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
