package io.xcmgateway.spree.sandbox;

import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.stream.IntStream;

/// Code behind an unconditional branch, whose operands come from nowhere. Each piece leaves nothing
/// behind.
final class DeadCode {
    private static final int[] ARITHMETIC =
            IntStream.range(0x45, 0xc5)
                    .filter(each -> Opcode.arithmetic(each) != Opcode.Arithmetic.NOT_ALLOWED)
                    .toArray();

    private final TypedCode code;

    DeadCode(TypedCode code) {
        this.code = code;
    }

    /// @param labels open blocks, the function among them
    void write(int labels) {
        for (int i = code.random.nextInt(4); i > 0; i--) {
            piece(labels);
        }
    }

    private void piece(int labels) {
        WasmWriter out = code.out;
        switch (code.random.nextInt(15)) {
            case 0 -> out.u8(ARITHMETIC[code.random.nextInt(ARITHMETIC.length)]).u8(Opcode.DROP);
            case 1 -> out.u8(Opcode.SELECT).u8(Opcode.DROP);
            case 2 -> out.u8(Opcode.I64_CONST).signed(5).u8(0xa7).u8(Opcode.DROP);
            case 3 -> {
                out.u8(Opcode.BLOCK).u8(Opcode.NO_RESULT).u8(Opcode.UNREACHABLE);
                out.u8(Opcode.END);
            }
            case 4 ->
                    out.u8(Opcode.LOOP)
                            .u8(Opcode.I32)
                            .u8(Opcode.UNREACHABLE)
                            .u8(Opcode.END)
                            .u8(Opcode.DROP);
            case 5 -> {
                out.u8(Opcode.IF).u8(Opcode.I64).u8(Opcode.UNREACHABLE).u8(Opcode.ELSE);
                out.u8(Opcode.I64_CONST).signed(code.constant()).u8(Opcode.END).u8(Opcode.DROP);
            }
            case 6 -> {
                int function = code.random.nextInt(code.shape.functions().size());
                out.u8(Opcode.CALL).u32(function);
                if (code.shape.functions().get(function).result() != ValueType.NONE) {
                    out.u8(Opcode.DROP);
                }
            }
            case 7 -> out.u8(Opcode.LOCAL_SET).u32(code.random.nextInt(code.locals.size()));
            case 8 ->
                    out.u8(Opcode.LOCAL_TEE)
                            .u32(code.random.nextInt(code.locals.size()))
                            .u8(Opcode.DROP);
            case 9 -> out.u8(Opcode.BR).u32(code.random.nextInt(labels));
            case 10 -> {
                int label = code.random.nextInt(labels);
                out.u8(Opcode.BR_TABLE).u32(1).u32(label).u32(label);
            }
            case 11 -> out.u8(Opcode.I64_STORE8).u32(0).u32(code.random.nextInt(99));
            case 12 -> out.u8(Opcode.MEMORY_GROW).u8(0).u8(Opcode.DROP);
            case 13 -> out.u8(Opcode.RETURN);
            default -> out.u8(Opcode.DROP).u8(Opcode.DROP).u8(Opcode.UNREACHABLE);
        }
    }
}
