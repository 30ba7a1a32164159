package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;

/// Calls: direct, through the table, of itself as deep as a parameter says.
final class CallCode {
    private static final int[] DEPTHS = {1, 10, 300, 1_500, 2_000, 2_400, 2_800, 3_200};

    private final TypedCode code;

    CallCode(TypedCode code) {
        this.code = code;
    }

    void direct() {
        int function = code.random.nextInt(code.shape.functions().size());
        Signature called = code.shape.functions().get(function);
        arguments(called);
        code.out.u8(Opcode.CALL).u32(function);
        result(called);
    }

    void indirect() {
        if (code.shape.tableElements() == 0) {
            return;
        }
        int type = code.random.nextInt(code.shape.functions().size());
        Signature called = code.shape.functions().get(type);
        arguments(called);
        switch (code.random.nextInt(4)) {
            case 0 -> code.push(Opcode.I32);
            case 1 ->
                    code.constant(Opcode.I32, code.shape.tableElements() - code.random.nextInt(2));
            default -> code.constant(Opcode.I32, code.random.nextInt(code.shape.tableElements()));
        }
        code.out.u8(Opcode.CALL_INDIRECT).u32(type).u32(0);
        code.pop();
        result(called);
    }

    /// At the start of a function whose first parameter is an i32: calls `callee` as long as that
    /// is not zero, with one less.
    ///
    /// @param callee of the same type
    void recurse(int callee) {
        Signature called = code.shape.functions().get(callee);
        code.out.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.I32_CONST).signed(0);
        code.out.u8(0x4a).u8(Opcode.IF).u8(Opcode.NO_RESULT);
        code.out.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.I32_CONST).signed(1).u8(Opcode.I32_SUB);
        for (int i = 1; i < called.parameters().size(); i++) {
            code.out.u8(Opcode.LOCAL_GET).u32(i);
        }
        code.out.u8(Opcode.CALL).u32(callee);
        if (called.result() != ValueType.NONE) {
            code.out.u8(Opcode.DROP);
        }
        code.out.u8(Opcode.END);
    }

    private void arguments(Signature called) {
        for (int i = 0; i < called.parameters().size(); i++) {
            ValueType type = called.parameters().get(i);
            if (i == 0 && type == ValueType.I32 && code.random.nextBoolean()) {
                code.constant(Opcode.I32, DEPTHS[code.random.nextInt(DEPTHS.length)]);
            } else {
                code.push(Signature.code(type));
            }
        }
    }

    private void result(Signature called) {
        for (int i = 0; i < called.parameters().size(); i++) {
            code.pop();
        }
        if (called.result() != ValueType.NONE) {
            code.stack.add(called.resultCode());
        }
    }
}
