package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.Body.Instruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Changes an admitted module by chance: an instruction, which mostly leaves it valid; a section;
/// or any bit.
public final class ModuleMutation {
    private final RandomGenerator random;

    private ModuleMutation(RandomGenerator random) {
        this.random = random;
    }

    public static ByteString of(ByteString wasm, RandomGenerator random) {
        ModuleMutation mutation = new ModuleMutation(random);
        return switch (random.nextInt(10)) {
            case 0 -> mutation.bits(wasm);
            case 1 -> mutation.section(wasm);
            default -> mutation.instructions(wasm);
        };
    }

    /// Changes constants, and operators for others of the same signature, one at a time in
    /// functions by chance: the module stays valid but for its limits.
    ///
    /// @param count how many
    public static ByteString ofValues(ByteString wasm, int count, RandomGenerator random) {
        ModuleMutation mutation = new ModuleMutation(random);
        ModuleParts parts = ModuleParts.of(wasm);
        int changed = 0;
        while (changed < count) {
            int function = random.nextInt(parts.bodies.size());
            Body body = Body.of(parts.bodies.get(function));
            if (mutation.value(body.instructions, random.nextInt(body.instructions.size()))) {
                parts.bodies.set(function, body.toByteArray());
                changed++;
            }
        }
        return parts.build();
    }

    private ByteString bits(ByteString wasm) {
        byte[] bytes = wasm.toByteArray();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return ByteString.wrap(bytes);
    }

    private ByteString section(ByteString wasm) {
        ModuleParts parts = ModuleParts.of(wasm);
        switch (random.nextInt(7)) {
            case 0 -> item(parts.types);
            case 1 -> item(parts.functions);
            case 2 -> item(parts.globals);
            case 3 -> item(parts.bodies);
            case 4 -> item(parts.exports);
            case 5 -> item(parts.imports);
            default -> {
                List<Integer> ids = new ArrayList<>(parts.others.keySet());
                if (!ids.isEmpty()) {
                    int id = ids.get(random.nextInt(ids.size()));
                    byte[] content = parts.others.getOrDefault(id, new byte[] {0}).clone();
                    content[random.nextInt(content.length)] = (byte) random.nextInt(256);
                    parts.others.put(id, content);
                }
            }
        }
        return parts.build();
    }

    /// Swaps two items, or leaves one out, or has one twice.
    private <T> void item(List<T> items) {
        if (items.isEmpty()) {
            return;
        }
        int at = random.nextInt(items.size());
        switch (random.nextInt(3)) {
            case 0 -> Collections.swap(items, at, random.nextInt(items.size()));
            case 1 -> items.remove(at);
            default -> items.add(at, items.get(random.nextInt(items.size())));
        }
    }

    private ByteString instructions(ByteString wasm) {
        ModuleParts parts = ModuleParts.of(wasm);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int function = random.nextInt(parts.bodies.size());
            Body body = Body.of(parts.bodies.get(function));
            for (int tries = 0; tries < 8; tries++) {
                if (instruction(body.instructions, parts)) {
                    break;
                }
            }
            parts.bodies.set(function, body.toByteArray());
        }
        return parts.build();
    }

    /// Whether something was changed.
    private boolean instruction(List<Instruction> code, ModuleParts parts) {
        int at = random.nextInt(code.size());
        Instruction old = code.get(at);
        int opcode = old.opcode();
        int near = Math.max(0, old.immediate() + random.nextInt(5) - 2);
        switch (opcode) {
            case Opcode.BR, Opcode.BR_IF -> code.set(at, Instruction.of(opcode, u32(near)));
            case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE ->
                    code.set(at, Instruction.of(opcode, u32(near)));
            case Opcode.GLOBAL_GET, Opcode.GLOBAL_SET ->
                    code.set(at, Instruction.of(opcode, u32(near)));
            case Opcode.CALL -> code.set(at, Instruction.of(opcode, u32(sameType(parts, old))));
            case Opcode.BLOCK, Opcode.LOOP -> {
                int other = opcode == Opcode.BLOCK ? Opcode.LOOP : Opcode.BLOCK;
                code.set(at, Instruction.of(other, old.immediate()));
            }
            case Opcode.UNREACHABLE, Opcode.NOP, Opcode.DROP, Opcode.RETURN -> {
                if (random.nextInt(4) > 0) {
                    return false;
                }
                code.remove(at);
            }
            default -> {
                return value(code, at);
            }
        }
        return true;
    }

    /// Whether what is there is a constant or an operator, and was changed.
    private boolean value(List<Instruction> code, int at) {
        Instruction old = code.get(at);
        int opcode = old.opcode();
        if (opcode == Opcode.I32_CONST || opcode == Opcode.I64_CONST) {
            long value = opcode == Opcode.I32_CONST ? near(edge()) : edge();
            code.set(at, Instruction.of(opcode, signed(value)));
            return true;
        }
        if (Opcode.isMemoryAccess(opcode)) {
            int other = like(opcode);
            int offset =
                    random.nextInt(4) == 0 ? (int) edge() & Integer.MAX_VALUE : old.immediate();
            code.set(at, Instruction.of(other, 0, u32(offset)));
            return true;
        }
        if (Opcode.arithmetic(opcode) != Opcode.Arithmetic.NOT_ALLOWED) {
            code.set(at, Instruction.of(like(opcode)));
            return true;
        }
        return false;
    }

    /// An opcode of the same signature.
    private int like(int opcode) {
        int[] same =
                Opcode.isMemoryAccess(opcode)
                        ? IntStream.range(0x28, 0x3f)
                                .filter(Opcode::isMemoryAccess)
                                .filter(each ->
                                        Opcode.isStore(each) == Opcode.isStore(opcode)
                                                && Opcode.accessType(each)
                                                        == Opcode.accessType(opcode))
                                .toArray()
                        : IntStream.range(0x45, 0xc5)
                                .filter(each ->
                                        Opcode.arithmetic(each) == Opcode.arithmetic(opcode))
                                .toArray();
        return same[random.nextInt(same.length)];
    }

    private int sameType(ModuleParts parts, Instruction call) {
        int type = parts.typeOf(call.immediate());
        int count = parts.importedFunctions() + parts.functions.size();
        int from = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int function = (from + i) % count;
            if (parts.typeOf(function) == type) {
                return function;
            }
        }
        return call.immediate();
    }

    /// Of 32 bits.
    private static long near(long value) {
        return value << Integer.SIZE >> Integer.SIZE;
    }

    private long edge() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(256) - 128;
            case 1 -> 1L << random.nextInt(64);
            case 2 -> (1L << random.nextInt(64)) - 1;
            default -> random.nextLong();
        };
    }
}
