package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.StandardModules;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The operand height that validation measures is what is really on the stack at most, over all
/// ways through a function: against [BodyPaths].
class OperandHeightTest {
    private static final int SEEDS = 600;

    @Test
    void isExactInGeneratedModules() {
        int higher = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            ByteString wasm = ModuleGenerator.generate(new SplittableRandom(seed));
            higher += check("seed " + seed, wasm, GeneratedHost.signatures());
        }
        assertThat(higher).as("functions whose dead code is higher").isBetween(10, SEEDS);
    }

    @Test
    void isExactInTheStandardModule() {
        ByteString wasm = StandardModules.xcmExecutor().wasm();
        check("xcm-executor", wasm, HostFunctions.signatures());
    }

    /// Without the code that no way reaches the height is exact; with it, it may only be more.
    ///
    /// @return functions in which it is more
    private static int check(String name, ByteString wasm, List<HostSignature> allowed) {
        ModuleParts parts = ModuleParts.of(wasm);
        List<FunctionShape> whole = ValidModule.of(wasm, allowed, Limits.V1).shapes();
        List<FunctionShape> live = ValidModule.of(LiveCode.of(wasm), allowed, Limits.V1).shapes();
        int imported = parts.importedFunctions();
        int higher = 0;
        for (int i = 0; i < live.size(); i++) {
            int height = Collections.max(new BodyPaths(parts, imported + i).heights().values());
            assertThat(live.get(i).operandHeight())
                    .as("%s, function %s", name, i)
                    .isEqualTo(height);
            assertThat(whole.get(i).operandHeight()).isGreaterThanOrEqualTo(height);
            higher += whole.get(i).operandHeight() > height ? 1 : 0;
        }
        return higher;
    }

    @Test
    void countsOperandsUnderABlock() {
        byte[] block = code(0x02, 0x7f, 0x41, 1, 0x41, 2, 0x6a, 0x0b);
        assertThat(height(code(0x41, 0, 0x41, 0, block, 0x1a, 0x1a, 0x1a))).isEqualTo(4);
    }

    @Test
    void countsTheHigherBranchOfAnIf() {
        byte[] three = code(0x41, 0, 0x41, 0, 0x41, 0, 0x1a, 0x1a, 0x1a);
        byte[] one = code(0x41, 0, 0x1a);
        assertThat(height(code(0x41, 1, 0x04, 0x40, one, 0x05, three, 0x0b))).isEqualTo(3);
        assertThat(height(code(0x41, 1, 0x04, 0x40, three, 0x05, one, 0x0b))).isEqualTo(3);
    }

    @Test
    void countsWhatIsBeforeABranchThatDropsIt() {
        byte[] five = times(5, 0x41, 0);
        assertThat(height(code(0x02, 0x40, five, 0x0c, 0, 0x0b))).isEqualTo(5);
        assertThat(height(code(five, 0x0f))).isEqualTo(5);
    }

    @Test
    void countsCodeThatIsNeverReachedAsValidationDoes() {
        assertThat(height(code(0x00, times(7, 0x41, 0)))).isEqualTo(7);
    }

    private static int height(byte[] instructions) {
        // What dead code leaves is dropped by one more jump.
        ByteString wasm = ModuleBuilder.of(code(0, instructions, 0x0f, 0x0b)).build();
        return ValidModule.of(wasm, List.of(), Limits.V1).shapes().getFirst().operandHeight();
    }
}
