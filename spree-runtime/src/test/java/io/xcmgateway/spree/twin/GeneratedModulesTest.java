package io.xcmgateway.spree.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.ExecutedOpcodes;
import io.xcmgateway.spree.sandbox.GeneratedHost;
import io.xcmgateway.spree.sandbox.ModuleGenerator;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Chicory compiled, on a fresh and a used instance, Chicory interpreted and Endive come to the
/// same on modules made by chance: end, gas, memory and globals, after traps too.
class GeneratedModulesTest {
    private static final int SEEDS_FOR_OPCODES = 400;
    private static final long ENOUGH = 1_000;

    @Test
    void enginesAgree() {
        Map<String, Integer> ends =
                SeedRuns.over(SeedRuns.GENERATED, GeneratedModulesTest::generated);
        System.out.println("generated modules: " + ends);
        assertThat(ends).as("all are valid").doesNotContainKey(Differential.REFUSED);
        if (SeedRuns.enough(SeedRuns.GENERATED, ENOUGH)) {
            assertThat(ends)
                    .containsKeys(
                            Differential.RETURNED,
                            "OUT_OF_GAS",
                            "DEPTH_EXCEEDED",
                            "BROKEN_RESULT",
                            "TRAP: out of bounds");
        }
    }

    @Test
    void everyAdmittedInstructionIsExecuted() {
        Set<Integer> missing = new TreeSet<>(ExecutedOpcodes.admitted());
        Sandbox.callOnThread(
                "opcodes",
                () -> {
                    for (int seed = 0; seed < SEEDS_FOR_OPCODES; seed++) {
                        ByteString wasm = ModuleGenerator.generate(new SplittableRandom(seed));
                        missing.removeAll(ExecutedOpcodes.of(wasm));
                    }
                    return missing;
                });
        assertThat(missing).isEmpty();
    }

    static Differential generated(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        ByteString wasm = ModuleGenerator.generate(random);
        return new Differential(
                wasm,
                GeneratedHost.signatures(),
                GeneratedHost::functions,
                random.nextInt(),
                2_000L << random.nextInt(10));
    }
}
