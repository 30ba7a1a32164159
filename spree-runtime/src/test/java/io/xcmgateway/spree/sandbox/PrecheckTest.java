package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.importOf;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.module.StandardModules;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault is found, each once, and none that is only the consequence of another.
class PrecheckTest {
    private static final HostFunction INPUT = Guests.inputOf(ByteString.EMPTY);

    @Test
    void findsNothingInGoodModules() {
        assertThat(precheck(Guests.read("echo"))).isEmpty();
        assertThat(
                        Admission.precheck(
                                StandardModules.xcmExecutor().wasm(),
                                HostFunctions.signatures(),
                                EngineProfile.CURRENT))
                .isEmpty();
    }

    @Test
    void findsADozenFaultsOfDifferentSections() {
        ModuleBuilder module = new ModuleBuilder();
        module.item(SectionId.TYPE, ModuleBuilder.NOTHING); // 0
        module.item(SectionId.TYPE, code(0x60, 1, 0x7d, 0)); // 1: a float
        module.item(SectionId.TYPE, ModuleBuilder.I32_TO_I64); // 2
        module.item(SectionId.IMPORT, importOf("env", "unheard_of", 0)); // function 0
        module.item(SectionId.TABLE, code(0x6f, 0, 1)); // of externref
        module.item(SectionId.MEMORY, code(1, 2, 1)); // the maximum is below the minimum
        module.item(SectionId.GLOBAL, code(Opcode.I32, 2, 0x41, 0, 0x0b)); // mutability 2
        module.item(SectionId.GLOBAL, code(Opcode.I64, 0, 0x23, 0, 0x0b)); // global.get 0
        module.item(SectionId.EXPORT, export("memory", 2, 0)); // again
        module.item(SectionId.ELEMENT, code(0, 0x41, 0, 0x0b, 1, 9)); // function 9
        module.item(SectionId.DATA, code(0, 0x41, ModuleBuilder.signed(1 << 17), 0x0b, 1, 7));
        module.function(0, code(0, 0x1a, 0x0b)); // drops what is not there
        module.function(1, code(0, 0x43, 0x0b)); // of the float's type: not looked at
        module.function(2, code(0, 0x10, 0, 0x42, 0, 0x0b)); // good, and calls the unheard of
        module.function(0, code(0, 0x43, 0, 0, 0, 0, 0x1a, 0x0b)); // f32.const
        module.function(0, code(0, 0x23, 7, 0x1a, 0x0b)); // global 7

        ByteString wasm = module.build();

        assertThat(precheck(wasm))
                .extracting(Admission.Finding::rule, Admission.Finding::found)
                .containsExactly(
                        tuple("type i32 or i64", "0x7d"),
                        tuple("imports of the host API only", "env.unheard_of"),
                        tuple("a table of funcref", "0x6f"),
                        tuple("a maximum not below the minimum of memory pages", "less"),
                        tuple("mutability 0 or 1", "0x02"),
                        tuple("an initial value that is i64.const", "0x23"),
                        tuple("each export name once", "memory"),
                        tuple("function index below 6", "9"),
                        tuple("an operand", "none in this block"),
                        tuple("an allowed instruction", "0x43"),
                        tuple("global index below 2", "7"),
                        tuple("data inside the initial memory of 2 pages", "131072 + 1"));
        assertThat(precheck(wasm))
                .extracting(finding -> wasm.u8(finding.offset()))
                .containsExactly(0x7d, 3, 0x6f, 1, 2, 0x23, 6, 9, 0x1a, 0x43, 0x23, 0);
        assertThat(precheck(wasm))
                .isSortedAccordingTo(Comparator.comparingInt(Admission.Finding::offset));
    }

    /// A module with faults, and all of its findings.
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsAll(String name, ByteString wasm, List<String> rules) {
        assertThat(precheck(wasm)).extracting(Admission.Finding::rule).isEqualTo(rules);
        assertThat(Admission.admit(wasm, List.of(INPUT.signature())))
                .isEqualTo(new Admission.Refused(precheck(wasm)));
    }

    static Stream<Arguments> findsAll() {
        return Stream.of(sections(), items(), consequences()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> sections() {
        ByteString good = ModuleBuilder.of(code(0, 0x0b)).build();
        ByteString header = good.slice(0, 8);
        return Stream.of(
                all(
                        "no Wasm",
                        ByteString.ascii("no Wasm"),
                        "the header of a Wasm module, version 1"),
                all("nothing", header, "a memory defined and exported as `memory`"),
                all(
                        "unknown sections between and after known ones",
                        ByteString.concat(
                                header,
                                ByteString.of(14, 2, 1, 1),
                                good.slice(8, good.length()),
                                ByteString.of(13, 1, 0)),
                        "an allowed section",
                        "an allowed section"),
                all(
                        "a section twice",
                        good.concat(ByteString.of(1, 4, 1, 0x60, 0, 0)),
                        "sections once each and in order"),
                all(
                        "a section too late, which is read all the same",
                        ByteString.concat(header, ByteString.of(3, 2, 1, 0))
                                .concat(ByteString.of(1, 4, 1, 0x60, 0, 0)),
                        "sections once each and in order",
                        "a memory defined and exported as `memory`",
                        "1 function bodies"),
                all(
                        "a section longer than the module",
                        good.slice(0, good.length() - 1),
                        (good.length() - 8 - codeSectionAt(good)) + " bytes of section"),
                all(
                        "bytes after the last item",
                        new ModuleBuilder().raw(SectionId.FUNCTION, code(0, 5)).build(),
                        "end of section 3"),
                all(
                        "long sizes and counts",
                        ByteString.concat(
                                header,
                                ByteString.of(1, 0x85, 0, 0x81, 0, 0x60, 0, 0),
                                good.slice(8 + 6, good.length())),
                        "bytes of section in its shortest encoding",
                        "types in its shortest encoding"),
                all(
                        "custom sections too long, and without a name",
                        new ModuleBuilder()
                                .raw(SectionId.CUSTOM, code(1, "x", new byte[70_000]))
                                .build()
                                .concat(ByteString.of(0, 2, 1, 0xff))
                                .concat(ByteString.of(0, 1, 9)),
                        "at most 65536 bytes of custom sections",
                        "custom section name is UTF-8",
                        "9 bytes of custom section name"));
    }

    /// Where the code section of [ModuleBuilder#of] begins, without the header.
    private static int codeSectionAt(ByteString module) {
        return module.length() - 8 - 4;
    }

    private static Stream<Arguments> items() {
        ModuleBuilder types = new ModuleBuilder();
        types.item(SectionId.TYPE, code(0x60, 65, times(65, 0x7f), 0));
        types.item(SectionId.TYPE, code(0x60, 0, 2, 0x7f, 0x7c));
        types.item(SectionId.TYPE, code(0x60, 0, 1, 0x55));
        ModuleBuilder imports = new ModuleBuilder().item(SectionId.TYPE, code(0x60, 1, 0x7e, 0));
        imports.item(SectionId.IMPORT, code(3, "env", 1, "t", 1, 0x70, 0, 1));
        imports.item(SectionId.IMPORT, code(3, "env", 1, "m", 2, 1, 1, 1));
        imports.item(SectionId.IMPORT, code(3, "env", 1, "g", 3, 0x7f, 1));
        imports.item(SectionId.IMPORT, importOf("env", INPUT.name(), 5));
        imports.item(SectionId.IMPORT, code(1, 0xff, 1, "f", 0, 0));
        imports.item(SectionId.IMPORT, code(3, "env", 0x81, 1, "n".repeat(129), 0, 0));
        imports.item(SectionId.IMPORT, importOf("env", INPUT.name(), 0));
        imports.item(SectionId.IMPORT, importOf("env", INPUT.name(), 0));
        imports.item(SectionId.IMPORT, code(3, "env", 1, "x", 9));
        ModuleBuilder exports = new ModuleBuilder().item(SectionId.EXPORT, export("t", 1, 0));
        exports.item(SectionId.EXPORT, export("g", 3, 0)).item(SectionId.EXPORT, export("f", 0, 0));
        exports.item(SectionId.EXPORT, export("tag", 4, 0));
        ModuleBuilder globals = new ModuleBuilder();
        globals.item(SectionId.GLOBAL, code(0x7d, 0, 0x43, 0, 0, 0, 0, 0x0b));
        globals.item(SectionId.GLOBAL, code(0x70, 0, 0xd0, 0x70, 0x0b));
        globals.item(SectionId.GLOBAL, code(0x7f, 0, 0xd2, 0, 0x0b));
        globals.item(SectionId.GLOBAL, code(0x7f, 0, 0x6a, 0x0b));
        ModuleBuilder segments = new ModuleBuilder().item(SectionId.TABLE, code(0x70, 0, 1));
        segments.item(SectionId.ELEMENT, code(0, 0x41, 1, 0x0b, 1, 0));
        segments.item(SectionId.ELEMENT, code(0, 0x42, 1, 0x0b, 0));
        segments.item(SectionId.DATA, code(2, 0, 0x41, 0, 0x0b, 1, 7));
        segments.item(SectionId.DATA, code(0, 0x44, new byte[8], 0x0b, 1, 7));
        segments.item(SectionId.DATA, code(3));
        ModuleBuilder bodies = ModuleBuilder.of(code(0, times(70_000, 0x01), 0x0b));
        bodies.item(SectionId.CODE, ModuleBuilder.sized(code(0, 0x1a, 0x0b)));
        ModuleBuilder memories = new ModuleBuilder().item(SectionId.MEMORY, code(1, 65, 66));
        memories.item(SectionId.TABLE, code(0x70, 0, 0x81, 0x20));
        return Stream.of(
                all(
                        "types",
                        types,
                        "at most 64 parameters",
                        "at most 1 results",
                        "type i32 or i64",
                        "type i32 or i64"),
                all(
                        "imports",
                        imports,
                        "imports of functions only",
                        "imports of functions only",
                        "imports of functions only",
                        "type index below 1",
                        "import module is UTF-8",
                        "at most 128 bytes of import name",
                        "each import once",
                        "each import once",
                        "imports of functions only",
                        "an import kind of 0 to 3"),
                all(
                        "exports",
                        exports,
                        "table index below 0",
                        "global index below 0",
                        "function index below 0",
                        "an export kind of 0 to 3"),
                all(
                        "globals",
                        globals,
                        "type i32 or i64",
                        "type i32 or i64",
                        "a constant expression that is i32.const",
                        "a constant expression that is i32.const"),
                all(
                        "segments",
                        segments,
                        "element segments inside the table of 1",
                        "function index below 0",
                        "a constant expression that is i32.const",
                        "data segments that are active or passive",
                        "a constant expression that is i32.const",
                        "data segments that are active or passive"),
                all("bodies", bodies, "1 function bodies", "at most 65536 bytes of function body"),
                all(
                        "sizes",
                        memories,
                        "at most 4096 table elements",
                        "at most 64 memory pages",
                        "at most 64 memory pages"));
    }

    /// One fault, on which others depend.
    private static Stream<Arguments> consequences() {
        ModuleBuilder types = new ModuleBuilder().raw(SectionId.TYPE, (byte) 0x55);
        types.function(3, code(0, 0x1a, 0x0b)).item(SectionId.EXPORT, export("run", 0, 0));
        ModuleBuilder imports = ModuleBuilder.of(code(0, 0x10, 44, 0x23, 9, 0x1a, 0x0b));
        imports.raw(SectionId.IMPORT, (byte) 1, (byte) 0x7f);
        imports.item(SectionId.ELEMENT, code(0, 0x41, 9, 0x0b, 1, 77));
        ModuleBuilder functions = ModuleBuilder.of(code(0, 0x10, 44, 0x0b));
        functions.raw(SectionId.FUNCTION, (byte) 0xff);
        ModuleBuilder globals = ModuleBuilder.of(code(0, 0x23, 44, 0x24, 45, 0x0b));
        globals.raw(SectionId.GLOBAL, (byte) 0xff).item(SectionId.EXPORT, export("g", 3, 9));
        ModuleBuilder memory = new ModuleBuilder().raw(SectionId.MEMORY, (byte) 1, (byte) 7);
        memory.item(SectionId.DATA, code(0, 0x41, 9, 0x0b, 2, 1, 1));
        ModuleBuilder table = ModuleBuilder.of(code(0, 0x41, 0, 0x11, 0, 0, 0x0b));
        table.raw(SectionId.TABLE, code(1, 0x70, 9));
        table.item(SectionId.ELEMENT, code(0, 0x41, 9, 0x0b, 1, 0));
        ModuleBuilder exports = new ModuleBuilder().raw(SectionId.EXPORT, (byte) 0xff);
        ModuleBuilder count = ModuleBuilder.of(code(0, 0xfc, 9, 5, 0x0b));
        count.raw(SectionId.DATA_COUNT, (byte) 0xff);
        ModuleBuilder data = new ModuleBuilder().raw(SectionId.DATA_COUNT, (byte) 1);
        data.raw(SectionId.DATA, (byte) 0xff);
        return Stream.of(
                all("types", types, "1 bytes of a function type"),
                all("imports", imports, "127 bytes of import module"),
                all("functions", functions, "1 bytes of functions"),
                all("globals", globals, "1 bytes of globals"),
                all("memory", memory, "limits flags 0 or 1"),
                all("table", table, "limits flags 0 or 1"),
                all("exports", exports, "1 bytes of exports"),
                all("data count", count, "1 bytes of data segments"),
                all("data", data, "1 bytes of data segments"));
    }

    /// Of each mutation: whatever it is, a verdict, the same twice, within the bounds.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void judgesEveryMutationOfAValidModule(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            ByteString wasm = mutated(Guests.read(i % 2 == 0 ? "echo" : "grow"), random);

            List<Admission.Finding> findings = precheck(wasm);

            assertThat(findings)
                    .as("mutation %s of seed %s: %s", i, seed, wasm.toHex())
                    .hasSizeLessThanOrEqualTo(Limits.V1.findingsMax())
                    .isSortedAccordingTo(Comparator.comparingInt(Admission.Finding::offset))
                    .allMatch(finding -> finding.offset() <= wasm.length())
                    .isEqualTo(precheck(wasm));
        }
    }

    private static ByteString mutated(ByteString wasm, Random random) {
        byte[] bytes = wasm.toByteArray();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            bytes[8 + random.nextInt(bytes.length - 8)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(5));
        }
        ByteString changed = ByteString.wrap(bytes);
        return random.nextInt(4) > 0
                ? changed
                : changed.slice(0, 8 + random.nextInt(bytes.length - 8));
    }

    private static Arguments all(String name, ModuleBuilder module, String... rules) {
        return all(name, module.build(), rules);
    }

    private static Arguments all(String name, ByteString module, String... rules) {
        return arguments(name, module, List.of(rules));
    }

    private static List<Admission.Finding> precheck(ByteString wasm) {
        return Admission.precheck(wasm, List.of(INPUT.signature()), EngineProfile.CURRENT);
    }
}
