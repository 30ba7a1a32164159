package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Small modules that made Wasm parsers and compilers allocate gigabytes or run for minutes. Each
/// is valid or nearly so, and is refused.
class BombsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(5)
    void refusesWithoutEffort(String name, String rule, ByteString bomb) {
        Admission admission = Admission.admit(bomb, List.of());

        assertThat(admission).isInstanceOf(Admission.Refused.class);
        assertThat(((Admission.Refused) admission).findings().getFirst().rule())
                .as(name)
                .isEqualTo(rule);
    }

    static Stream<Arguments> refusesWithoutEffort() {
        byte[] twoGiga = u32(0x7fff_fff0);
        byte[] block = {0x02, 0x40, 0x41, 0, 0x0d, 0, 0x0b};
        return Stream.of(
                arguments(
                        "a data segment of 2 GiB in 17 bytes",
                        "at most 1048576 bytes of data",
                        new ModuleBuilder().raw(SectionId.DATA, code(1, 1, twoGiga)).build()),
                arguments(
                        "two billion data segments",
                        "at most 1024 data segments",
                        new ModuleBuilder().raw(SectionId.DATA, twoGiga).build()),
                arguments(
                        "two billion parameters",
                        "at most 64 parameters",
                        new ModuleBuilder().raw(SectionId.TYPE, code(1, 0x60, twoGiga)).build()),
                arguments(
                        "20 000 sibling loops",
                        "at most 1000 loops",
                        ModuleBuilder.of(code(0, times(20_000, 0x03, 0x40, 0x0b), 0x0b)).build()),
                arguments(
                        "300 KB of sibling loops",
                        "at most 65536 bytes of function body",
                        ModuleBuilder.of(code(0, times(100_000, 0x03, 0x40, 0x0b), 0x0b)).build()),
                arguments(
                        "30 functions of 50 000 locals",
                        "at most 1024 parameters and locals",
                        functions(30, code(1, u32(50_000), 0x7e, 0x0b))),
                arguments(
                        "4 KB of groups of two billion locals",
                        "at most 1024 parameters and locals",
                        ModuleBuilder.of(
                                        code(
                                                u32(700),
                                                times(700, 0xf0, 0xff, 0xff, 0xff, 0x07, 0x7e),
                                                0x0b))
                                .build()),
                arguments(
                        "blocks 20 000 deep",
                        "at most 256 nested blocks",
                        ModuleBuilder.of(
                                        code(
                                                0,
                                                times(16_000, 0x02, 0x40),
                                                times(16_000, 0x0b),
                                                0x0b))
                                .build()),
                arguments(
                        "a br_table of 100 000 targets",
                        "at most 256 br_table targets",
                        ModuleBuilder.of(
                                        code(
                                                0,
                                                0x41,
                                                0,
                                                0x0e,
                                                u32(100_000),
                                                times(60_000, 0),
                                                0x0b))
                                .build()),
                arguments(
                        "1000 locals at 9000 branch targets",
                        "at most 2097152 frame values times branch targets",
                        ModuleBuilder.of(code(1, u32(1_000), 0x7e, repeat(block, 4_500), 0x0b))
                                .build()),
                arguments(
                        "1000 equal types",
                        "at most 256 types",
                        new ModuleBuilder()
                                .items(SectionId.TYPE, 1_000, ModuleBuilder.NOTHING)
                                .build()),
                arguments(
                        "2 GiB of memory",
                        "at most 64 memory pages",
                        new ModuleBuilder().item(SectionId.MEMORY, code(0, u32(32_767))).build()),
                arguments(
                        "ten million table elements",
                        "at most 4096 table elements",
                        new ModuleBuilder()
                                .item(SectionId.TABLE, code(0x70, 0, u32(10_000_000)))
                                .build()),
                arguments(
                        "7 MB of straight code",
                        "at most 1048576 bytes of module",
                        ModuleBuilder.of(code(0, times(2_500_000, 0x41, 0, 0x1a), 0x0b)).build()),
                arguments(
                        "10 000 operands at once",
                        "at most 1024 operands",
                        ModuleBuilder.of(code(0, times(10_000, 0x41, 0), times(10_000, 0x1a), 0x0b))
                                .build()),
                arguments(
                        "1000 operands at 6000 branch targets",
                        "at most 2097152 frame values times branch targets",
                        ModuleBuilder.of(
                                        code(
                                                0,
                                                times(1_000, 0x41, 0),
                                                repeat(block, 3_000),
                                                times(1_000, 0x1a),
                                                0x0b))
                                .build()),
                arguments(
                        "100 000 tiny functions",
                        "at most 10000 functions",
                        functions(100_000, code(0, 0x0b))),
                arguments(
                        "63 KB of memory sizes, too much bytecode for a JVM method",
                        Engine.RULE,
                        ModuleBuilder.of(code(0, times(21_000, 0x3f, 0, 0x1a), 0x0b)).build()));
    }

    private static ByteString functions(int count, byte[] body) {
        ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        for (int i = 0; i < count; i++) {
            module.function(0, body);
        }
        return module.build();
    }

    private static byte[] repeat(byte[] unit, int count) {
        int[] unsigned = new int[unit.length];
        for (int i = 0; i < unit.length; i++) {
            unsigned[i] = unit[i];
        }
        return times(count, unsigned);
    }
}
