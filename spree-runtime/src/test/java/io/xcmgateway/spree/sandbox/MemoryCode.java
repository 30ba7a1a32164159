package io.xcmgateway.spree.sandbox;

import java.util.List;
import java.util.stream.IntStream;

/// Accesses to the memory of every width, near its ends and beyond, and the bulk instructions.
final class MemoryCode {
    private static final int PAGE = 65_536;
    private static final List<Integer> LOADS = accesses(false);
    private static final List<Integer> STORES = accesses(true);

    private final TypedCode code;

    MemoryCode(TypedCode code) {
        this.code = code;
    }

    private static List<Integer> accesses(boolean stores) {
        return IntStream.range(0x28, 0x3f)
                .filter(Opcode::isMemoryAccess)
                .filter(each -> Opcode.isStore(each) == stores)
                .boxed()
                .toList();
    }

    void load() {
        int opcode = code.pick(LOADS);
        int offset = address(1 << Opcode.accessWidthLog2(opcode));
        access(opcode, offset);
        code.pop();
        code.stack.add(Opcode.accessType(opcode));
    }

    void store() {
        int opcode = code.pick(STORES);
        int offset = address(1 << Opcode.accessWidthLog2(opcode));
        code.push(Opcode.accessType(opcode));
        access(opcode, offset);
        code.pop();
        code.pop();
    }

    private void access(int opcode, int offset) {
        int align = code.random.nextInt(Opcode.accessWidthLog2(opcode) + 1);
        code.out.u8(opcode).u32(align).u32(offset);
    }

    /// Puts an address on the stack; returns the offset to go with it.
    private int address(int width) {
        switch (code.random.nextInt(24)) {
            case 0 -> {
                // The last access inside of a page, or the first that is not.
                int end = PAGE * (1 + code.random.nextInt(2)) - width + code.random.nextInt(2);
                int offset = code.random.nextInt(64);
                code.constant(Opcode.I32, end - offset);
                return offset;
            }
            case 1 -> {
                // Behind 2^31, where a sum of 32 bits would wrap into the memory.
                if (code.oneIn(3)) {
                    code.constant(Opcode.I32, -code.random.nextInt(1, 64));
                    return code.oneIn(2) ? code.random.nextInt(128) : Integer.MAX_VALUE;
                }
            }
            case 2 -> {
                if (code.oneIn(3)) {
                    code.need(Opcode.I32);
                    return code.oneIn(2) ? Integer.MAX_VALUE - code.random.nextInt(8) : PAGE;
                }
            }
            default -> {}
        }
        // Within the first page, so that modules live on after it.
        code.need(Opcode.I32);
        code.out.u8(Opcode.I32_CONST).signed(0x7fff).u8(0x71);
        return code.random.nextInt(256);
    }

    void bulk() {
        switch (code.random.nextInt(7)) {
            case 0 -> {
                code.out.u8(Opcode.MEMORY_SIZE).u8(0);
                code.stack.add(Opcode.I32);
            }
            case 1 -> {
                code.constant(Opcode.I32, code.oneIn(8) ? code.constant() : code.random.nextInt(3));
                code.out.u8(Opcode.MEMORY_GROW).u8(0);
            }
            case 2, 3 -> {
                if (!code.shape.dataBytes().isEmpty()) {
                    init();
                }
            }
            case 4 -> {
                range(copied());
                code.out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_MEMORY_COPY).u8(0).u8(0);
            }
            case 5 -> {
                range(copied());
                code.out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_MEMORY_FILL).u8(0);
            }
            default -> {
                int segments = code.shape.dataBytes().size();
                if (segments > 0 && code.oneIn(3)) {
                    code.out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_DATA_DROP);
                    code.out.u32(code.random.nextInt(segments));
                }
            }
        }
    }

    /// From a segment that may be dropped: of that only nothing can be copied.
    private void init() {
        int segment = code.random.nextInt(code.shape.dataBytes().size());
        int bytes = code.shape.dataBytes().get(segment);
        int from = code.random.nextInt(bytes + 1);
        int length = code.oneIn(3) ? 0 : code.random.nextInt(bytes - from + 1);
        if (code.oneIn(12)) {
            length++;
        }
        code.constant(Opcode.I32, destination(length));
        code.constant(Opcode.I32, from);
        code.constant(Opcode.I32, length);
        code.out.u8(Opcode.PREFIX_FC).u8(Opcode.FC_MEMORY_INIT).u32(segment).u8(0);
        popThree();
    }

    private int copied() {
        return switch (code.random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1 + code.random.nextInt(8);
            case 2 -> code.random.nextInt(5_000);
            default -> code.random.nextInt(64);
        };
    }

    /// Mostly inside, often up to the end to the byte.
    private long destination(int length) {
        if (code.oneIn(20)) {
            return code.constant();
        }
        if (code.oneIn(3)) {
            return (long) PAGE * code.shape.memoryPages() - length + (code.oneIn(8) ? 1 : 0);
        }
        return code.random.nextInt(256);
    }

    /// Destination, source or value, and length, which are used up at once; often overlapping.
    private void range(int length) {
        long destination = destination(length);
        boolean near = code.random.nextBoolean();
        code.constant(Opcode.I32, destination);
        code.constant(
                Opcode.I32, near ? destination - code.random.nextInt(16) : destination(length));
        code.constant(Opcode.I32, code.oneIn(30) ? code.constant() : length);
        popThree();
    }

    private void popThree() {
        code.pop();
        code.pop();
        code.pop();
    }
}
