package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.importOf;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each cap of a module: at it the module is admitted, one above it is refused for that reason.
class LimitsTest {
    private static final Limits LIMITS = Limits.V1;
    private static final List<HostSignature> HOST = host(LIMITS.importsMax() + 1);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void admitsUpToTheCapAndRefusesMore(
            String name, int cap, String rule, IntFunction<ModuleBuilder> module) {
        assertThat(Admission.admit(module.apply(cap).build(), HOST))
                .isInstanceOf(Admission.Admitted.class);
        assertThat(finding(module.apply(cap + 1).build()).rule()).contains(rule);
    }

    static Stream<Arguments> admitsUpToTheCapAndRefusesMore() {
        return Stream.of(
                cap("types", LIMITS.typesMax(), "types", LimitsTest::types),
                cap("parameters", LIMITS.parametersMax(), "parameters", LimitsTest::parameters),
                cap("imports", LIMITS.importsMax(), "imports", LimitsTest::imports),
                cap("functions", LIMITS.functionsMax(), "functions", LimitsTest::functions),
                cap("body", LIMITS.bodyBytesMax(), "function body", LimitsTest::body),
                cap("locals", LIMITS.localsMax(), "locals", LimitsTest::locals),
                cap("operands", LIMITS.operandHeightMax(), "operands", LimitsTest::operands),
                cap("nesting", LIMITS.nestingMax(), "nested", LimitsTest::nesting),
                cap("loops", LIMITS.loopsMax(), "loops", LimitsTest::loops),
                cap("br_table", LIMITS.branchTableMax(), "br_table", LimitsTest::branchTable),
                cap("table", LIMITS.tableElementsMax(), "table elements", LimitsTest::table),
                cap("elements", LIMITS.elementSegmentsMax(), "element segm", LimitsTest::elements),
                cap("memory", LIMITS.memoryPagesMax(), "memory pages", LimitsTest::memory),
                cap("memory maximum", LIMITS.memoryPagesMax(), "memory pages", LimitsTest::maximum),
                cap("data", LIMITS.dataSegmentsMax(), "data segments", LimitsTest::data),
                cap("globals", LIMITS.globalsMax(), "globals", LimitsTest::globals),
                cap("exports", LIMITS.exportsMax(), "exports", LimitsTest::exports),
                cap("name", LIMITS.nameBytesMax(), "export name", LimitsTest::name),
                cap("custom", LIMITS.customSectionBytesMax(), "custom", LimitsTest::custom),
                cap("frame cells", LIMITS.bodyFrameCellsMax() / 1_024, "frame values", cells(1)),
                cap(
                        "all frame cells",
                        LIMITS.moduleFrameCellsMax() / LIMITS.bodyFrameCellsMax(),
                        "in all functions",
                        n -> cells(n).apply(LIMITS.bodyFrameCellsMax() / 1_024)));
    }

    @Test
    void refusesAModuleAboveTheSizeLimit() {
        int overhead = bytes(1 << 18).length() - (1 << 18);
        int most = LIMITS.moduleBytesMax() - overhead;

        assertThat(Admission.admit(bytes(most), List.of())).isInstanceOf(Admission.Admitted.class);
        assertThat(finding(bytes(most + 1)).rule()).contains("bytes of module");
    }

    @Test
    void reportsFindingsUpToTheLimit() {
        ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        for (int i = 0; i < LIMITS.findingsMax() + 1; i++) {
            module.function(0, (byte) 0, (byte) 0x1a, (byte) 0x0b);
        }

        Admission admission = Admission.admit(module.build(), List.of());

        assertThat(((Admission.Refused) admission).findings())
                .hasSize(LIMITS.findingsMax())
                .allMatch(finding -> finding.rule().equals("an operand"));
    }

    @ParameterizedTest
    @EnumSource
    void returnsAtMostTheOutputLimit(Mode mode) {
        assertThat(output(LIMITS.outputBytesMax(), mode)).isInstanceOf(Run.Returned.class);
        assertThat(((Run.Trapped) output(LIMITS.outputBytesMax() + 1, mode)).kind())
                .isEqualTo(TrapKind.BROKEN_RESULT);
    }

    @ParameterizedTest
    @EnumSource
    void endsARunAtTheSameDepthInBothModes(Mode mode) {
        // Each frame: base, one parameter, and two operands at most.
        int frame = LIMITS.frameValuesBase() + 1 + 2;
        long fits = LIMITS.stackValuesMax() / frame;

        assertThat(depth(fits - 1, mode)).isInstanceOf(Run.Returned.class);
        assertThat(((Run.Trapped) depth(fits, mode)).kind()).isEqualTo(TrapKind.DEPTH_EXCEEDED);
    }

    /// `run` calls itself as often as its argument says, so one frame more is active.
    private static Run depth(long calls, Mode mode) {
        byte[] body =
                code(
                        code(0, 0x20, 0, 0x04, 0x40), // if (n != 0)
                        code(0x20, 0, 0x41, 1, 0x6b, 0x10, 0, 0x1a, 0x0b), // run(n - 1)
                        code(0x42, 0, 0x0b));
        AdmittedModule module = Guests.admit(ModuleBuilder.running(body).build());
        return Sandbox.callOnThread(
                "depth",
                () -> Sandbox.run(module, mode, "run", (int) calls, List.of(), Guests.GAS));
    }

    private static Run output(int length, Mode mode) {
        byte[] body = code(0, 0x42, ModuleBuilder.signed((long) length << 32), 0x0b);
        ModuleBuilder module = ModuleBuilder.running(body);
        module.item(SectionId.MEMORY, (byte) 0, (byte) 32);
        return Guests.run(Guests.admit(module.build()), mode, Guests.GAS);
    }

    private static Arguments cap(
            String name, int cap, String rule, IntFunction<ModuleBuilder> module) {
        return arguments(name, cap, rule, module);
    }

    private static ModuleBuilder types(int n) {
        return new ModuleBuilder().items(SectionId.TYPE, n, ModuleBuilder.NOTHING);
    }

    private static ModuleBuilder parameters(int n) {
        return new ModuleBuilder()
                .item(SectionId.TYPE, code(0x60, u32(n), times(n, Opcode.I64), 0))
                .function(0, (byte) 0, (byte) 0x0b);
    }

    private static ModuleBuilder imports(int n) {
        ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        for (int i = 0; i < n; i++) {
            module.item(SectionId.IMPORT, importOf("env", "f" + i, 0));
        }
        return module;
    }

    private static ModuleBuilder functions(int n) {
        ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        for (int i = 0; i < n; i++) {
            module.function(0, (byte) 0, (byte) 0x0b);
        }
        return module;
    }

    private static ModuleBuilder body(int n) {
        return ModuleBuilder.of(code(0, times(n - 2, 0x01), 0x0b));
    }

    private static ModuleBuilder locals(int n) {
        return ModuleBuilder.of(code(1, u32(n), Opcode.I64, 0x0b));
    }

    private static ModuleBuilder operands(int n) {
        return ModuleBuilder.of(code(0, times(n, 0x41, 0), times(n, 0x1a), 0x0b));
    }

    private static ModuleBuilder nesting(int n) {
        return ModuleBuilder.of(code(0, times(n, 0x02, 0x40), times(n, 0x0b), 0x0b));
    }

    private static ModuleBuilder loops(int n) {
        return ModuleBuilder.of(code(0, times(n, 0x03, 0x40, 0x0b), 0x0b));
    }

    private static ModuleBuilder branchTable(int n) {
        return ModuleBuilder.of(code(0, 0x41, 0, 0x0e, u32(n), times(n + 1, 0), 0x0b));
    }

    private static ModuleBuilder table(int n) {
        return new ModuleBuilder().item(SectionId.TABLE, code(0x70, 0, u32(n)));
    }

    private static ModuleBuilder elements(int n) {
        return table(1).items(SectionId.ELEMENT, n, code(0, 0x41, 0, 0x0b, 0));
    }

    private static ModuleBuilder memory(int n) {
        return new ModuleBuilder().item(SectionId.MEMORY, code(0, u32(n)));
    }

    private static ModuleBuilder maximum(int n) {
        return new ModuleBuilder().item(SectionId.MEMORY, code(1, 1, u32(n)));
    }

    private static ModuleBuilder data(int n) {
        return new ModuleBuilder().items(SectionId.DATA, n, code(0, 0x41, 0, 0x0b, 0));
    }

    private static ModuleBuilder globals(int n) {
        return new ModuleBuilder().items(SectionId.GLOBAL, n, code(Opcode.I32, 0, 0x41, 0, 0x0b));
    }

    private static ModuleBuilder exports(int n) {
        ModuleBuilder module = new ModuleBuilder();
        for (int i = 1; i < n; i++) {
            module.item(SectionId.EXPORT, export("memory" + i, 2, 0));
        }
        return module;
    }

    private static ModuleBuilder name(int n) {
        return new ModuleBuilder().item(SectionId.EXPORT, export("x".repeat(n), 2, 0));
    }

    private static ModuleBuilder custom(int n) {
        return new ModuleBuilder().raw(SectionId.CUSTOM, code(1, "x", times(n - 2, 7)));
    }

    /// Functions of 1024 locals with the given number of branch targets.
    private static IntFunction<ModuleBuilder> cells(int functions) {
        return targets -> {
            ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
            byte[] blocks = times(targets - 1, 0x02, 0x40, 0x0b);
            for (int i = 0; i < functions; i++) {
                module.function(0, code(1, u32(1_024), Opcode.I32, blocks, 0x0b));
            }
            return module;
        };
    }

    private static ByteString bytes(int data) {
        return new ModuleBuilder()
                .item(SectionId.MEMORY, code(0, 32))
                .item(SectionId.DATA, code(0, 0x41, 0, 0x0b, u32(data), new byte[data]))
                .build();
    }

    private static Admission.Finding finding(ByteString wasm) {
        Admission admission = Admission.admit(wasm, HOST);
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) admission).findings().getFirst();
    }

    private static List<HostSignature> host(int count) {
        List<HostSignature> signatures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            signatures.add(new HostSignature("f" + i, List.of(), ValueType.NONE));
        }
        return signatures;
    }
}
