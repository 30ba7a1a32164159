package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.module.AdmittedModules;
import io.xcmgateway.gateway.proof.ProofCheck;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.util.function.Function;

/// How modules are judged and run, and proofs are checked; replaced as a whole by a simulation.
///
/// @param compiler of the modules in proofs that others bring
record CoreRuntime(
        Function<ByteString, Admission> admission,
        Function<AdmittedModules, TransitionRunner> makeTransitions,
        ProofCheck proofCheck,
        ModuleCompiler compiler) {

    /// With a compiler of its own for what others bring, which a simulation is not brought.
    CoreRuntime(
            Function<ByteString, Admission> admission,
            Function<AdmittedModules, TransitionRunner> makeTransitions,
            ProofCheck proofCheck) {
        this(admission, makeTransitions, proofCheck, ModuleCompiler.IN_PROCESS);
    }

    /// The real thing.
    ///
    /// @param compiler of modules that pass the rest of admission
    static CoreRuntime wasm(ProofCheck proofCheck, ModuleCompiler compiler) {
        SpreeRuntime runtime = new SpreeRuntime();
        return new CoreRuntime(
                wasm ->
                        Admission.admit(
                                wasm, HostFunctions.signatures(), EngineProfile.CURRENT, compiler),
                modules -> new WasmTransitions(runtime, modules),
                proofCheck,
                compiler);
    }

    TransitionRunner transitions(AdmittedModules modules) {
        return makeTransitions.apply(modules);
    }
}
