package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.ModuleMeter.Appended;

/// The instructions whose work depends on the operand on top: they are charged for it before they
/// run, by a function that takes that operand and gives it back.
final class SizeCharge {
    private SizeCharge() {}

    static boolean isFor(CodeReader code) {
        return code.opcode() == Opcode.MEMORY_GROW
                || (code.opcode() == Opcode.PREFIX_FC && code.immediate() != Opcode.FC_DATA_DROP);
    }

    /// Writes the call.
    static void call(CodeReader code, Appended appended, WasmWriter out) {
        boolean pages = code.opcode() == Opcode.MEMORY_GROW;
        out.u8(Opcode.CALL).u32(pages ? appended.chargePages() : appended.chargeBytes());
    }
}
