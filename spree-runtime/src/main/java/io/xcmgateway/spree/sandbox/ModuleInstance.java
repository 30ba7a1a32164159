package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instance of a module, of one thread, for one run after the other: [#restore] makes it as
/// new.
///
/// What a run can change is the memory with its data segments, and the globals; the table it
/// cannot, because no admitted instruction writes to one.
final class ModuleInstance {
    private final Instance instance;
    private final FlatMemory memory;
    private final GlobalInstance gas;
    private final GlobalInstance depth;
    private final GlobalInstance[] globals;
    private final long[] initial;
    private final HostBinding binding;
    private @Nullable GuestRun running;

    /// @param host at least the functions that the module imports
    /// @throws NodeFaultException if this node could not make it
    ModuleInstance(AdmittedModule module, Mode mode, List<HostFunction> host) {
        Engine engine = module.engine();
        this.binding = HostBinding.of(module.imports(), host);
        this.instance = instantiate(engine, mode, imports());
        this.memory = (FlatMemory) instance.memory();
        this.gas = instance.global(engine.appended().gasGlobal());
        this.depth = instance.global(engine.appended().depthGlobal());
        this.globals = new GlobalInstance[instance.globalCount()];
        this.initial = new long[globals.length];
        for (int i = 0; i < globals.length; i++) {
            globals[i] = instance.global(i);
            initial[i] = globals[i].getValue();
        }
        memory.remember();
    }

    Instance instance() {
        return instance;
    }

    FlatMemory memory() {
        return memory;
    }

    /// Gas left; negative after the guest ran out of it.
    GlobalInstance gas() {
        return gas;
    }

    /// Values on the stack; above the limit after the guest exceeded it.
    GlobalInstance depth() {
        return depth;
    }

    /// Which of `host` each import is, in the order in which [GuestRun#invoke] is told of it.
    ///
    /// @throws IllegalArgumentException if one is missing
    HostFunction[] bind(List<HostFunction> host) {
        return binding.bind(host);
    }

    /// Calls an entry point; meanwhile the imports are what `run` makes of them.
    long call(GuestRun run, String export, int inputLength) {
        if (running != null) {
            throw new IllegalStateException("an instance must run once at a time");
        }
        running = run;
        try {
            return instance.export(export).apply(inputLength)[0];
        } finally {
            running = null;
        }
    }

    /// Undoes whatever the last run did, however it ended.
    void restore() {
        memory.restore();
        for (int i = 0; i < globals.length; i++) {
            globals[i].setValue(initial[i]);
        }
    }

    private static Instance instantiate(Engine engine, Mode mode, ImportValues imports) {
        try {
            return engine.instantiate(mode, imports);
        } catch (RuntimeException | Error e) {
            // Admission checked all that could make this the guest's fault.
            throw new NodeFaultException("could not instantiate an admitted module: " + e, e);
        }
    }

    private ImportValues imports() {
        List<ImportFunction> imports = new ArrayList<>();
        for (int i = 0; i < binding.signatures().size(); i++) {
            imports.add(adapt(i, binding.signatures().get(i)));
        }
        return ImportValues.builder().withFunctions(imports).build();
    }

    private ImportFunction adapt(int index, HostSignature signature) {
        FunctionType type =
                FunctionType.of(
                        signature.parameters().stream().map(ModuleInstance::type).toList(),
                        signature.result() == ValueType.NONE
                                ? List.of()
                                : List.of(type(signature.result())));
        return new ImportFunction(
                "env", signature.name(), type, (_, arguments) -> invoke(index, arguments));
    }

    private static ValType type(ValueType type) {
        return switch (type) {
            case I32 -> ValType.I32;
            case I64 -> ValType.I64;
            case NONE -> throw new IllegalArgumentException("a value of type none");
        };
    }

    private long[] invoke(int index, long[] arguments) {
        GuestRun run = running;
        if (run == null) {
            throw new IllegalStateException("a host function was called without a run");
        }
        return run.invoke(index, arguments);
    }
}
