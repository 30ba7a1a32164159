package io.xcmgateway.spree.sandbox;

/// Constant expressions: initial values of globals, and where a segment goes.
final class Constant {
    private Constant() {}

    /// The offset of a segment whose expression was bad.
    static final long UNKNOWN = -1;

    private static final int F32_CONST = 0x43;
    private static final int F64_CONST = 0x44;
    private static final int REF_NULL = 0xd0;
    private static final int REF_FUNC = 0xd2;

    /// The offset of a segment, 0..2^32-1, or [#UNKNOWN].
    static long offset(WasmReader in) throws BrokenRule {
        int start = in.offset();
        int opcode = in.u8("constant expression");
        if (opcode == Opcode.I32_CONST) {
            int value = in.s32("i32.const");
            in.expect(Opcode.END, "end of the constant expression");
            return Integer.toUnsignedLong(value);
        }
        other(in, start, opcode, "a constant expression that is i32.const");
        return UNKNOWN;
    }

    /// An initial value of type i32.
    static void i32(WasmReader in) throws BrokenRule {
        offset(in);
    }

    /// An initial value of type i64.
    static void i64(WasmReader in) throws BrokenRule {
        int start = in.offset();
        int opcode = in.u8("constant expression");
        if (opcode == Opcode.I64_CONST) {
            in.s64("i64.const");
            in.expect(Opcode.END, "end of the initial value");
        } else {
            other(in, start, opcode, "an initial value that is i64.const");
        }
    }

    /// An initial value of a type that is not allowed, which was noted.
    static void skip(WasmReader in) throws BrokenRule {
        int start = in.offset();
        if (!skipped(in, in.u8("constant expression"))) {
            throw new BrokenRule(start, "a constant expression of one instruction", "another");
        }
    }

    /// Notes an expression of another instruction, if it is known where that one ends.
    private static void other(WasmReader in, int start, int opcode, String rule) throws BrokenRule {
        BrokenRule broken = new BrokenRule(start, rule, WasmReader.hex(opcode));
        if (!skipped(in, opcode)) {
            throw broken;
        }
        in.note(start, rule, WasmReader.hex(opcode));
    }

    private static boolean skipped(WasmReader in, int opcode) throws BrokenRule {
        switch (opcode) {
            case Opcode.I32_CONST -> in.s32("i32.const");
            case Opcode.I64_CONST -> in.s64("i64.const");
            case F32_CONST -> in.skip(4, "f32.const");
            case F64_CONST -> in.skip(8, "f64.const");
            case Opcode.GLOBAL_GET, REF_FUNC -> in.u32("index");
            case REF_NULL -> in.u8("reference type");
            default -> {
                return false;
            }
        }
        in.expect(Opcode.END, "end of the constant expression");
        return true;
    }
}
