package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A well-formed module taken apart, for tests to change and put together again. Custom sections
/// are dropped.
public final class ModuleParts {
    public static final int FUNCTION = 0;
    public static final int MEMORY = 2;

    final List<byte[]> types = new ArrayList<>();
    final List<Import> imports = new ArrayList<>();

    /// Type of each defined function.
    final List<Integer> functions = new ArrayList<>();

    final List<byte[]> globals = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    final List<byte[]> bodies = new ArrayList<>();

    /// The contents of the other sections by id.
    final Map<Integer, byte[]> others = new TreeMap<>();

    /// @param description kind and type
    record Import(String module, String name, ByteString description) {
        int kind() {
            return description.u8(0);
        }

        /// Of a function.
        int type() {
            Cursor in = new Cursor(description.toByteArray());
            return in.u8() == FUNCTION ? in.leb() : -1;
        }
    }

    record Export(String name, int kind, int index) {}

    /// @throws IndexOutOfBoundsException if it is not well-formed
    static ModuleParts of(ByteString module) {
        ModuleParts parts = new ModuleParts();
        Cursor in = new Cursor(module.toByteArray());
        in.take(8);
        while (in.hasNext()) {
            int id = in.u8();
            parts.section(id, new Cursor(in.sized()));
        }
        return parts;
    }

    int importedFunctions() {
        return (int) imports.stream().filter(each -> each.kind() == FUNCTION).count();
    }

    /// Type of a function, imported ones first.
    int typeOf(int function) {
        int imported = importedFunctions();
        if (function >= imported) {
            return functions.get(function - imported);
        }
        return imports.stream()
                .filter(each -> each.kind() == FUNCTION)
                .toList()
                .get(function)
                .type();
    }

    private void section(int id, Cursor in) {
        switch (id) {
            case SectionId.CUSTOM -> {}
            case SectionId.TYPE -> {
                for (int i = in.leb(); i > 0; i--) {
                    types.add(type(in));
                }
            }
            case SectionId.IMPORT -> {
                for (int i = in.leb(); i > 0; i--) {
                    imports.add(importOf(in));
                }
            }
            case SectionId.FUNCTION -> {
                for (int i = in.leb(); i > 0; i--) {
                    functions.add(in.leb());
                }
            }
            case SectionId.GLOBAL -> {
                for (int i = in.leb(); i > 0; i--) {
                    int start = in.at();
                    in.take(2);
                    in.constant();
                    globals.add(in.since(start));
                }
            }
            case SectionId.EXPORT -> {
                for (int i = in.leb(); i > 0; i--) {
                    exports.add(new Export(name(in), in.u8(), in.leb()));
                }
            }
            case SectionId.CODE -> {
                for (int i = in.leb(); i > 0; i--) {
                    bodies.add(in.sized());
                }
            }
            default -> others.put(id, in.rest());
        }
    }

    private static byte[] type(Cursor in) {
        int start = in.at();
        in.u8();
        in.take(in.leb());
        in.take(in.leb());
        return in.since(start);
    }

    private static Import importOf(Cursor in) {
        String module = name(in);
        String name = name(in);
        int start = in.at();
        switch (in.u8()) {
            case FUNCTION -> in.leb();
            case 1 -> {
                in.u8();
                limits(in);
            }
            case MEMORY -> limits(in);
            default -> in.take(2);
        }
        return new Import(module, name, ByteString.wrap(in.since(start)));
    }

    private static void limits(Cursor in) {
        boolean bounded = in.u8() == 1;
        in.leb();
        if (bounded) {
            in.leb();
        }
    }

    private static String name(Cursor in) {
        return new String(in.sized(), StandardCharsets.UTF_8);
    }

    ByteString build() {
        WasmWriter out = new WasmWriter(1 << 10);
        for (int each : new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}) {
            out.u8(each);
        }
        List<Integer> order = new ArrayList<>(SectionId.ORDER);
        order.add(order.indexOf(SectionId.ELEMENT), SectionId.START);
        for (int id : order) {
            WasmWriter section = content(id);
            if (section.size() > 0) {
                out.u8(id).sized(section);
            }
        }
        return ByteString.wrap(out.toByteArray());
    }

    private WasmWriter content(int id) {
        return switch (id) {
            case SectionId.TYPE -> vector(types);
            case SectionId.IMPORT ->
                    vector(imports.stream().map(ModuleParts::importBytes).toList());
            case SectionId.FUNCTION ->
                    vector(functions.stream().map(each -> ModuleBuilder.u32(each)).toList());
            case SectionId.GLOBAL -> vector(globals);
            case SectionId.EXPORT ->
                    vector(exports.stream().map(each -> exportBytes(each)).toList());
            case SectionId.CODE -> vector(bodies.stream().map(ModuleBuilder::sized).toList());
            default -> {
                byte[] content = others.getOrDefault(id, new byte[0]);
                yield new WasmWriter(content.length)
                        .raw(ByteString.wrap(content), 0, content.length);
            }
        };
    }

    private static byte[] importBytes(Import each) {
        return ModuleBuilder.code(
                nameBytes(each.module), nameBytes(each.name), each.description.toByteArray());
    }

    private static byte[] exportBytes(Export each) {
        return ModuleBuilder.code(nameBytes(each.name), each.kind, ModuleBuilder.u32(each.index));
    }

    private static byte[] nameBytes(String name) {
        return ModuleBuilder.sized(name.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty if there are no items.
    private static WasmWriter vector(List<byte[]> items) {
        WasmWriter out = new WasmWriter(64);
        if (!items.isEmpty()) {
            out.u32(items.size());
            items.forEach(each -> out.raw(ByteString.wrap(each), 0, each.length));
        }
        return out;
    }
}
