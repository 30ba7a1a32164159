package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.DecodedModule.Global;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Code under construction with the types of its locals and of the operands of the current block;
/// can put there what an instruction needs before it.
final class TypedCode {
    private static final long[] CONSTANTS = {
        0,
        0,
        1,
        -1,
        -1,
        2,
        7,
        31,
        32,
        33,
        63,
        64,
        65,
        127,
        128,
        255,
        65_528,
        65_535,
        65_536,
        Integer.MIN_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        0x8000_0000L,
        0xffff_ffffL,
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x1_0000_0000L
    };

    final RandomGenerator random;
    final ModuleShape shape;
    final List<Integer> locals = new ArrayList<>();
    final WasmWriter out = new WasmWriter(512);
    List<Integer> stack = new ArrayList<>();

    TypedCode(RandomGenerator random, ModuleShape shape) {
        this.random = random;
        this.shape = shape;
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
        int global = random.nextInt(shape.globals().size());
        if (random.nextInt(3) == 0) {
            constant(type, random.nextInt(3) > 0 ? constant() : random.nextLong());
            return;
        }
        if (random.nextBoolean() && globalType(global) == type) {
            out.u8(Opcode.GLOBAL_GET).u32(global);
        } else {
            out.u8(Opcode.LOCAL_GET).u32(localOf(type));
        }
        stack.add(type);
    }

    void constant(int type, long value) {
        out.u8(type == Opcode.I32 ? Opcode.I32_CONST : Opcode.I64_CONST);
        out.signed(type == Opcode.I32 ? (int) value : value);
        stack.add(type);
    }

    int globalType(int global) {
        Global declared = shape.globals().get(global);
        return Signature.code(declared.type());
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

    int pick(List<Integer> from) {
        return from.get(random.nextInt(from.size()));
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /// A number at which something changes.
    long constant() {
        return CONSTANTS[random.nextInt(CONSTANTS.length)];
    }
}
