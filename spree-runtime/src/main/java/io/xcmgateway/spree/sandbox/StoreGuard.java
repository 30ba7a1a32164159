package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.ModuleMeter.Appended;

/// Works around a fault of Chicory 1.7.5's interpreter: `i32.store8`, `i64.store8` and
/// `i64.store32` add their offset to an address of 2^31 or more in 32 bits, and so write into the
/// memory where the compiled code traps. For the interpreter these stores become calls of a
/// function that traps first. Its price is nothing and its frame is not counted, so gas and stack
/// are the same in both modes.
final class StoreGuard {
    private StoreGuard() {}

    static boolean needs(CodeReader code) {
        return code.immediate() > 0
                && (code.opcode() == Opcode.I32_STORE8
                        || code.opcode() == Opcode.I64_STORE8
                        || code.opcode() == Opcode.I64_STORE32);
    }

    /// Writes the call, with the address and the value on the operand stack, instead of the store.
    static void call(CodeReader code, Appended appended, WasmWriter out) {
        if (code.opcode() == Opcode.I32_STORE8) {
            out.u8(Opcode.I64_EXTEND_I32_U);
        }
        boolean word = code.opcode() == Opcode.I64_STORE32;
        out.u8(Opcode.I32_CONST).signed(code.immediate());
        out.u8(Opcode.CALL).u32(word ? appended.storeWord() : appended.storeByte());
    }

    /// The function (address, value, offset): a store without offset, after a trap if the address
    /// is negative as a signed number. The sum may become so too; without an offset that traps.
    static WasmWriter body(int store) {
        WasmWriter out = new WasmWriter(32);
        out.u32(0).u8(Opcode.LOCAL_GET).u32(0);
        out.u8(Opcode.I32_CONST).signed(0).u8(Opcode.I32_LT_S);
        out.u8(Opcode.IF).u8(Opcode.NO_RESULT).u8(Opcode.UNREACHABLE).u8(Opcode.END);
        out.u8(Opcode.LOCAL_GET).u32(0).u8(Opcode.LOCAL_GET).u32(2).u8(Opcode.I32_ADD);
        out.u8(Opcode.LOCAL_GET).u32(1).u8(store).u32(0).u32(0);
        return out.u8(Opcode.END);
    }
}
