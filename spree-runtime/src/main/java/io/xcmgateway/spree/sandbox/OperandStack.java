package io.xcmgateway.spree.sandbox;

/// The types on the operand stack and the open blocks, while a function body is validated. After an
/// unconditional branch the stack of the rest of the block is unknown: popping from it below the
/// block's start gives [#UNKNOWN], which is any type.
final class OperandStack {
    static final int UNKNOWN = 0;

    private final Limits limits;
    private final byte[] types;
    private int height;
    private int heightMax;

    private final int[] blockOpcodes;
    private final int[] blockResults;
    private final int[] blockHeights;
    private final boolean[] blockUnreachable;
    private int depth;
    private int at;

    OperandStack(Limits limits) {
        this.limits = limits;
        this.types = new byte[limits.operandHeightMax()];
        int blocks = limits.nestingMax() + 1;
        this.blockOpcodes = new int[blocks];
        this.blockResults = new int[blocks];
        this.blockHeights = new int[blocks];
        this.blockUnreachable = new boolean[blocks];
    }

    /// Begins a function with this result code.
    void start(int result) throws BrokenRule {
        height = 0;
        heightMax = 0;
        depth = 0;
        open(Opcode.BLOCK, result);
    }

    /// Says where findings are from now on.
    void at(int offset) {
        at = offset;
    }

    int height() {
        return height;
    }

    int heightMax() {
        return heightMax;
    }

    /// Open blocks, the function's own included.
    int depth() {
        return depth;
    }

    /// Whether the function's own block is still open.
    boolean open() {
        return depth > 0;
    }

    void push(int type) throws BrokenRule {
        if (height == types.length) {
            throw broken("at most " + types.length + " operands", "more");
        }
        types[height++] = (byte) type;
        heightMax = Math.max(heightMax, height);
    }

    int popAny() throws BrokenRule {
        int block = depth - 1;
        if (height == blockHeights[block]) {
            if (blockUnreachable[block]) {
                return UNKNOWN;
            }
            throw broken("an operand", "none in this block");
        }
        return types[--height];
    }

    /// @param expected a type, or [#UNKNOWN] for any
    /// @return what was found
    int pop(int expected) throws BrokenRule {
        int found = popAny();
        if (found != expected && found != UNKNOWN && expected != UNKNOWN) {
            throw broken("an operand of " + name(expected), name(found));
        }
        return found;
    }

    /// The rest of the current block is never reached.
    void unreachable() {
        height = blockHeights[depth - 1];
        blockUnreachable[depth - 1] = true;
    }

    void open(int opcode, int result) throws BrokenRule {
        if (depth == blockOpcodes.length) {
            throw broken("at most " + limits.nestingMax() + " nested blocks", "more");
        }
        blockOpcodes[depth] = opcode;
        blockResults[depth] = result;
        blockHeights[depth] = height;
        blockUnreachable[depth] = false;
        depth++;
    }

    void elseBranch() throws BrokenRule {
        int block = depth - 1;
        if (blockOpcodes[block] != Opcode.IF) {
            throw broken("else inside an if", "elsewhere");
        }
        int result = endBlock();
        open(Opcode.ELSE, result);
    }

    void close() throws BrokenRule {
        int opcode = blockOpcodes[depth - 1];
        int result = endBlock();
        if (opcode == Opcode.IF && result != Opcode.NO_RESULT) {
            throw broken("an else for an if with a result", "none");
        }
        if (result != Opcode.NO_RESULT && depth > 0) {
            push(result);
        }
    }

    /// Pops what a branch to `label` takes along.
    void popLabel(int label) throws BrokenRule {
        int type = labelType(label);
        if (type != Opcode.NO_RESULT) {
            pop(type);
        }
    }

    void pushLabel(int label) throws BrokenRule {
        int type = labelType(label);
        if (type != Opcode.NO_RESULT) {
            push(type);
        }
    }

    /// Checks one label of a `br_table` against its default and against the operand on top.
    void checkLabel(int label, int defaultLabel) throws BrokenRule {
        int type = labelType(label);
        int defaultType = labelType(defaultLabel);
        if ((type == Opcode.NO_RESULT) != (defaultType == Opcode.NO_RESULT)) {
            throw broken("br_table labels that take as much as the default", "a different one");
        }
        if (type != Opcode.NO_RESULT) {
            int before = height;
            int popped = pop(type);
            if (height < before) {
                push(popped);
            }
        }
    }

    private int labelType(int label) throws BrokenRule {
        if (label >= depth) {
            throw broken("a label below " + depth, String.valueOf(label));
        }
        int block = depth - 1 - label;
        return blockOpcodes[block] == Opcode.LOOP ? Opcode.NO_RESULT : blockResults[block];
    }

    private int endBlock() throws BrokenRule {
        int block = depth - 1;
        if (blockResults[block] != Opcode.NO_RESULT) {
            pop(blockResults[block]);
        }
        if (height != blockHeights[block]) {
            throw broken("no operands left in the block", (height - blockHeights[block]) + "");
        }
        depth--;
        return blockResults[block];
    }

    private static String name(int type) {
        return type == Opcode.I32 ? "i32" : type == Opcode.I64 ? "i64" : "any type";
    }

    private BrokenRule broken(String rule, String found) {
        return new BrokenRule(at, rule, found);
    }
}
