package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes Wasm modules for tests, valid or not: items of sections in the order they are added, and
/// whole sections in the order of the specification. A memory of one page is exported as `memory`
/// unless the memory section is given.
public final class ModuleBuilder {
    static final byte[] I32_TO_I64 = {0x60, 1, 0x7f, 1, 0x7e};
    static final byte[] NOTHING = {0x60, 0, 0};

    private final Map<Integer, List<byte[]>> items = new TreeMap<>();
    private final Map<Integer, byte[]> raw = new TreeMap<>();

    public ModuleBuilder() {
        item(SectionId.EXPORT, export("memory", 2, 0));
    }

    public ModuleBuilder item(int section, byte... item) {
        items.computeIfAbsent(section, _ -> new ArrayList<>()).add(item);
        return this;
    }

    public ModuleBuilder items(int section, int count, byte... item) {
        for (int i = 0; i < count; i++) {
            item(section, item);
        }
        return this;
    }

    /// Replaces a section's whole content.
    public ModuleBuilder raw(int section, byte... content) {
        raw.put(section, content);
        return this;
    }

    /// A function of the given type with this body: groups of locals and instructions.
    public ModuleBuilder function(int type, byte... body) {
        item(SectionId.FUNCTION, u32(type));
        return item(SectionId.CODE, sized(body));
    }

    /// One function that takes and returns nothing.
    public static ModuleBuilder of(byte... body) {
        return new ModuleBuilder().item(SectionId.TYPE, NOTHING).function(0, body);
    }

    /// One entry point `run`, whose code must leave an i64.
    public static ModuleBuilder running(byte... body) {
        return new ModuleBuilder()
                .item(SectionId.TYPE, I32_TO_I64)
                .function(0, body)
                .item(SectionId.EXPORT, export("run", 0, 0));
    }

    public ByteString build() {
        if (!items.containsKey(SectionId.MEMORY)) {
            item(SectionId.MEMORY, (byte) 0, (byte) 1);
        }
        WasmWriter out = new WasmWriter(256);
        for (int each : new int[] {0, 'a', 's', 'm', 1, 0, 0, 0}) {
            out.u8(each);
        }
        List<Integer> order = new ArrayList<>(SectionId.ORDER);
        order.add(order.indexOf(SectionId.ELEMENT), SectionId.START);
        order.add(SectionId.CUSTOM);
        for (int id : order) {
            WasmWriter section = new WasmWriter(64);
            byte[] content = raw.get(id);
            if (content != null) {
                bytes(section, content);
            } else if (items.containsKey(id)) {
                section.u32(items.get(id).size());
                items.get(id).forEach(item -> bytes(section, item));
            } else {
                continue;
            }
            out.u8(id).sized(section);
        }
        return ByteString.wrap(out.toByteArray());
    }

    public static byte[] export(String name, int kind, int index) {
        WasmWriter out = name(name);
        return out.u8(kind).u32(index).toByteArray();
    }

    /// An import of function type `type`.
    public static byte[] importOf(String module, String name, int type) {
        return name(module).raw(name(name)).u8(0).u32(type).toByteArray();
    }

    public static byte[] sized(byte... body) {
        WasmWriter out = new WasmWriter(body.length + 5);
        out.u32(body.length);
        return bytes(out, body).toByteArray();
    }

    /// Bytes from parts: an [Integer] is one byte, a [String] its ASCII, a `byte[]` itself.
    public static byte[] code(Object... parts) {
        WasmWriter out = new WasmWriter(64);
        for (Object part : parts) {
            switch (part) {
                case Integer one -> out.u8(one);
                case byte[] many -> bytes(out, many);
                case String text -> bytes(out, ByteString.ascii(text).toByteArray());
                default -> throw new IllegalArgumentException("no code: " + part);
            }
        }
        return out.toByteArray();
    }

    public static byte[] times(int count, int... unit) {
        WasmWriter out = new WasmWriter(count * unit.length);
        for (int i = 0; i < count; i++) {
            for (int each : unit) {
                out.u8(each);
            }
        }
        return out.toByteArray();
    }

    public static byte[] u32(long value) {
        return new WasmWriter(5).u32(value).toByteArray();
    }

    public static byte[] signed(long value) {
        return new WasmWriter(10).signed(value).toByteArray();
    }

    private static WasmWriter name(String name) {
        byte[] bytes = ByteString.ascii(name).toByteArray();
        return bytes(new WasmWriter(bytes.length + 1).u32(bytes.length), bytes);
    }

    private static WasmWriter bytes(WasmWriter out, byte[] bytes) {
        return out.raw(ByteString.wrap(bytes), 0, bytes.length);
    }
}
