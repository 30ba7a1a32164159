package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.module.AdmittedModules;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.module.Transition;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.StateView;

/// Runs steps in the compiled sandbox.
final class WasmTransitions implements TransitionRunner {
    private final SpreeRuntime runtime;
    private final AdmittedModules modules;

    WasmTransitions(SpreeRuntime runtime, AdmittedModules modules) {
        this.runtime = runtime;
        this.modules = modules;
    }

    @Override
    public void prepare(Step step) {
        modules.admitted(step.instance().moduleHash());
    }

    @Override
    public void forget() {
        Sandbox.forgetInstances();
    }

    @Override
    public Transition run(Step step, StateView pre) {
        return Transition.of(
                runtime,
                modules.admitted(step.instance().moduleHash()),
                Mode.COMPILED,
                step.instance(),
                step.entry().entryPoint(),
                step.sequence(),
                step.entry().context(),
                step.entry().evidence(),
                step.entry().message(),
                pre);
    }
}
