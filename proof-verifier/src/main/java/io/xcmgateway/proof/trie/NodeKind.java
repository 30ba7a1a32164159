package io.xcmgateway.proof.trie;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;

/// The five kinds of node, told apart by the leading bits of the header. The other bits count the
/// partial key's nibbles; all ones say that further bytes add to the count.
enum NodeKind {
    LEAF(0x40, 6, false, true, false),
    BRANCH(0x80, 6, true, false, false),
    BRANCH_WITH_VALUE(0xc0, 6, true, true, false),
    LEAF_WITH_HASHED_VALUE(0x20, 5, false, true, true),
    BRANCH_WITH_HASHED_VALUE(0x10, 4, true, true, true);

    private static final int MORE = 0xff;

    private final int prefix;
    private final int countBits;
    private final boolean branch;
    private final boolean valued;
    private final boolean hashed;

    NodeKind(int prefix, int countBits, boolean branch, boolean valued, boolean hashed) {
        this.prefix = prefix;
        this.countBits = countBits;
        this.branch = branch;
        this.valued = valued;
        this.hashed = hashed;
    }

    static NodeKind of(boolean branch, boolean valued, boolean hashed) {
        if (!branch) {
            return hashed ? LEAF_WITH_HASHED_VALUE : LEAF;
        }
        if (!valued) {
            return BRANCH;
        }
        return hashed ? BRANCH_WITH_HASHED_VALUE : BRANCH_WITH_VALUE;
    }

    boolean isBranch() {
        return branch;
    }

    boolean isValued() {
        return valued;
    }

    boolean isHashed() {
        return hashed;
    }

    /// Writes the header of a node with `nibbles` nibbles.
    void writeHeader(int nibbles, ScaleWriter out) {
        int countMax = countMax();
        if (nibbles < countMax) {
            out.u8(prefix | nibbles);
            return;
        }
        out.u8(prefix | countMax);
        int rest = nibbles - countMax;
        while (rest >= MORE) {
            out.u8(MORE);
            rest -= MORE;
        }
        out.u8(rest);
    }

    /// The kind that the first byte of a header tells. `0x00` (the empty trie) and `0x01` (the
    /// escape of compact proofs) are not nodes, and up to `0x0f` nothing is.
    static NodeKind ofHeader(int first, ScaleReader in) throws Malformed {
        for (NodeKind kind : values()) {
            if (first >> kind.countBits == kind.prefix >> kind.countBits) {
                return kind;
            }
        }
        throw in.malformed("a node header", "byte " + first);
    }

    /// The count of nibbles that starts in the header's `first` byte.
    int readNibbleCount(int first, ScaleReader in) throws Malformed {
        int countMax = countMax();
        int count = first & countMax;
        if (count < countMax) {
            return count;
        }
        int more;
        do {
            more = in.u8();
            count += more;
            if (count > TrieLimits.PATH_NIBBLES_MAX) {
                throw in.malformed("at most " + TrieLimits.PATH_NIBBLES_MAX + " nibbles", "more");
            }
        } while (more == MORE);
        return count;
    }

    private int countMax() {
        return (1 << countBits) - 1;
    }
}
