package io.xcmgateway.spree.sandbox;

/// The Wasm instructions that have a meaning of their own here, and the types of all others.
/// Numbers are those of the binary format (WebAssembly core specification 2.0, section 5.4).
final class Opcode {
    private Opcode() {}

    static final int UNREACHABLE = 0x00;
    static final int NOP = 0x01;
    static final int BLOCK = 0x02;
    static final int LOOP = 0x03;
    static final int IF = 0x04;
    static final int ELSE = 0x05;
    static final int END = 0x0b;
    static final int BR = 0x0c;
    static final int BR_IF = 0x0d;
    static final int BR_TABLE = 0x0e;
    static final int RETURN = 0x0f;
    static final int CALL = 0x10;
    static final int CALL_INDIRECT = 0x11;
    static final int DROP = 0x1a;
    static final int SELECT = 0x1b;
    static final int LOCAL_GET = 0x20;
    static final int LOCAL_SET = 0x21;
    static final int LOCAL_TEE = 0x22;
    static final int GLOBAL_GET = 0x23;
    static final int GLOBAL_SET = 0x24;
    static final int I32_LOAD = 0x28;
    static final int I64_STORE32 = 0x3e;
    static final int I32_STORE8 = 0x3a;
    static final int I64_STORE8 = 0x3c;
    static final int MEMORY_SIZE = 0x3f;
    static final int MEMORY_GROW = 0x40;
    static final int I32_CONST = 0x41;
    static final int I64_CONST = 0x42;
    static final int I32_LT_S = 0x48;
    static final int I64_LT_S = 0x53;
    static final int I32_GT_U = 0x4b;
    static final int I32_CLZ = 0x67;
    static final int I32_POPCNT = 0x69;
    static final int I32_ADD = 0x6a;
    static final int I32_SUB = 0x6b;
    static final int I32_MUL = 0x6c;
    static final int I32_DIV_S = 0x6d;
    static final int I32_REM_U = 0x70;
    static final int I64_CLZ = 0x79;
    static final int I64_POPCNT = 0x7b;
    static final int I64_ADD = 0x7c;
    static final int I64_SUB = 0x7d;
    static final int I64_MUL = 0x7e;
    static final int I64_DIV_S = 0x7f;
    static final int I64_REM_U = 0x82;
    static final int I64_SHR_U = 0x88;
    static final int I64_EXTEND_I32_U = 0xad;
    static final int PREFIX_FC = 0xfc;

    /// Sub-opcodes after [#PREFIX_FC].
    static final int FC_MEMORY_INIT = 8;

    static final int FC_DATA_DROP = 9;
    static final int FC_MEMORY_COPY = 10;
    static final int FC_MEMORY_FILL = 11;

    /// Value types, and the block type of a block without result.
    static final int I32 = 0x7f;

    static final int I64 = 0x7e;
    static final int NO_RESULT = 0x40;

    /// What an instruction without operands in the code does to the operand stack. `operands` equal
    /// operands of one type.
    enum Arithmetic {
        I32_TO_I32(1, I32, I32),
        I32_I32_TO_I32(2, I32, I32),
        I64_TO_I32(1, I64, I32),
        I64_I64_TO_I32(2, I64, I32),
        I64_TO_I64(1, I64, I64),
        I64_I64_TO_I64(2, I64, I64),
        I32_TO_I64(1, I32, I64),
        /// Not such an instruction, or not allowed.
        NOT_ALLOWED(0, 0, 0);

        final int operands;
        final int operand;
        final int result;

        Arithmetic(int operands, int operand, int result) {
            this.operands = operands;
            this.operand = operand;
            this.result = result;
        }
    }

    static Arithmetic arithmetic(int opcode) {
        if (opcode == 0x45 || in(opcode, I32_CLZ, I32_POPCNT) || in(opcode, 0xc0, 0xc1)) {
            return Arithmetic.I32_TO_I32;
        }
        if (in(opcode, 0x46, 0x4f) || in(opcode, 0x6a, 0x78)) {
            return Arithmetic.I32_I32_TO_I32;
        }
        if (opcode == 0x50 || opcode == 0xa7) {
            return Arithmetic.I64_TO_I32;
        }
        if (in(opcode, 0x51, 0x5a)) {
            return Arithmetic.I64_I64_TO_I32;
        }
        if (in(opcode, I64_CLZ, I64_POPCNT) || in(opcode, 0xc2, 0xc4)) {
            return Arithmetic.I64_TO_I64;
        }
        if (in(opcode, 0x7c, 0x8a)) {
            return Arithmetic.I64_I64_TO_I64;
        }
        return opcode == 0xac || opcode == 0xad ? Arithmetic.I32_TO_I64 : Arithmetic.NOT_ALLOWED;
    }

    static boolean isMemoryAccess(int opcode) {
        return in(opcode, I32_LOAD, I64_STORE32)
                && !in(opcode, 0x2a, 0x2b) // f32.load, f64.load
                && !in(opcode, 0x38, 0x39); // f32.store, f64.store
    }

    /// Of a memory access.
    static boolean isStore(int opcode) {
        return opcode >= 0x36;
    }

    /// The type that a memory access loads or stores.
    static int accessType(int opcode) {
        boolean i32 =
                opcode == 0x28
                        || in(opcode, 0x2c, 0x2f)
                        || opcode == 0x36
                        || in(opcode, 0x3a, 0x3b);
        return i32 ? I32 : I64;
    }

    /// The base-2 logarithm of the bytes that a memory access touches.
    static int accessWidthLog2(int opcode) {
        return switch (opcode) {
            case 0x29, 0x37 -> 3;
            case 0x28, 0x34, 0x35, 0x36, 0x3e -> 2;
            case 0x2e, 0x2f, 0x32, 0x33, 0x3b, 0x3d -> 1;
            default -> 0;
        };
    }

    static boolean isDivision(int opcode) {
        return in(opcode, I32_DIV_S, I32_REM_U) || in(opcode, I64_DIV_S, I64_REM_U);
    }

    /// Or one that counts bits, which takes as long.
    static boolean isMultiplication(int opcode) {
        return opcode == I32_MUL
                || opcode == I64_MUL
                || in(opcode, I32_CLZ, I32_POPCNT)
                || in(opcode, I64_CLZ, I64_POPCNT);
    }

    private static boolean in(int opcode, int first, int last) {
        return opcode >= first && opcode <= last;
    }
}
