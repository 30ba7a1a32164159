package io.xcmgateway.spree.sandbox;

import java.util.List;
import java.util.stream.IntStream;

/// Instructions without memory and control flow.
final class PlainCode {
    private static final List<Integer> ARITHMETIC =
            IntStream.range(0x45, 0xc5)
                    .filter(each -> Opcode.arithmetic(each) != Opcode.Arithmetic.NOT_ALLOWED)
                    .boxed()
                    .toList();

    private final TypedCode code;

    PlainCode(TypedCode code) {
        this.code = code;
    }

    void arithmetic() {
        int opcode = code.pick(ARITHMETIC);
        Opcode.Arithmetic shape = Opcode.arithmetic(opcode);
        if (code.oneIn(4)) {
            // Both at an edge: the least number by -1, a shift by the width.
            for (int i = 0; i < shape.operands; i++) {
                code.constant(shape.operand, code.constant());
            }
        } else {
            code.needAll(shape.operand, shape.operands);
        }
        if (Opcode.isDivision(opcode) && !code.oneIn(8)) {
            // Mostly by an odd number, so that modules live on after it.
            boolean i32 = shape.operand == Opcode.I32;
            code.out.u8(i32 ? Opcode.I32_CONST : Opcode.I64_CONST).signed(1);
            code.out.u8(i32 ? 0x72 : 0x84);
        }
        code.out.u8(opcode);
        for (int i = 0; i < shape.operands; i++) {
            code.pop();
        }
        code.stack.add(shape.result);
    }

    void setLocal() {
        int local = code.random.nextInt(code.locals.size());
        code.need(code.locals.get(local));
        boolean tee = code.random.nextBoolean();
        code.out.u8(tee ? Opcode.LOCAL_TEE : Opcode.LOCAL_SET).u32(local);
        if (!tee) {
            code.pop();
        }
    }

    void setGlobal() {
        int global = code.random.nextInt(code.shape.globals().size());
        if (code.shape.globals().get(global).mutable()) {
            code.need(code.globalType(global));
            code.out.u8(Opcode.GLOBAL_SET).u32(global);
            code.pop();
        }
    }

    void select() {
        int type = code.type();
        code.needAll(type, 2);
        code.push(Opcode.I32);
        code.out.u8(Opcode.SELECT);
        code.pop();
        code.pop();
    }

    void nop() {
        code.out.u8(Opcode.NOP);
    }
}
