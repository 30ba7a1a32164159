package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decodes the contents of the sections of one module, in their order, and keeps what later
/// sections and the metering need. A count is checked against its limit before anything is
/// allocated for it.
final class SectionDecoder {
    private static final int HEADER_BYTES = 8;
    private static final int PAGE_BYTES = 64 << 10;

    private final Limits limits;
    private final Map<String, HostSignature> allowed = new HashMap<>();

    private final List<Signature> types = new ArrayList<>();
    private final List<Signature> functions = new ArrayList<>();
    private final Set<String> imports = new HashSet<>();
    private final List<Global> globals = new ArrayList<>();
    private final Set<String> exports = new HashSet<>();
    private final Set<String> entryPoints = new HashSet<>();
    private final List<Span> bodies = new ArrayList<>();
    private int tableElements = -1;
    private int memoryPages = -1;
    private boolean memoryExported;
    private int dataCount = -1;
    private int dataSegments;

    SectionDecoder(List<HostSignature> allowed, Limits limits) {
        this.limits = limits;
        for (HostSignature each : allowed) {
            this.allowed.put(each.name(), each);
        }
    }

    /// After the last section.
    DecodedModule module(ByteString bytes, Map<Integer, Span> sections) throws BrokenRule {
        checkWhole();
        return new DecodedModule(
                bytes,
                sections,
                types,
                functions,
                imports.size(),
                imports,
                tableElements >= 0,
                globals,
                dataCount,
                entryPoints,
                bodies);
    }

    void decode(int id, WasmReader in) throws BrokenRule {
        switch (id) {
            case SectionId.TYPE -> types(in);
            case SectionId.IMPORT -> imports(in);
            case SectionId.FUNCTION -> functions(in);
            case SectionId.TABLE -> table(in);
            case SectionId.MEMORY -> memory(in);
            case SectionId.GLOBAL -> globals(in);
            case SectionId.EXPORT -> exports(in);
            case SectionId.ELEMENT -> elements(in);
            case SectionId.DATA_COUNT ->
                    dataCount = in.u32Minimal("data segments", limits.dataSegmentsMax());
            case SectionId.CODE -> code(in);
            case SectionId.DATA -> data(in);
            default -> throw new IllegalStateException("section " + id + " was not refused");
        }
    }

    private void types(WasmReader in) throws BrokenRule {
        int count = in.u32Minimal("types", limits.typesMax());
        for (int i = 0; i < count; i++) {
            in.expect(0x60, "a function type");
            int parameters = in.u32Minimal("parameters", limits.parametersMax());
            List<ValueType> parameterTypes = new ArrayList<>(parameters);
            for (int p = 0; p < parameters; p++) {
                parameterTypes.add(valueType(in));
            }
            int results = in.u32Minimal("results", 1);
            types.add(new Signature(parameterTypes, results == 1 ? valueType(in) : ValueType.NONE));
        }
    }

    private static ValueType valueType(WasmReader in) throws BrokenRule {
        int start = in.offset();
        int code = in.u8("value type");
        return switch (code) {
            case Opcode.I32 -> ValueType.I32;
            case Opcode.I64 -> ValueType.I64;
            default -> throw new BrokenRule(start, "type i32 or i64", WasmReader.hex(code));
        };
    }

    private void imports(WasmReader in) throws BrokenRule {
        int count = in.u32Minimal("imports", limits.importsMax());
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            String module = in.name("import module", limits.nameBytesMax());
            String name = in.name("import name", limits.nameBytesMax());
            in.expect(0, "imports of functions only");
            Signature signature = types.get(in.index("type index", types.size()));
            HostSignature host = allowed.get(name);
            if (!module.equals("env") || host == null) {
                throw new BrokenRule(start, "imports of the host API only", module + "." + name);
            }
            if (!host.parameters().equals(signature.parameters())
                    || host.result() != signature.result()) {
                throw new BrokenRule(start, "import " + host, signature.toString());
            }
            if (!imports.add(name)) {
                throw new BrokenRule(start, "each import once", name);
            }
            functions.add(signature);
        }
    }

    private void functions(WasmReader in) throws BrokenRule {
        int count = in.u32Minimal("functions", limits.functionsMax());
        for (int i = 0; i < count; i++) {
            functions.add(types.get(in.index("type index", types.size())));
        }
    }

    private void table(WasmReader in) throws BrokenRule {
        in.expect(1, "exactly one table in a table section");
        in.expect(0x70, "a table of funcref");
        tableElements = limited(in, "table elements", limits.tableElementsMax());
    }

    private void memory(WasmReader in) throws BrokenRule {
        in.expect(1, "exactly one memory");
        memoryPages = limited(in, "memory pages", limits.memoryPagesMax());
    }

    /// Limits with or without a maximum; returns the minimum.
    private static int limited(WasmReader in, String what, int max) throws BrokenRule {
        int start = in.offset();
        int flags = in.u8("limits");
        if (flags > 1) {
            throw new BrokenRule(start, "limits flags 0 or 1", WasmReader.hex(flags));
        }
        int least = in.u32Minimal(what, max);
        if (flags == 1 && in.u32Minimal(what, max) < least) {
            throw new BrokenRule(start, "a maximum not below the minimum of " + what, "less");
        }
        return least;
    }

    private void globals(WasmReader in) throws BrokenRule {
        int count = in.u32Minimal("globals", limits.globalsMax());
        for (int i = 0; i < count; i++) {
            ValueType type = valueType(in);
            int start = in.offset();
            int mutability = in.u8("mutability");
            if (mutability > 1) {
                throw new BrokenRule(start, "mutability 0 or 1", WasmReader.hex(mutability));
            }
            if (type == ValueType.I32) {
                i32Constant(in);
            } else {
                in.expect(Opcode.I64_CONST, "an initial value that is i64.const");
                in.s64("i64.const");
                in.expect(Opcode.END, "end of the initial value");
            }
            globals.add(new Global(type, mutability == 1));
        }
    }

    private static int i32Constant(WasmReader in) throws BrokenRule {
        in.expect(Opcode.I32_CONST, "a constant expression that is i32.const");
        int value = in.s32("i32.const");
        in.expect(Opcode.END, "end of the constant expression");
        return value;
    }

    private void exports(WasmReader in) throws BrokenRule {
        int count = in.u32Minimal("exports", limits.exportsMax());
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            String name = in.name("export name", limits.nameBytesMax());
            if (!exports.add(name)) {
                throw new BrokenRule(start, "each export name once", name);
            }
            int kind = in.u8("export kind");
            switch (kind) {
                case 0 -> exportFunction(in, start, name);
                case 1 -> in.index("table index", tableElements >= 0 ? 1 : 0);
                case 2 -> {
                    in.index("memory index", memoryPages >= 0 ? 1 : 0);
                    memoryExported |= name.equals("memory");
                }
                case 3 -> in.index("global index", globals.size());
                default ->
                        throw new BrokenRule(
                                start, "an export kind of 0 to 3", WasmReader.hex(kind));
            }
        }
    }

    private void exportFunction(WasmReader in, int start, String name) throws BrokenRule {
        int index = in.index("function index", functions.size());
        Signature signature = functions.get(index);
        if (index < imports.size() || !signature.equals(Signature.ENTRY_POINT)) {
            throw new BrokenRule(
                    start,
                    "exported functions that are defined and take an i32 and return an i64",
                    name + " " + signature);
        }
        entryPoints.add(name);
    }

    private void elements(WasmReader in) throws BrokenRule {
        int count = in.u32Minimal("element segments", limits.elementSegmentsMax());
        for (int i = 0; i < count; i++) {
            in.expect(0, "element segments that are active, with function indices");
            int start = in.offset();
            long offset = Integer.toUnsignedLong(i32Constant(in));
            int length = in.u32Minimal("table elements", limits.tableElementsMax());
            if (offset + length > tableElements) {
                throw new BrokenRule(
                        start,
                        "element segments inside the table of " + Math.max(tableElements, 0),
                        offset + " + " + length);
            }
            for (int e = 0; e < length; e++) {
                in.index("function index", functions.size());
            }
        }
    }

    private int functionCount() {
        return functions.size() - imports.size();
    }

    private void code(WasmReader in) throws BrokenRule {
        int start = in.offset();
        int count = in.u32Minimal("function bodies", limits.functionsMax());
        if (count != functionCount()) {
            throw new BrokenRule(start, functionCount() + " function bodies", count + "");
        }
        for (int i = 0; i < count; i++) {
            int size = in.u32Minimal("bytes of function body", limits.bodyBytesMax());
            int from = in.offset();
            in.skip(size, "function body");
            bodies.add(new Span(from, from + size));
        }
    }

    private void data(WasmReader in) throws BrokenRule {
        dataSegments = in.u32Minimal("data segments", limits.dataSegmentsMax());
        for (int i = 0; i < dataSegments; i++) {
            int start = in.offset();
            int flags = in.u8("data segment");
            if (flags > 1) {
                throw new BrokenRule(
                        start, "data segments that are active or passive", WasmReader.hex(flags));
            }
            long offset = flags == 0 ? Integer.toUnsignedLong(i32Constant(in)) : 0;
            int length = in.u32Minimal("bytes of data", limits.moduleBytesMax());
            if (flags == 0 && offset + length > (long) Math.max(memoryPages, 0) * PAGE_BYTES) {
                throw new BrokenRule(
                        start,
                        "data inside the initial memory of " + Math.max(memoryPages, 0) + " pages",
                        offset + " + " + length);
            }
            in.skip(length, "data");
        }
    }

    /// Rules between sections.
    private void checkWhole() throws BrokenRule {
        if (!memoryExported) {
            throw new BrokenRule(HEADER_BYTES, "a memory defined and exported as `memory`", "none");
        }
        if (bodies.size() != functionCount()) {
            throw new BrokenRule(
                    HEADER_BYTES, functionCount() + " function bodies", "no code section");
        }
        if (dataCount >= 0 && dataCount != dataSegments) {
            throw new BrokenRule(
                    HEADER_BYTES, dataCount + " data segments as announced", dataSegments + "");
        }
    }
}
