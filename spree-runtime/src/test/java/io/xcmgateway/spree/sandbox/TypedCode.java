package io.xcmgateway.spree.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Code under construction with the types of its locals and of the operands of the current block;
/// can put there what an instruction needs before it.
abstract class TypedCode {
    private static final long[] CONSTANTS = {
        0, 1, -1, 2, 7, 31, 64, 255, 65_528, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE
    };

    final RandomGenerator random;
    final List<Integer> locals = new ArrayList<>();
    final WasmWriter out = new WasmWriter(512);
    List<Integer> stack = new ArrayList<>();

    TypedCode(RandomGenerator random) {
        this.random = random;
    }

    /// So many operands of this type on top, of the block's own.
    void needAll(int type, int count) {
        int have = 0;
        while (have < Math.min(count, stack.size()) && stack.get(stack.size() - 1 - have) == type) {
            have++;
        }
        for (int i = have; i < count; i++) {
            push(type);
        }
    }

    /// One operand of this type on top, of the block's own.
    void need(int type) {
        needAll(type, 1);
    }

    void push(int type) {
        switch (random.nextInt(3)) {
            case 0 -> {
                out.u8(type == Opcode.I32 ? Opcode.I32_CONST : Opcode.I64_CONST);
                long value = random.nextBoolean() ? constant() : random.nextLong();
                out.signed(type == Opcode.I32 ? (int) value : value);
            }
            case 1 -> out.u8(Opcode.GLOBAL_GET).u32(type == Opcode.I64 ? 1 : 0);
            default -> out.u8(Opcode.LOCAL_GET).u32(localOf(type));
        }
        stack.add(type);
    }

    void drop() {
        out.u8(Opcode.DROP);
        pop();
    }

    void pop() {
        stack.removeLast();
    }

    int localOf(int type) {
        int from = random.nextInt(locals.size());
        for (int i = 0; i < locals.size(); i++) {
            int local = (from + i) % locals.size();
            if (locals.get(local) == type) {
                return local;
            }
        }
        throw new IllegalStateException("no local of type " + type);
    }

    int type() {
        return random.nextBoolean() ? Opcode.I32 : Opcode.I64;
    }

    int pick(int[] from) {
        return from[random.nextInt(from.length)];
    }

    /// A number at which something changes.
    long constant() {
        return CONSTANTS[random.nextInt(CONSTANTS.length)];
    }
}
