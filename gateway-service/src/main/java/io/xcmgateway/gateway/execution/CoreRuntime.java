package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.module.AdmittedModules;
import io.xcmgateway.gateway.proof.ProofCheck;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import java.util.function.Function;

/// How modules are judged and run, and proofs are checked; replaced as a whole by a simulation.
record CoreRuntime(
        Function<ByteString, Admission> admission,
        Function<AdmittedModules, TransitionRunner> makeTransitions,
        ProofCheck proofCheck) {

    /// The real thing.
    static CoreRuntime wasm(ProofCheck proofCheck) {
        SpreeRuntime runtime = new SpreeRuntime();
        return new CoreRuntime(
                wasm -> Admission.admit(wasm, HostFunctions.signatures()),
                modules -> new WasmTransitions(runtime, modules),
                proofCheck);
    }

    TransitionRunner transitions(AdmittedModules modules) {
        return makeTransitions.apply(modules);
    }
}
