package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleMutation;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.twin.TwinEngine;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The whole standard module with a few constants and operators changed by chance executes a paid
/// transfer alike compiled, on the instance put back, interpreted and on Endive: end, output,
/// changes, reads and gas.
///
/// `-Dstandard.mutations=N` sets how many such modules there are, each compiled twice.
class MutatedStandardModuleTest {
    private static final int MODULES = Integer.getInteger("standard.mutations", 6);
    private static final int CHANGES = 12;
    private static final SpreeRuntime RUNTIME = new SpreeRuntime();

    @Test
    void enginesAgree() {
        Sandbox.callOnThread(
                "mutated",
                () -> {
                    Execution.Returned unchanged =
                            (Execution.Returned)
                                    run(
                                            CommittedBlob.MODULE,
                                            PaidTransfer.GAS_LIMIT,
                                            Mode.COMPILED);
                    // A loop may have become endless.
                    long gasLimit = 4 * unchanged.gasUsed();
                    int noticed = 0;
                    for (int seed = 0; seed < MODULES; seed++) {
                        Execution execution = agreed(mutated(seed), gasLimit, "seed " + seed);
                        noticed += execution.equals(unchanged) ? 0 : 1;
                    }
                    // Most of the module is not executed.
                    assertThat(noticed).as("executed otherwise").isPositive();
                    return noticed;
                });
    }

    private static AdmittedModule mutated(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        ByteString wasm = ModuleMutation.ofValues(CommittedBlob.MODULE.bytes(), CHANGES, random);
        return switch (Admission.admit(wasm, HostFunctions.signatures())) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused(var findings) ->
                    throw new AssertionError("seed " + seed + ": " + findings);
        };
    }

    private static Execution agreed(AdmittedModule module, long gasLimit, String seed) {
        Execution compiled = run(module, gasLimit, Mode.COMPILED);
        same(seed + " put back", run(module, gasLimit, Mode.COMPILED), compiled);
        same(seed + " interpreted", run(module, gasLimit, Mode.INTERPRETED), compiled);
        Execution twin =
                new TwinEngine(module)
                        .execute(
                                PaidTransfer.EXPORT,
                                PaidTransfer.INPUT,
                                PaidTransfer.STATE,
                                gasLimit);
        same(seed + " on the twin", twin, compiled);
        return compiled;
    }

    private static Execution run(AdmittedModule module, long gasLimit, Mode mode) {
        return RUNTIME.execute(
                module,
                PaidTransfer.EXPORT,
                PaidTransfer.INPUT,
                PaidTransfer.STATE,
                gasLimit,
                mode);
    }

    private static void same(String where, Execution found, Execution expected) {
        assertThat(withoutReason(found)).as(where).isEqualTo(withoutReason(expected));
    }

    /// The reason of a trap is for people, and may differ.
    private static Execution withoutReason(Execution execution) {
        return switch (execution) {
            case Execution.Returned returned -> returned;
            case Execution.Trapped(var kind, var _, var reads) ->
                    new Execution.Trapped(kind, "", reads);
        };
    }
}
