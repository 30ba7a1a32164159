package io.xcmgateway.spree.twin;

import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Ended;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.HostSignature;
import io.xcmgateway.spree.sandbox.MeteredBinary;
import java.util.List;
import java.util.function.Function;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/// An admitted module, metered as the sandbox meters it and compiled by Endive.
public final class TwinModule {
    private final AdmittedModule module;
    private final MeteredBinary metered;
    private final WasmModule parsed;
    private final Function<Instance, Machine> compiled;

    /// @param allowed what admission allowed the module to import
    public TwinModule(AdmittedModule module, List<HostSignature> allowed) {
        this.module = module;
        this.metered = MeteredBinary.of(module, allowed);
        this.parsed = Parser.parse(metered.bytes().toByteArray());
        this.compiled =
                MachineFactoryCompiler.builder(parsed)
                        .withInterpreterFallback(InterpreterFallback.FAIL)
                        .compile();
    }

    AdmittedModule module() {
        return module;
    }

    /// A new instance.
    ///
    /// @param host at least the functions that the module imports
    TwinRun instantiate(List<HostFunction> host) {
        return new TwinRun(module, metered, parsed, compiled, host);
    }

    /// A run on a new instance.
    public Ended run(String export, int inputLength, List<HostFunction> host, long gasLimit) {
        TwinRun run = instantiate(host);
        return run.ended(run.call(export, inputLength, gasLimit));
    }
}
