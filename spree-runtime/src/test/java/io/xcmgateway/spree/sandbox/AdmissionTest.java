package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.importOf;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {
    private static final HostFunction INPUT = Guests.inputOf(ByteString.EMPTY);

    @Test
    void namesTheModuleByTheHashOfItsBytes() {
        ByteString wasm = Guests.read("echo");

        AdmittedModule module = Guests.admit(wasm, INPUT);

        assertThat(module.bytes()).isEqualTo(wasm);
        assertThat(module.codeHash()).isEqualTo(Hashing.blake2b256(wasm));
        assertThat(module.imports()).containsExactly("ext_input_read_version_1");
        assertThat(module.entryPoints()).contains("run", "SpreeModule_apply_message");
    }

    @Test
    void skipsCustomSections() {
        ModuleBuilder module = ModuleBuilder.of((byte) 0, (byte) 0x0b);
        module.raw(SectionId.CUSTOM, code(4, "name", 1, 2, 3));

        assertThat(admit(module.build())).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void reportsABadInstructionOfEachFunction() {
        ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        module.function(0, code(0, 0x41, 0, 0x0b)).function(0, code(0, 0x0b));
        module.function(0, code(0, 0x43, 0, 0, 0, 0, 0x1a, 0x0b));

        Admission.Refused refused = (Admission.Refused) admit(module.build());

        assertThat(refused.findings())
                .extracting(Admission.Finding::rule)
                .containsExactly("no operands left in the block", "an allowed instruction");
        int offset = refused.findings().getLast().offset();
        assertThat(module.build().u8(offset)).isEqualTo(0x43);
    }

    @Test
    void refusesEveryTruncation() {
        for (String guest : List.of("echo", "grow")) {
            ByteString wasm = Guests.read(guest);
            for (int length = 0; length < wasm.length(); length++) {
                assertThat(admit(wasm.slice(0, length)))
                        .as("first %s bytes of %s", length, guest)
                        .isInstanceOf(Admission.Refused.class);
            }
        }
    }

    @Test
    void letsAMutableGlobalBeSetAndEveryGlobalBeRead() {
        byte[] body = code(0, 0x23, 0, 0x24, 1, 0x0b);
        ModuleBuilder module = ModuleBuilder.of(body);
        module.item(SectionId.GLOBAL, code(Opcode.I32, 0, 0x41, 7, 0x0b));
        module.item(SectionId.GLOBAL, code(Opcode.I32, 1, 0x41, 0, 0x0b));

        assertThat(admit(module.build())).isInstanceOf(Admission.Admitted.class);
    }

    /// One byte of a module that is not allowed; the rule that must catch it.
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String rule, ByteString wasm) {
        Admission admission = admit(wasm);

        assertThat(admission).isInstanceOf(Admission.Refused.class);
        assertThat(((Admission.Refused) admission).findings().getFirst().rule()).isEqualTo(rule);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(structure(), interfaces(), contents(), instructions(), types())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> structure() {
        ByteString good = ModuleBuilder.of((byte) 0, (byte) 0x0b).build();
        ByteString header = good.slice(0, 8);
        ByteString typeSection = ByteString.of(1, 4, 1, 0x60, 0, 0);
        return Stream.of(
                arguments("the header of a Wasm module, version 1", good.slice(1, good.length())),
                arguments(
                        "sections once each and in order",
                        ByteString.concat(header, typeSection, typeSection)),
                arguments(
                        "sections once each and in order",
                        ByteString.concat(header, ByteString.of(3, 1, 0), typeSection)),
                arguments(
                        "bytes of section in its shortest encoding",
                        header.concat(ByteString.of(1, 0x84, 0, 1, 0x60, 0, 0))),
                arguments("an allowed section", good.concat(ByteString.of(13, 1, 0))),
                arguments(
                        "an allowed section",
                        ModuleBuilder.of((byte) 0, (byte) 0x0b)
                                .raw(SectionId.START, (byte) 0)
                                .build()),
                arguments("end of section 1", header.concat(ByteString.of(1, 5, 1, 0x60, 0, 0, 0))),
                arguments("4 bytes of section", header.concat(ByteString.of(1, 4, 1))));
    }

    private static Stream<Arguments> interfaces() {
        ModuleBuilder other = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        other.item(SectionId.IMPORT, importOf("env", "ext_misc_print_num_version_1", 0));
        ModuleBuilder type = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        type.item(SectionId.IMPORT, importOf("env", INPUT.name(), 0));
        ModuleBuilder module = new ModuleBuilder().item(SectionId.TYPE, code(0x60, 1, 0x7e, 0));
        module.item(SectionId.IMPORT, importOf("wasi", INPUT.name(), 0));
        ModuleBuilder twice = new ModuleBuilder().item(SectionId.TYPE, code(0x60, 1, 0x7e, 0));
        twice.items(SectionId.IMPORT, 2, importOf("env", INPUT.name(), 0));
        ModuleBuilder memory = new ModuleBuilder();
        memory.item(SectionId.IMPORT, code(3, "env", 6, "memory", 2, 0, 1));
        ModuleBuilder old = new ModuleBuilder();
        old.item(SectionId.TYPE, code(0x60, 2, 0x7f, 0x7f, 1, 0x7e));
        old.function(0, code(0, 0x42, 0, 0x0b)).item(SectionId.EXPORT, export("run", 0, 0));
        ModuleBuilder same = new ModuleBuilder().item(SectionId.EXPORT, export("memory", 2, 0));
        ModuleBuilder renamed = ModuleBuilder.running(code(0, 0x42, 0, 0x0b));
        renamed.item(SectionId.EXPORT, export("run", 2, 0));
        ModuleBuilder none = new ModuleBuilder().raw(SectionId.EXPORT, (byte) 0);
        String exported = "exported functions that are defined and take an i32 and return an i64";
        return Stream.of(
                arguments("imports of the host API only", other.build()),
                arguments("import " + INPUT.signature(), type.build()),
                arguments("imports of the host API only", module.build()),
                arguments("each import once", twice.build()),
                arguments("imports of functions only", memory.build()),
                arguments(exported, old.build()),
                arguments("each export name once", same.build()),
                arguments("each export name once", renamed.build()),
                arguments("a memory defined and exported as `memory`", none.build()));
    }

    private static Stream<Arguments> contents() {
        ModuleBuilder floats = new ModuleBuilder().item(SectionId.TYPE, code(0x60, 1, 0x7d, 0));
        ModuleBuilder pair = new ModuleBuilder();
        pair.item(SectionId.TYPE, code(0x60, 0, 2, 0x7f, 0x7f));
        ModuleBuilder refs = new ModuleBuilder().item(SectionId.TABLE, code(0x6f, 0, 1));
        ModuleBuilder tables = new ModuleBuilder().items(SectionId.TABLE, 2, code(0x70, 0, 1));
        ModuleBuilder wide = new ModuleBuilder().item(SectionId.MEMORY, code(4, 1));
        ModuleBuilder shrinking = new ModuleBuilder().item(SectionId.MEMORY, code(1, 2, 1));
        ModuleBuilder data = new ModuleBuilder();
        data.item(SectionId.DATA, code(0, 0x41, ModuleBuilder.signed(65_535), 0x0b, 2, 1, 1));
        ModuleBuilder far = new ModuleBuilder();
        far.item(SectionId.DATA, code(0, 0x41, ModuleBuilder.signed(-1), 0x0b, 0));
        ModuleBuilder computed = new ModuleBuilder();
        computed.item(SectionId.GLOBAL, code(Opcode.I32, 0, 0x23, 0, 0x0b));
        ModuleBuilder mutable = new ModuleBuilder();
        mutable.item(SectionId.GLOBAL, code(Opcode.I32, 2, 0x41, 0, 0x0b));
        ModuleBuilder element = ModuleBuilder.of((byte) 0, (byte) 0x0b);
        element.item(SectionId.TABLE, code(0x70, 0, 1));
        element.item(SectionId.ELEMENT, code(0, 0x41, 0, 0x0b, 2, 0, 0));
        ModuleBuilder passive = ModuleBuilder.of((byte) 0, (byte) 0x0b);
        passive.item(SectionId.ELEMENT, code(1, 0, 1, 0));
        ModuleBuilder unannounced = new ModuleBuilder().raw(SectionId.DATA_COUNT, (byte) 1);
        ModuleBuilder bodiless = new ModuleBuilder().item(SectionId.TYPE, ModuleBuilder.NOTHING);
        bodiless.item(SectionId.FUNCTION, (byte) 0);
        return Stream.of(
                arguments("type i32 or i64", floats.build()),
                arguments("at most 1 results", pair.build()),
                arguments("a table of funcref", refs.build()),
                arguments("exactly one table in a table section", tables.build()),
                arguments("limits flags 0 or 1", wide.build()),
                arguments("a maximum not below the minimum of memory pages", shrinking.build()),
                arguments("data inside the initial memory of 1 pages", data.build()),
                arguments("data inside the initial memory of 1 pages", far.build()),
                arguments("a constant expression that is i32.const", computed.build()),
                arguments("mutability 0 or 1", mutable.build()),
                arguments("element segments inside the table of 1", element.build()),
                arguments(
                        "element segments that are active, with function indices", passive.build()),
                arguments("1 data segments as announced", unannounced.build()),
                arguments("1 function bodies", bodiless.build()));
    }

    private static Stream<Arguments> instructions() {
        String allowed = "an allowed instruction";
        return Stream.of(
                body(allowed, 0x43, 0, 0, 0, 0, 0x1a), // f32.const
                body(allowed, 0x41, 0, 0x2a, 2, 0, 0x1a), // f32.load
                body(allowed, 0x41, 0, 0xa8, 0x1a), // i32.trunc_f32_s
                body(allowed, 0xfd, 12), // v128.const
                body(allowed, 0xd0, 0x70, 0x1a), // ref.null
                body(allowed, 0x25, 0), // table.get
                body(allowed, 0x12, 0), // return_call
                body(allowed, 0x06, 0x40, 0x0b), // try
                body(allowed, 0xfe, 3), // atomic.fence
                body(allowed, 0xfc, 0), // i32.trunc_sat_f32_s
                body(allowed, 0xfc, 12, 0, 0), // table.init
                body(allowed, 0xfc, 13, 0), // elem.drop
                body(allowed, 0xfc, 14, 0, 0), // table.copy
                body(allowed, 0xfc, 15, 0), // table.grow
                body(allowed, 0xfc, 16, 0), // table.size
                body(allowed, 0xfc, 17, 0), // table.fill
                body(allowed, 0x1c, 1, 0x7f), // typed select
                body("block type of no or one integer result", 0x02, 0, 0x0b),
                body("memory index 0", 0x3f, 1, 0x1a),
                body("table index 0", 0x41, 0, 0x11, 0, 1),
                body("alignment not above the access width", 0x41, 0, 0x28, 3, 0, 0x1a),
                body("memory offset below 2^31", 0x41, 0, 0x28, 2, 0x80, 0x80, 0x80, 0x80, 8, 0x1a),
                body("i32.const is an i32", 0x41, 0xff, 0xff, 0xff, 0xff, 0x3f, 0x1a),
                body("i32.const of at most 5 bytes", 0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0x1a));
    }

    private static Stream<Arguments> types() {
        ModuleBuilder constant = ModuleBuilder.of(code(0, 0x41, 1, 0x24, 0, 0x0b));
        constant.item(SectionId.GLOBAL, code(Opcode.I32, 0, 0x41, 7, 0x0b));
        return Stream.of(
                arguments("global.set of a mutable global", constant.build()),
                body("an operand", 0x1a),
                body("an operand", 0x41, 0, 0x6a, 0x1a),
                body("an operand of i32", 0x42, 0, 0x41, 0, 0x6a, 0x1a),
                body("an operand of i64", 0x41, 0, 0x41, 0, 0x37, 0, 0),
                body("an operand", 0x41, 0, 0x02, 0x40, 0x1a, 0x0b, 0x1a),
                body("no operands left in the block", 0x02, 0x40, 0x41, 0, 0x0b),
                body("an operand", 0x02, 0x7f, 0x0b, 0x1a),
                body("an else for an if with a result", 0x41, 0, 4, 0x7f, 0x41, 0, 0x0b, 0x1a),
                body("else inside an if", 0x02, 0x40, 0x05, 0x0b),
                body("a label below 1", 0x0c, 1),
                body("a label below 1", 0x41, 0, 0x0e, 1, 1, 0),
                body(
                        "br_table labels that take as much as the default",
                        0x02,
                        0x7f,
                        0x41,
                        0,
                        0x41,
                        0,
                        0x0e,
                        1,
                        1,
                        0,
                        0x0b,
                        0x1a),
                body("local index below 0", 0x20, 0, 0x1a),
                body("global index below 0", 0x23, 0, 0x1a),
                body("function index below 1", 0x10, 1),
                body("a table for call_indirect", 0x41, 0, 0x11, 0, 0),
                body("a data segment below the data count -1", 0xfc, 9, 0),
                arguments(
                        "an end of the function",
                        ModuleBuilder.of((byte) 0, (byte) 0x02, (byte) 0x40, (byte) 0x0b).build()),
                arguments("end of the function", ModuleBuilder.of(code(0, 0x0b, 0x0b)).build()),
                arguments("locals of i32 or i64", ModuleBuilder.of(code(1, 1, 0x7d, 0x0b)).build()),
                arguments(
                        "at most 1024 parameters and locals",
                        ModuleBuilder.of(
                                        code(4, times(4, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x7f), 0x0b))
                                .build()));
    }

    private static Arguments body(String rule, int... instructions) {
        return arguments(rule, ModuleBuilder.of(code(0, times(1, instructions), 0x0b)).build());
    }

    private static Admission admit(ByteString wasm) {
        return Admission.admit(wasm, List.of(INPUT.signature()));
    }
}
