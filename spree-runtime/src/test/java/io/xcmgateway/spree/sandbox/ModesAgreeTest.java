package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The interpreter and the compiler give the same output, gas and kind of trap.
class ModesAgreeTest {
    private static final int SEEDS = Integer.getInteger("sandbox.seeds", 100);
    private static final int FIRST_SEED = Integer.getInteger("sandbox.seed", 0);
    private static final HostFunction[] HOST =
            GeneratedHost.functions().toArray(HostFunction[]::new);

    @Test
    void onGeneratedModules() {
        Map<TrapKind, Integer> traps = new EnumMap<>(TrapKind.class);
        int returned = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            AdmittedModule module = Guests.admit(ModuleGenerator.generate(random), HOST);
            long gasLimit = 1_000L << random.nextInt(9);
            switch (agreed(module, gasLimit, "seed " + seed)) {
                case Run.Returned run -> {
                    returned++;
                    assertThat(run.gasUsed()).isBetween(1L, gasLimit);
                    endsOneGasEarlier(module, run, "seed " + seed);
                }
                case Run.Trapped(var kind, var _) -> traps.merge(kind, 1, Integer::sum);
            }
        }
        // The generator is worth something only while its modules end in all ways.
        assertThat(returned).as("returned").isGreaterThan(SEEDS / 10);
        assertThat(traps).as("traps").containsKeys(TrapKind.OUT_OF_GAS, TrapKind.TRAP);
    }

    /// Mutated modules are refused by our own validator, or they are valid: the engine, which
    /// validates again, never finds anything, and the modes agree on them too.
    @Test
    void onMutatedModules() {
        int admitted = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + 4 * SEEDS; seed++) {
            RandomGenerator random = new SplittableRandom(~seed);
            byte[] bytes = ModuleGenerator.generate(random).toByteArray();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            ByteString wasm = ByteString.wrap(bytes);
            switch (Admission.admit(wasm, GeneratedHost.signatures())) {
                case Admission.Admitted(var module) -> {
                    admitted++;
                    agreed(module, 20_000, "seed " + seed);
                }
                case Admission.Refused(var findings) ->
                        assertThat(findings)
                                .as("seed " + seed)
                                .noneMatch(finding -> finding.rule().equals(Engine.RULE));
            }
        }
        assertThat(admitted).isGreaterThan(SEEDS / 4);
    }

    @Test
    void onEveryGuest() {
        for (String guest : List.of("loop", "recurse", "grow", "trap", "broken-result")) {
            AdmittedModule module = Guests.admit(Guests.read(guest));
            for (long gasLimit : new long[] {0, 10, 1_000, 1_000_000}) {
                agreed(module, gasLimit, guest + " with gas " + gasLimit);
            }
        }
    }

    private static Run agreed(AdmittedModule module, long gasLimit, String what) {
        Run compiled = run(module, Mode.COMPILED, gasLimit);
        Run interpreted = run(module, Mode.INTERPRETED, gasLimit);
        assertThat(comparable(interpreted)).as(what).isEqualTo(comparable(compiled));
        return compiled;
    }

    /// With exactly the gas used a run ends the same way; with one less it runs out, wherever that
    /// is.
    private static void endsOneGasEarlier(AdmittedModule module, Run.Returned run, String what) {
        assertThat(agreed(module, run.gasUsed(), what)).as(what).isEqualTo(run);
        Run earlier = agreed(module, run.gasUsed() - 1, what);
        assertThat(earlier).as(what).isInstanceOf(Run.Trapped.class);
        assertThat(((Run.Trapped) earlier).kind()).as(what).isEqualTo(TrapKind.OUT_OF_GAS);
    }

    private static Run run(AdmittedModule module, Mode mode, long gasLimit) {
        return module.imports().isEmpty()
                ? Guests.run(module, mode, gasLimit)
                : Guests.run(module, mode, gasLimit, HOST);
    }

    /// The reason of a trap is for people, and may differ.
    private static Run comparable(Run run) {
        return switch (run) {
            case Run.Returned returned -> returned;
            case Run.Trapped(var kind, var _) -> new Run.Trapped(kind, "");
        };
    }
}
