package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes the import section: functions of the host API, each once and with its own type.
final class ImportDecoder {
    private static final int FUNCTION = 0;
    private static final int TABLE = 1;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;

    private final Limits limits;
    private final ModuleContents contents;
    private final Map<String, HostSignature> allowed = new HashMap<>();

    ImportDecoder(List<HostSignature> allowed, Limits limits, ModuleContents contents) {
        this.limits = limits;
        this.contents = contents;
        for (HostSignature each : allowed) {
            this.allowed.put(each.name(), each);
        }
    }

    void decode(int count, WasmReader in) throws BrokenRule {
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            String module = in.name("import module", limits.nameBytesMax());
            String name = in.name("import name", limits.nameBytesMax());
            int kindOffset = in.offset();
            int kind = in.u8("import kind");
            if (kind == FUNCTION) {
                function(in, start, module, name);
            } else {
                in.note(kindOffset, "imports of functions only", WasmReader.hex(kind));
                other(in, kindOffset, kind);
            }
        }
    }

    private void function(WasmReader in, int start, @Nullable String module, @Nullable String name)
            throws BrokenRule {
        int type = in.index("type index", contents.types.size());
        Signature signature = type < 0 ? Signature.UNKNOWN : contents.types.get(type);
        contents.importFunction(signature);
        if (module == null || name == null) {
            return;
        }
        HostSignature host = allowed.get(name);
        if (!module.equals("env") || host == null) {
            in.note(start, "imports of the host API only", module + "." + name);
            return;
        }
        if (!signature.equals(Signature.UNKNOWN)
                && (!host.parameters().equals(signature.parameters())
                        || host.result() != signature.result())) {
            in.note(start, "import " + host, signature.toString());
        }
        if (!contents.imports.add(name)) {
            in.note(start, "each import once", name);
        }
    }

    /// Skips what is imported and may not be. It exists all the same: who refers to it is not to
    /// blame.
    private void other(WasmReader in, int start, int kind) throws BrokenRule {
        switch (kind) {
            case TABLE -> {
                in.u8("table type");
                skipLimits(in);
                contents.tableElements = ModuleContents.ANY_SIZE;
            }
            case MEMORY -> {
                skipLimits(in);
                contents.memoryPages = ModuleContents.ANY_SIZE;
                contents.memoryExported = true;
            }
            case GLOBAL -> {
                in.u8("value type");
                in.u8("mutability");
                contents.globals.add(Global.UNKNOWN);
            }
            default ->
                    throw new BrokenRule(start, "an import kind of 0 to 3", WasmReader.hex(kind));
        }
    }

    private static void skipLimits(WasmReader in) throws BrokenRule {
        int flags = in.u8("limits");
        in.u32("minimum");
        if ((flags & 1) != 0) {
            in.u32("maximum");
        }
    }
}
