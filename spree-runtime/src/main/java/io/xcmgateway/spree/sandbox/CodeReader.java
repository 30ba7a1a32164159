package io.xcmgateway.spree.sandbox;

/// Walks over the instructions of one function body, which ends at the reader's end. Knows the
/// immediates of every allowed instruction and refuses all others; knows nothing of types.
final class CodeReader {
    /// Above it the engine's 32-bit sum of address and offset could wrap into the memory; and no
    /// access with such an offset can ever be in bounds.
    private static final long MEMORY_OFFSET_MAX = Integer.MAX_VALUE;

    private final WasmReader in;
    private final int branchTableMax;
    private final int[] branchTargets;

    private int start;
    private int opcode;
    private int immediate;
    private int targets;

    CodeReader(WasmReader in, Limits limits) {
        this.in = in;
        this.branchTableMax = limits.branchTableMax();
        this.branchTargets = new int[branchTableMax + 1];
    }

    boolean hasNext() {
        return in.remaining() > 0;
    }

    void next() throws BrokenRule {
        start = in.offset();
        opcode = in.u8("instruction");
        readImmediates();
    }

    /// Offset of the current instruction in the module.
    int start() {
        return start;
    }

    /// Offset behind the current instruction.
    int end() {
        return in.offset();
    }

    int opcode() {
        return opcode;
    }

    /// The index, label, block type or memory offset of the current instruction; the sub-opcode of
    /// a [Opcode#PREFIX_FC] one.
    int immediate() {
        return immediate;
    }

    /// Labels of a `br_table`, the default last.
    int targets() {
        return targets;
    }

    int target(int index) {
        return branchTargets[index];
    }

    /// Index of the data segment of `memory.init` and `data.drop`.
    int dataSegment() {
        return targets;
    }

    BrokenRule broken(String rule, String found) {
        return new BrokenRule(start, rule, found);
    }

    private void readImmediates() throws BrokenRule {
        switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> blockType();
            case Opcode.BR, Opcode.BR_IF -> immediate = small("label");
            case Opcode.CALL -> immediate = small("function index");
            case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE ->
                    immediate = small("local index");
            case Opcode.GLOBAL_GET, Opcode.GLOBAL_SET -> immediate = small("global index");
            case Opcode.BR_TABLE -> branchTable();
            case Opcode.CALL_INDIRECT -> {
                immediate = small("type index");
                if (in.u32("table index") != 0) {
                    throw broken("table index 0", "another table");
                }
            }
            case Opcode.MEMORY_SIZE, Opcode.MEMORY_GROW -> in.expect(0, "memory index 0");
            case Opcode.I32_CONST -> in.s32("i32.const");
            case Opcode.I64_CONST -> in.s64("i64.const");
            case Opcode.PREFIX_FC -> bulk();
            case Opcode.UNREACHABLE,
                    Opcode.NOP,
                    Opcode.ELSE,
                    Opcode.END,
                    Opcode.RETURN,
                    Opcode.DROP,
                    Opcode.SELECT -> {}
            default -> memoryAccessOrArithmetic();
        }
    }

    private void memoryAccessOrArithmetic() throws BrokenRule {
        if (Opcode.isMemoryAccess(opcode)) {
            long align = in.u32("alignment");
            if (align > Opcode.accessWidthLog2(opcode)) {
                throw broken("alignment not above the access width", "2^" + align);
            }
            long offset = in.u32("memory offset");
            if (offset > MEMORY_OFFSET_MAX) {
                throw broken("memory offset below 2^31", String.valueOf(offset));
            }
            immediate = (int) offset;
        } else if (Opcode.arithmetic(opcode) == Opcode.Arithmetic.NOT_ALLOWED) {
            throw broken("an allowed instruction", WasmReader.hex(opcode));
        }
    }

    private void blockType() throws BrokenRule {
        immediate = in.u8("block type");
        if (immediate != Opcode.NO_RESULT && immediate != Opcode.I32 && immediate != Opcode.I64) {
            throw broken("block type of no or one integer result", WasmReader.hex(immediate));
        }
    }

    private void branchTable() throws BrokenRule {
        long count = in.u32("br_table");
        in.atMost(start, count, branchTableMax, "br_table targets");
        targets = (int) count + 1;
        for (int i = 0; i < targets; i++) {
            branchTargets[i] = small("label");
        }
    }

    private void bulk() throws BrokenRule {
        immediate = small("instruction");
        switch (immediate) {
            case Opcode.FC_MEMORY_INIT -> {
                targets = small("data segment index");
                in.expect(0, "memory index 0");
            }
            case Opcode.FC_DATA_DROP -> targets = small("data segment index");
            case Opcode.FC_MEMORY_COPY -> {
                in.expect(0, "memory index 0");
                in.expect(0, "memory index 0");
            }
            case Opcode.FC_MEMORY_FILL -> in.expect(0, "memory index 0");
            default -> throw broken("an allowed instruction", "0xfc " + immediate);
        }
    }

    /// An index; no valid one is above 2^31.
    private int small(String what) throws BrokenRule {
        return in.index(what, Integer.MAX_VALUE);
    }
}
