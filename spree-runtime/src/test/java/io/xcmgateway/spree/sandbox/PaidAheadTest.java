package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a branch that is not taken costs in the end: the prices that say where something is paid.
class PaidAheadTest {
    private static final long SIMPLE = PriceVariants.price("simple");
    private static final byte[] NOPS = code(0x01, 0x01);

    /// Jumps over something.
    private static byte[] over(byte[] code) {
        return code(0x02, 0x40, 0x41, 1, 0x0d, 0, code, 0x0b);
    }

    @Test
    void aRunThatIsNotExecutedIsPaidForUpToAheadRun() {
        ByteString wasm = module(over(NOPS));

        long least = gasUsed(wasm, Map.of("aheadRun", 0L));

        assertThat(gasUsed(wasm, Map.of("aheadRun", 2 * SIMPLE - 1))).isEqualTo(least);
        assertThat(gasUsed(wasm, Map.of("aheadRun", 2 * SIMPLE))).isEqualTo(least + 2 * SIMPLE);
    }

    @Test
    void runsThatAreNotExecutedArePaidForUpToAheadTotal() {
        ByteString wasm = module(over(NOPS));

        long least = gasUsed(wasm, Map.of("aheadRun", 0L));

        assertThat(gasUsed(wasm, Map.of("aheadRun", 9 * SIMPLE, "aheadTotal", 2 * SIMPLE - 1)))
                .isEqualTo(least);
        assertThat(gasUsed(wasm, Map.of("aheadRun", 9 * SIMPLE, "aheadTotal", 2 * SIMPLE)))
                .isEqualTo(least + 2 * SIMPLE);
    }

    @Test
    void aFunctionThatIsNotCalledIsPaidForUpToFlatFunction() {
        ByteString wasm = module(over(code(0x10, 1)));
        long function = PriceVariants.price("functionEntry") + 2 * SIMPLE;
        long call = PriceVariants.price("call");
        long ample = 10 * (function + call);

        long least = gasUsed(wasm, Map.of("aheadRun", 0L));

        Map<String, Long> just =
                Map.of("aheadRun", ample, "aheadTotal", ample, "flatFunction", function);
        Map<String, Long> under =
                Map.of("aheadRun", ample, "aheadTotal", ample, "flatFunction", function - 1);
        assertThat(gasUsed(wasm, just)).isEqualTo(least + call + function);
        assertThat(gasUsed(wasm, under)).isEqualTo(least + call);
    }

    /// Function 0 runs the code, 1 is small.
    private static ByteString module(byte[] code) {
        return ModuleBuilder.running(code(0, code, 0x42, 0, 0x0b))
                .item(SectionId.TYPE, ModuleBuilder.NOTHING)
                .function(1, code(0, NOPS, 0x0b))
                .build();
    }

    private static long gasUsed(ByteString wasm, Map<String, Long> prices) {
        Admission admission = Admission.admit(wasm, List.of(), PriceVariants.with(prices));
        AdmittedModule module = ((Admission.Admitted) admission).module();
        Run run = Guests.run(module, Mode.COMPILED, Guests.GAS);
        return ((Run.Returned) run).gasUsed();
    }
}
