package io.xcmgateway.spree.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Ended;
import io.xcmgateway.spree.sandbox.HostFunction;
import io.xcmgateway.spree.sandbox.HostSignature;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleRun;
import java.util.List;

/// One module on all three engines, an instance on each, which every run goes on from where the one
/// before stopped.
final class Engines {
    private final List<HostFunction> host;
    private final ModuleRun compiled;
    private final ModuleRun interpreted;
    private final TwinRun twin;

    Engines(AdmittedModule module, List<HostFunction> host) {
        this.host = host;
        this.compiled = new ModuleRun(module, Mode.COMPILED, host);
        this.interpreted = new ModuleRun(module, Mode.INTERPRETED, host);
        List<HostSignature> allowed = host.stream().map(HostFunction::signature).toList();
        this.twin = new TwinModule(module, allowed).instantiate(host);
    }

    void set(int global, long value) {
        compiled.set(global, value);
        interpreted.set(global, value);
        twin.set(global, value);
    }

    /// What all three came to.
    ///
    /// @throws AssertionError if they differ
    Ended call(String export, int inputLength, long gasLimit) {
        Ended first = compiled.call(export, inputLength, host, gasLimit);
        Ended second = interpreted.call(export, inputLength, host, gasLimit);
        Ended third = twin.ended(twin.call(export, inputLength, gasLimit));
        assertThat(second.withoutReason()).as("interpreted").isEqualTo(first.withoutReason());
        assertThat(third.withoutReason()).as("twin").isEqualTo(first.withoutReason());
        return first;
    }
}
