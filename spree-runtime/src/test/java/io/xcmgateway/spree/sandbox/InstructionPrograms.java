package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Programs of a few instructions, each with all that it has to pay for. All of it is executed, so
/// that nothing depends on where it is paid.
public final class InstructionPrograms {
    private InstructionPrograms() {}

    private static final byte[] CONST = code(0x41, 1);
    private static final byte[] DROP = code(0x1a);
    private static final byte[] NOP = code(0x01);
    private static final int[] DIVISIONS = {0x6d, 0x6e, 0x6f, 0x70};
    private static final int[] LONG_DIVISIONS = {0x7f, 0x80, 0x81, 0x82};

    private static final HostFunction HOST =
            new HostFunction(
                    "host",
                    List.of(),
                    ValueType.NONE,
                    (guest, _) -> {
                        guest.charge(11);
                        return 0;
                    });

    private static final List<Program> PROGRAMS = programs();

    /// Under each profile, the module that has all programs as entry points.
    private static final Map<EngineProfile, AdmittedModule> MODULES = new ConcurrentHashMap<>();

    /// @param height operands of the code at once
    /// @param counts of the code, without what the function around it costs
    private record Program(String name, int height, Map<String, Long> counts, ByteString code) {}

    public static Stream<PricedProgram> all() {
        return PROGRAMS.stream().map(InstructionPrograms::priced);
    }

    private static List<Program> programs() {
        return List.of(
                program("nothing", 0, Map.of()),
                program("constants", 2, Map.of("simple", 4L), CONST, CONST, DROP, DROP),
                program(
                        "memory accesses",
                        2,
                        Map.of("simple", 4L, "memoryAccess", 2L),
                        code(CONST, 0x28, 0, 0, DROP),
                        code(CONST, CONST, 0x3a, 0, 0)),
                program("divisions", 2, Map.of("simple", 24L, "division", 8L), divisions()),
                program(
                        "br_table",
                        1,
                        Map.of("simple", 2L, "branchTable", 1L),
                        code(0x02, 0x40, CONST, 0x0e, 1, 0, 0, 0x0b)),
                program(
                        "a branch that is taken, and ifs",
                        1,
                        Map.of("simple", 2L + 2L + 3L, "conditionalBranch", 3L),
                        code(0x02, 0x40, CONST, 0x0d, 0, 0x0b),
                        code(CONST, 0x04, 0x40, NOP, 0x0b),
                        code(CONST, 0x04, 0x40, NOP, NOP, 0x0b)),
                program(
                        "calls",
                        0,
                        Map.of("call", 2L, "functionEntry", 2L, "simple", 2L),
                        code(0x10, 1, 0x10, 1)),
                program(
                        "calls through the table",
                        1,
                        Map.of(
                                "callIndirect",
                                2L,
                                "functionEntry",
                                2L,
                                "frameValue",
                                10L,
                                "simple",
                                4L),
                        code(0x41, 0, 0x11, 0, 0, 0x41, 0, 0x11, 0, 0)),
                program(
                        "far locals",
                        0,
                        Map.of("call", 1L, "functionEntry", 1L, "frameValue", 66L, "farLocal", 2L),
                        code(0x10, 3)),
                program(
                        "multiplications",
                        2,
                        Map.of("simple", 18L, "multiplication", 8L),
                        code(CONST, 0x67, DROP, CONST, 0x68, DROP, CONST, 0x69, DROP),
                        code(CONST, CONST, 0x6c, DROP),
                        code(0x42, 7, 0x79, DROP, 0x42, 7, 0x7a, DROP, 0x42, 7, 0x7b, DROP),
                        code(0x42, 7, 0x42, 7, 0x7e, DROP)),
                program("a host function", 0, Map.of("call", 1L, "hostCall", 1L), code(0x10, 0)),
                program(
                        "memory.grow",
                        1,
                        Map.of("simple", 2L, "bulkBase", 1L, "memoryGrowPage", 3L),
                        code(0x41, 3, 0x40, 0, DROP)),
                program(
                        "bulk memory",
                        3,
                        Map.of("simple", 9L, "bulkBase", 4L, "bulkWord", 3L + 1L + 2L),
                        code(0x41, 0, 0x41, 7, 0x41, 17, 0xfc, 11, 0),
                        code(0x41, 0, 0x41, 7, 0x41, 8, 0xfc, 10, 0, 0),
                        code(0x41, 0, 0x41, 0, 0x41, 9, 0xfc, 8, 0, 0),
                        code(0xfc, 9, 0)),
                program("a loop", 0, Map.of("simple", 3L), code(0x03, 0x40, NOP, NOP, 0x0b)),
                loopOnOperands());
    }

    /// In it every price is multiplied.
    private static Program loopOnOperands() {
        long factor = PriceVariants.price("loopOnOperandsFactor");
        long inside = 2 * PriceVariants.price("simple") + PriceVariants.price("memoryAccess");
        return program(
                "a loop on operands",
                2,
                Map.of(
                        "simple", 3L + 2 * factor,
                        "memoryAccess", factor,
                        "loopOnOperandsFactor", inside),
                code(CONST, 0x03, 0x40, CONST, 0x28, 0, 0, DROP, 0x0b, DROP));
    }

    private static byte[] divisions() {
        byte[] all = {};
        for (int each : DIVISIONS) {
            all = code(all, CONST, CONST, each, DROP);
        }
        for (int each : LONG_DIVISIONS) {
            all = code(all, code(0x42, 7, 0x42, 2), each, DROP);
        }
        return all;
    }

    private static Program program(
            String name, int height, Map<String, Long> counts, byte[]... parts) {
        return new Program(name, height, counts, ByteString.wrap(code((Object[]) parts)));
    }

    private static PricedProgram priced(Program program) {
        Map<String, Long> counts = new TreeMap<>(program.counts);
        counts.merge("functionEntry", 1L, Long::sum);
        // The parameter, and the operands; the result is one.
        counts.merge("frameValue", 1L + Math.max(program.height, 1), Long::sum);
        counts.merge("simple", 1L, Long::sum);
        return new PricedProgram(program.name, profile -> gasUsed(program.name, profile), counts);
    }

    /// Function 0 is [#HOST], 1 does a `nop`, 2 the same in the table, with five locals, 3 copies
    /// its last local of 65.
    private static AdmittedModule admit(EngineProfile profile) {
        ModuleBuilder module = new ModuleBuilder();
        module.item(SectionId.TYPE, ModuleBuilder.NOTHING);
        module.item(SectionId.TYPE, ModuleBuilder.I32_TO_I64);
        module.item(SectionId.IMPORT, ModuleBuilder.importOf("env", HOST.name(), 0));
        module.item(SectionId.TABLE, code(0x70, 0, 1));
        module.item(SectionId.ELEMENT, code(0, 0x41, 0, 0x0b, 1, 2));
        module.item(SectionId.DATA, code(1, 9, new byte[9]));
        module.raw(SectionId.DATA_COUNT, (byte) 1);
        module.function(0, code(0, NOP, 0x0b));
        module.function(0, code(1, 5, 0x7f, NOP, 0x0b));
        module.function(0, code(1, 65, 0x7f, 0x20, 64, 0x21, 64, 0x0b));
        int function = 4;
        for (Program each : PROGRAMS) {
            module.item(SectionId.EXPORT, ModuleBuilder.export(each.name, 0, function++));
            module.function(1, code(0, each.code.toByteArray(), 0x42, 0, 0x0b));
        }
        Admission admission = Admission.admit(module.build(), List.of(HOST.signature()), profile);
        return ((Admission.Admitted) admission).module();
    }

    private static long gasUsed(String export, EngineProfile profile) {
        AdmittedModule module = MODULES.computeIfAbsent(profile, InstructionPrograms::admit);
        Run compiled = run(module, Mode.COMPILED, export);
        assertThat(run(module, Mode.INTERPRETED, export)).isEqualTo(compiled);
        return ((Run.Returned) compiled).gasUsed();
    }

    private static Run run(AdmittedModule module, Mode mode, String export) {
        return Sandbox.callOnThread(
                "priced", () -> Sandbox.run(module, mode, export, 0, List.of(HOST), Guests.GAS));
    }
}
