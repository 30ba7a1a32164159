package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.sandbox.HostSignature;
import io.xcmgateway.spree.sandbox.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;

/// A SPREE module under construction, whose `SpreeModule_apply_message` does what an attack says.
///
/// Type 0 is that of the entry point, type 1 takes and returns nothing; imports come first among
/// the functions, in the order in which they are asked for.
final class HostileGuest {
    static final int ENTRY_TYPE = 0;
    static final int EMPTY_TYPE = 1;
    static final String ENTRY_POINT = "SpreeModule_apply_message";

    static final int TYPE = 1;
    static final int IMPORT = 2;
    static final int TABLE = 4;
    static final int MEMORY = 5;
    static final int GLOBAL = 6;
    static final int EXPORT = 7;
    static final int ELEMENT = 9;
    static final int DATA = 11;
    static final int DATA_COUNT = 12;

    private final ModuleBuilder module = new ModuleBuilder();
    private final List<String> imports = new ArrayList<>();
    private int types = 2;
    private int functions;
    private int segments;

    HostileGuest(String... imports) {
        module.item(TYPE, code(0x60, 1, GuestCode.I32, 1, GuestCode.I64)).item(TYPE, nothing());
        for (String name : imports) {
            importing("ext_" + name);
        }
    }

    /// The function type without parameters and results.
    static byte[] nothing() {
        return code(0x60, 0, 0);
    }

    /// The full name of a host function from its middle.
    private void importing(String prefix) {
        HostSignature found = null;
        for (HostSignature each : HostFunctions.signatures()) {
            if (each.name().startsWith(prefix + "_version_")) {
                found = each;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("no host function " + prefix);
        }
        int type = type(found.parameters().stream().map(HostileGuest::code1).toList(), found);
        module.item(IMPORT, ModuleBuilder.importOf("env", found.name(), type));
        imports.add(found.name());
    }

    private int type(List<Integer> parameters, HostSignature signature) {
        byte[] bytes = new byte[parameters.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = parameters.get(i).byteValue();
        }
        byte[] result =
                signature.result() == ValueType.NONE ? code(0) : code(1, code1(signature.result()));
        return type(code(0x60, bytes.length, bytes, result));
    }

    private static int code1(ValueType type) {
        return type == ValueType.I32 ? GuestCode.I32 : GuestCode.I64;
    }

    /// @return the new type's index
    int type(byte[] type) {
        module.item(TYPE, type);
        return types++;
    }

    /// The index that the next function gets.
    int next() {
        return imports.size() + functions;
    }

    /// @return the new function's index
    int function(int type, GuestCode code) {
        module.function(type, code.body());
        functions++;
        return next() - 1;
    }

    HostileGuest memory(int initial, int max) {
        module.item(MEMORY, code(1, u32(initial), u32(max)));
        return this;
    }

    /// Puts bytes into the memory when it is new.
    HostileGuest data(int at, ByteString bytes) {
        module.item(
                DATA,
                code(
                        0,
                        0x41,
                        ModuleBuilder.signed(at),
                        0x0b,
                        u32(bytes.length()),
                        bytes.toByteArray()));
        segments++;
        return this;
    }

    /// Keeps bytes for `memory.init`.
    HostileGuest passiveData(ByteString bytes) {
        module.item(DATA, code(1, u32(bytes.length()), bytes.toByteArray()));
        segments++;
        module.raw(DATA_COUNT, u32(segments));
        return this;
    }

    /// A table of `size` that starts with `functions`.
    HostileGuest table(int size, int... functions) {
        byte[] indices = new byte[0];
        for (int each : functions) {
            indices = code(indices, u32(each));
        }
        module.item(TABLE, code(0x70, 0, u32(size)));
        module.item(ELEMENT, code(0, 0x41, 0, 0x0b, u32(functions.length), indices));
        return this;
    }

    /// What has no word of its own here.
    HostileGuest item(int section, byte[] item) {
        module.item(section, item);
        return this;
    }

    HostileGuest items(int section, int count, byte[] item) {
        module.items(section, count, item);
        return this;
    }

    /// The finished module; `code` is its entry point.
    ByteString applyMessage(GuestCode code) {
        int entry = function(ENTRY_TYPE, code);
        module.item(EXPORT, ModuleBuilder.export(ENTRY_POINT, 0, entry));
        return module.build();
    }
}
