package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A module of the official test suite in a form that admission may let through. No index in it
/// changes:
///
/// - a function that our rules refuse traps, and a type that they refuse becomes one that nothing
///   else has; the rest stays to the byte;
/// - exports are replaced by the memory, which is made if there is none, and one entry point `run`:
///   `run(n)` calls the function that was exported as the `n`th, with the arguments and the result
///   in globals added at the end;
/// - the functions imported from `spectest`, which do nothing, come from `env`.
public final class SpecModule {
    private static final byte[] NEVER = {0, Opcode.UNREACHABLE, Opcode.END};
    private static final byte[] NOBODYS_TYPE = nobodysType();

    private final ModuleParts parts;
    private final Map<Integer, String> refused;
    private final Map<String, Integer> globals = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<HostFunction> host = new ArrayList<>();
    private final boolean linked;
    private final int argumentGlobal;
    private final ByteString bytes;

    /// A function that was exported.
    ///
    /// @param parameters empty if it is refused
    /// @param reason why it is refused; empty if it is not
    public record Function(
            String name, List<ValueType> parameters, ValueType result, String reason) {}

    private SpecModule(ModuleParts parts) {
        this.parts = parts;
        this.linked = parts.imports.stream().anyMatch(each -> !each.module().equals("spectest"));
        this.refused = SpecFunctions.refused(parts);
        int number = parts.globals.size();
        this.argumentGlobal = number + 1;
        WasmWriter dispatch = dispatch();
        cut();
        exports();
        imports();
        append(dispatch);
        this.bytes = parts.build();
    }

    public static SpecModule of(ByteString wasm) {
        return new SpecModule(ModuleParts.of(wasm));
    }

    /// The module as it is but for its exports, to which the memory is added. What is malformed or
    /// not valid in it stays so.
    ///
    /// @throws IndexOutOfBoundsException if the module is not well-formed
    public static ByteString exporting(ByteString wasm) {
        ModuleParts parts = ModuleParts.of(wasm);
        int functions = parts.importedFunctions() + parts.functions.size();
        parts.exports.removeIf(
                each -> each.kind() == ModuleParts.FUNCTION && each.index() < functions);
        boolean exports = parts.exports.stream().anyMatch(each -> each.name().equals("memory"));
        if (!exports) {
            parts.exports.add(new ModuleParts.Export("memory", ModuleParts.MEMORY, 0));
            parts.others.putIfAbsent(SectionId.MEMORY, code(1, 0, 0));
        }
        return parts.build();
    }

    public ByteString bytes() {
        return bytes;
    }

    /// Whether it imports what another module of the suite exports.
    public boolean linked() {
        return linked;
    }

    public List<HostFunction> host() {
        return host;
    }

    /// In the order in which `run` knows them.
    public List<Function> functions() {
        return functions;
    }

    /// Index of an exported global.
    public int global(String name) {
        return globals.getOrDefault(name, -1);
    }

    /// Index of the global that an argument is passed in, an i64.
    public int argumentGlobal(int argument) {
        return argumentGlobal + argument;
    }

    /// Index of the global that the result is left in, an i64.
    public int resultGlobal() {
        return argumentGlobal - 1;
    }

    /// The body of `run`.
    private WasmWriter dispatch() {
        WasmWriter out = new WasmWriter(256).u8(0);
        for (ModuleParts.Export each : parts.exports) {
            if (each.kind() != ModuleParts.FUNCTION) {
                continue;
            }
            String reason = refused.getOrDefault(each.index(), "");
            byte[] type = parts.types.get(parts.typeOf(each.index()));
            List<ValueType> parameters = reason.isEmpty() ? parameters(type) : List.of();
            ValueType result = reason.isEmpty() ? result(type) : ValueType.NONE;
            if (reason.isEmpty()) {
                out.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.I32_CONST).signed(functions.size());
                out.u8(0x46).u8(Opcode.IF).u8(Opcode.NO_RESULT);
                for (int i = 0; i < parameters.size(); i++) {
                    out.u8(Opcode.GLOBAL_GET).u32(argumentGlobal(i));
                    if (parameters.get(i) == ValueType.I32) {
                        out.u8(0xa7);
                    }
                }
                out.u8(Opcode.CALL).u32(each.index());
                if (result == ValueType.I32) {
                    out.u8(Opcode.I64_EXTEND_I32_U);
                }
                if (result != ValueType.NONE) {
                    out.u8(Opcode.GLOBAL_SET).u32(resultGlobal());
                }
                out.u8(Opcode.END);
            }
            functions.add(new Function(each.name(), parameters, result, reason));
        }
        return out.u8(Opcode.I64_CONST).signed(0).u8(Opcode.END);
    }

    private void cut() {
        int imported = parts.importedFunctions();
        for (int function : refused.keySet()) {
            if (function >= imported) {
                parts.bodies.set(function - imported, NEVER);
            }
        }
        parts.types.replaceAll(
                type -> SpecFunctions.typeReason(type).isEmpty() ? type : NOBODYS_TYPE);
        parts.globals.replaceAll(global ->
                SpecFunctions.valueReason(global[0] & 0xff).isEmpty()
                        ? global
                        : code(Opcode.I32, (int) global[1], Opcode.I32_CONST, 0, Opcode.END));
    }

    private void exports() {
        for (ModuleParts.Export each : parts.exports) {
            if (each.kind() == 3) {
                globals.put(each.name(), each.index());
            }
        }
        parts.exports.clear();
        parts.exports.add(new ModuleParts.Export("memory", ModuleParts.MEMORY, 0));
        parts.others.putIfAbsent(SectionId.MEMORY, code(1, 0, 0));
    }

    private void imports() {
        for (int i = 0; i < parts.imports.size(); i++) {
            ModuleParts.Import each = parts.imports.get(i);
            if (each.kind() == ModuleParts.FUNCTION) {
                byte[] type = parts.types.get(each.type());
                String name = "import_" + i;
                host.add(new HostFunction(name, parameters(type), result(type), (_, _) -> 0));
                parts.imports.set(i, new ModuleParts.Import("env", name, each.description()));
            }
        }
    }

    private void append(WasmWriter dispatch) {
        int arguments =
                functions.stream().mapToInt(each -> each.parameters().size()).max().orElse(0);
        byte[] global = code(Opcode.I64, 1, Opcode.I64_CONST, signed(0), Opcode.END);
        for (int i = 0; i <= arguments; i++) {
            parts.globals.add(global);
        }
        int run = parts.importedFunctions() + parts.functions.size();
        parts.exports.add(new ModuleParts.Export("run", ModuleParts.FUNCTION, run));
        parts.functions.add(parts.types.size());
        parts.types.add(ModuleBuilder.I32_TO_I64);
        parts.bodies.add(dispatch.toByteArray());
    }

    private static List<ValueType> parameters(byte[] type) {
        Cursor in = new Cursor(type);
        in.u8();
        List<ValueType> parameters = new ArrayList<>();
        for (byte each : in.sized()) {
            parameters.add((each & 0xff) == Opcode.I32 ? ValueType.I32 : ValueType.I64);
        }
        return parameters;
    }

    private static ValueType result(byte[] type) {
        Cursor in = new Cursor(type);
        in.u8();
        in.sized();
        byte[] results = in.sized();
        if (results.length == 0) {
            return ValueType.NONE;
        }
        return (results[0] & 0xff) == Opcode.I32 ? ValueType.I32 : ValueType.I64;
    }

    private static byte[] nobodysType() {
        byte[] parameters = new byte[Limits.V1.parametersMax()];
        Arrays.fill(parameters, (byte) Opcode.I32);
        return code(0x60, u32(parameters.length), parameters, 0);
    }
}
