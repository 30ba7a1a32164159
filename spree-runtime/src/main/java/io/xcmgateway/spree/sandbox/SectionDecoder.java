package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import io.xcmgateway.spree.sandbox.DecodedModule.Span;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decodes the contents of the sections of one module, in their order, and keeps what later
/// sections and the metering need. A count is checked against its limit before anything is
/// allocated for it. A bad item is noted and, where its end is known, the next is looked at; a bad
/// section keeps nobody from looking at the next.
final class SectionDecoder {
    private final Limits limits;
    private final Findings findings;
    private final ModuleContents contents;
    private final ImportDecoder imports;
    private final SegmentDecoder segments;
    private final Set<String> exports = new HashSet<>();

    SectionDecoder(List<HostSignature> allowed, Limits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
        this.contents = new ModuleContents(limits);
        this.imports = new ImportDecoder(allowed, limits, contents);
        this.segments = new SegmentDecoder(limits, contents);
    }

    /// After the last section.
    ///
    /// @param whole whether these are all sections that there are
    DecodedModule module(ByteString bytes, Map<Integer, Span> sections, boolean whole) {
        if (whole) {
            checkWhole(bytes.length(), sections);
        }
        return contents.module(bytes, sections);
    }

    void decode(int id, WasmReader in) {
        int start = in.offset();
        int announced = -1;
        try {
            if (id != SectionId.DATA_COUNT) {
                announced = in.u32Minimal(what(id), max(id));
            }
            items(id, start, announced, in);
            in.end("section " + id);
        } catch (BrokenRule broken) {
            findings.add(broken);
            contents.unknown(id, announced);
        }
    }

    private static String what(int id) {
        return switch (id) {
            case SectionId.TYPE -> "types";
            case SectionId.IMPORT -> "imports";
            case SectionId.FUNCTION -> "functions";
            case SectionId.TABLE -> "tables";
            case SectionId.MEMORY -> "memories";
            case SectionId.GLOBAL -> "globals";
            case SectionId.EXPORT -> "exports";
            case SectionId.ELEMENT -> "element segments";
            case SectionId.CODE -> "function bodies";
            case SectionId.DATA -> "data segments";
            default -> throw new IllegalStateException("section " + id + " has no items");
        };
    }

    private int max(int id) {
        return switch (id) {
            case SectionId.TYPE -> limits.typesMax();
            case SectionId.IMPORT -> limits.importsMax();
            case SectionId.FUNCTION, SectionId.CODE -> limits.functionsMax();
            case SectionId.GLOBAL -> limits.globalsMax();
            case SectionId.EXPORT -> limits.exportsMax();
            case SectionId.ELEMENT -> limits.elementSegmentsMax();
            case SectionId.DATA -> limits.dataSegmentsMax();
            // Of these two there is exactly one, which is another rule.
            case SectionId.TABLE, SectionId.MEMORY -> limits.moduleBytesMax();
            default -> throw new IllegalStateException("section " + id + " has no items");
        };
    }

    private void items(int id, int start, int count, WasmReader in) throws BrokenRule {
        switch (id) {
            case SectionId.TYPE -> types(count, in);
            case SectionId.IMPORT -> imports.decode(count, in);
            case SectionId.FUNCTION -> functions(count, in);
            case SectionId.TABLE -> table(start, count, in);
            case SectionId.MEMORY -> memory(start, count, in);
            case SectionId.GLOBAL -> globals(count, in);
            case SectionId.EXPORT -> exports(count, in);
            case SectionId.ELEMENT -> segments.elements(count, in);
            case SectionId.DATA_COUNT ->
                    contents.dataCount = in.u32Minimal("data segments", limits.dataSegmentsMax());
            case SectionId.CODE -> segments.code(start, count, in);
            case SectionId.DATA -> segments.data(count, in);
            default -> throw new IllegalStateException("section " + id + " was not refused");
        }
    }

    private void types(int count, WasmReader in) throws BrokenRule {
        for (int i = 0; i < count; i++) {
            in.expect(0x60, "a function type");
            List<ValueType> parameters =
                    valueTypes(in, in.count("parameters", limits.parametersMax()));
            List<ValueType> results = valueTypes(in, in.count("results", 1));
            boolean known =
                    parameters.size() <= limits.parametersMax()
                            && results.size() <= 1
                            && !parameters.contains(ValueType.NONE)
                            && !results.contains(ValueType.NONE);
            contents.types.add(
                    known
                            ? new Signature(
                                    parameters,
                                    results.isEmpty() ? ValueType.NONE : results.getFirst())
                            : Signature.UNKNOWN);
        }
    }

    /// [ValueType#NONE] for each that is not allowed.
    private static List<ValueType> valueTypes(WasmReader in, int count) throws BrokenRule {
        List<ValueType> types = new ArrayList<>(Math.min(count, in.remaining()));
        for (int i = 0; i < count; i++) {
            types.add(valueType(in));
        }
        return types;
    }

    private static ValueType valueType(WasmReader in) throws BrokenRule {
        int start = in.offset();
        int code = in.u8("value type");
        return switch (code) {
            case Opcode.I32 -> ValueType.I32;
            case Opcode.I64 -> ValueType.I64;
            // Of one byte each: f32, f64, v128, funcref, externref.
            case 0x7d, 0x7c, 0x7b, 0x70, 0x6f -> {
                in.note(start, "type i32 or i64", WasmReader.hex(code));
                yield ValueType.NONE;
            }
            default -> throw new BrokenRule(start, "type i32 or i64", WasmReader.hex(code));
        };
    }

    private void functions(int count, WasmReader in) throws BrokenRule {
        contents.definedFunctions = count;
        for (int i = 0; i < count; i++) {
            int type = in.index("type index", contents.types.size());
            contents.defineFunction(type < 0 ? Signature.UNKNOWN : contents.types.get(type));
        }
    }

    private void table(int countAt, int count, WasmReader in) throws BrokenRule {
        one(countAt, count, "exactly one table in a table section");
        int start = in.offset();
        int type = in.u8("table type");
        if (type != 0x70) {
            in.note(start, "a table of funcref", WasmReader.hex(type));
        }
        contents.tableElements = limited(in, "table elements", limits.tableElementsMax());
    }

    private void memory(int countAt, int count, WasmReader in) throws BrokenRule {
        one(countAt, count, "exactly one memory");
        contents.memoryPages = limited(in, "memory pages", limits.memoryPagesMax());
    }

    private static void one(int countAt, int count, String rule) throws BrokenRule {
        if (count != 1) {
            throw new BrokenRule(countAt, rule, WasmReader.hex(count));
        }
    }

    /// Limits with or without a maximum; returns the minimum, [ModuleContents#ANY_SIZE] for a bad
    /// one.
    private static int limited(WasmReader in, String what, int max) throws BrokenRule {
        int start = in.offset();
        int flags = in.u8("limits");
        if (flags > 1) {
            throw new BrokenRule(start, "limits flags 0 or 1", WasmReader.hex(flags));
        }
        int least = in.u32Noted(what, max);
        int most = flags == 1 ? in.u32Noted(what, max) : -1;
        if (most >= 0 && most < least) {
            in.note(start, "a maximum not below the minimum of " + what, "less");
        }
        return least < 0 ? ModuleContents.ANY_SIZE : least;
    }

    private void globals(int count, WasmReader in) throws BrokenRule {
        for (int i = 0; i < count; i++) {
            ValueType type = valueType(in);
            int start = in.offset();
            int mutability = in.u8("mutability");
            if (mutability > 1) {
                in.note(start, "mutability 0 or 1", WasmReader.hex(mutability));
            }
            switch (type) {
                case I32 -> Constant.i32(in);
                case I64 -> Constant.i64(in);
                case NONE -> Constant.skip(in);
            }
            contents.defineGlobal(
                    type == ValueType.NONE ? Global.UNKNOWN : new Global(type, mutability != 0));
        }
    }

    private void exports(int count, WasmReader in) throws BrokenRule {
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            String name = in.name("export name", limits.nameBytesMax());
            if (name != null && !exports.add(name)) {
                in.note(start, "each export name once", name);
            }
            int kind = in.u8("export kind");
            switch (kind) {
                case 0 -> exportFunction(in, start, name);
                case 1 -> in.index("table index", contents.tableElements >= 0 ? 1 : 0);
                case 2 -> {
                    in.index("memory index", contents.memoryPages >= 0 ? 1 : 0);
                    contents.memoryExported |= "memory".equals(name);
                }
                case 3 -> in.index("global index", contents.globals.size());
                default ->
                        throw new BrokenRule(
                                start, "an export kind of 0 to 3", WasmReader.hex(kind));
            }
        }
    }

    private void exportFunction(WasmReader in, int start, @Nullable String name) throws BrokenRule {
        int index = in.index("function index", contents.functions.size());
        if (index < 0 || contents.functions.get(index).equals(Signature.UNKNOWN)) {
            return;
        }
        Signature signature = contents.functions.get(index);
        if (index < contents.importedFunctions || !signature.equals(Signature.ENTRY_POINT)) {
            in.note(
                    start,
                    "exported functions that are defined and take an i32 and return an i64",
                    name + " " + signature);
        } else if (name != null) {
            contents.entryPoints.add(name);
            contents.exported.set(index);
        }
    }

    /// Rules between sections. What is missing is missed at the end.
    private void checkWhole(int end, Map<Integer, Span> sections) {
        if (!contents.memoryExported) {
            broken(end, "a memory defined and exported as `memory`", "none");
        }
        if (contents.definedFunctions > 0 && !sections.containsKey(SectionId.CODE)) {
            broken(end, contents.definedFunctions + " function bodies", "no code section");
        }
        Span announcement = sections.get(SectionId.DATA_COUNT);
        if (announcement != null
                && contents.dataCount != ModuleContents.ANY_SIZE
                && contents.dataSegments >= 0
                && contents.dataCount != contents.dataSegments) {
            broken(
                    announcement.from(),
                    contents.dataCount + " data segments as announced",
                    contents.dataSegments + "");
        }
    }

    private void broken(int offset, String rule, String found) {
        findings.add(new BrokenRule(offset, rule, found));
    }
}
