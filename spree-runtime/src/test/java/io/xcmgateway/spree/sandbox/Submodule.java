package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.Body.Instruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A few functions of a large module as a module of their own, with its types, imports, globals,
/// memory and data: one by chance and what it calls. What else they call does nothing and returns
/// zero. An entry point `run` calls the one with arguments by chance.
public final class Submodule {
    private static final int FUNCTIONS_MAX = 8;

    private final ModuleParts whole;
    private final ModuleParts parts;
    private final RandomGenerator random;
    private final int imported;

    /// New index of each function that is kept, by its old one.
    private final Map<Integer, Integer> kept = new LinkedHashMap<>();

    /// Index of the function that does nothing, by its type.
    private final Map<Integer, Integer> stubs = new LinkedHashMap<>();

    private Submodule(ModuleParts whole, ModuleParts parts, RandomGenerator random) {
        this.whole = whole;
        this.parts = parts;
        this.random = random;
        this.imported = whole.importedFunctions();
    }

    /// @param module an admitted one
    public static ByteString of(ByteString module, RandomGenerator random) {
        return new Submodule(ModuleParts.of(module), ModuleParts.of(module), random).extract();
    }

    private ByteString extract() {
        parts.functions.clear();
        parts.bodies.clear();
        parts.exports.removeIf(each -> each.kind() == ModuleParts.FUNCTION);
        keep();
        List<Integer> old = new ArrayList<>(kept.keySet());
        int next = imported + old.size();
        List<Body> bodies = new ArrayList<>();
        for (int each : old) {
            parts.functions.add(whole.typeOf(each));
            Body body = Body.of(whole.bodies.get(each - imported));
            for (Instruction call : body.instructions) {
                if (call.opcode() == Opcode.CALL && known(call.immediate()) < 0) {
                    int type = whole.typeOf(call.immediate());
                    if (!stubs.containsKey(type)) {
                        stubs.put(type, next++);
                    }
                }
            }
            bodies.add(body);
        }
        for (Body body : bodies) {
            body.instructions.replaceAll(this::renumbered);
            parts.bodies.add(body.toByteArray());
        }
        stubs.keySet().forEach(this::stub);
        elements();
        entryPoint(old.getFirst());
        return parts.build();
    }

    private void keep() {
        List<Integer> next = new ArrayList<>();
        next.add(imported + random.nextInt(whole.bodies.size()));
        while (!next.isEmpty() && kept.size() < FUNCTIONS_MAX) {
            int function = next.removeFirst();
            if (kept.containsKey(function)) {
                continue;
            }
            kept.put(function, imported + kept.size());
            for (Instruction each : Body.of(whole.bodies.get(function - imported)).instructions) {
                if (each.opcode() == Opcode.CALL && each.immediate() >= imported) {
                    next.add(each.immediate());
                }
            }
        }
    }

    /// New index of a function; -1 if it becomes one that does nothing.
    private int known(int function) {
        return function < imported ? function : kept.getOrDefault(function, -1);
    }

    private Instruction renumbered(Instruction instruction) {
        if (instruction.opcode() != Opcode.CALL) {
            return instruction;
        }
        int function = known(instruction.immediate());
        int target =
                function >= 0
                        ? function
                        : stubs.getOrDefault(whole.typeOf(instruction.immediate()), -1);
        return Instruction.of(Opcode.CALL, u32(target));
    }

    private void stub(int type) {
        parts.functions.add(type);
        byte[] raw = whole.types.get(type);
        int last = raw[raw.length - 1] & 0xff;
        boolean none = last == 0;
        byte[] zero =
                none
                        ? new byte[0]
                        : code(last == Opcode.I32 ? Opcode.I32_CONST : Opcode.I64_CONST, 0);
        parts.bodies.add(code(0, zero, Opcode.END));
    }

    /// The first functions that are kept, so that calls through the table meet some.
    private void elements() {
        parts.others.remove(SectionId.ELEMENT);
        if (parts.others.containsKey(SectionId.TABLE)) {
            byte[] first = u32(imported);
            parts.others.put(
                    SectionId.ELEMENT,
                    code(1, 0, Opcode.I32_CONST, 1, Opcode.END, 2, first, first));
        }
    }

    private void entryPoint(int function) {
        WasmWriter out = new WasmWriter(64).u8(0);
        Cursor type = new Cursor(whole.types.get(whole.typeOf(function)));
        type.u8();
        for (byte each : type.sized()) {
            boolean i32 = (each & 0xff) == Opcode.I32;
            long value = random.nextInt(3) == 0 ? random.nextInt(64) : random.nextInt(1 << 20) & ~7;
            byte[] argument =
                    code(
                            i32 ? Opcode.I32_CONST : Opcode.I64_CONST,
                            signed(i32 ? value : random.nextLong() >> random.nextInt(64)));
            out.raw(ByteString.wrap(argument), 0, argument.length);
        }
        out.u8(Opcode.CALL).u32(known(function));
        if (type.sized().length > 0) {
            out.u8(Opcode.DROP);
        }
        out.u8(Opcode.I64_CONST).signed(4_096L << 32).u8(Opcode.END);
        int run = imported + parts.functions.size();
        parts.exports.add(new ModuleParts.Export("run", ModuleParts.FUNCTION, run));
        parts.functions.add(parts.types.size());
        parts.types.add(ModuleBuilder.I32_TO_I64);
        parts.bodies.add(out.toByteArray());
    }
}
