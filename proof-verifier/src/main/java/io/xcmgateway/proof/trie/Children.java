package io.xcmgateway.proof.trie;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The children of a node, at indexes 0..15; immutable.
final class Children {
    static final int INDEXES = 16;
    static final Children NONE = new Children(0, new NodeRef[0]);

    /// Bit i says whether there is a child at index i.
    private final int bitmap;

    /// The children that there are, in order of their indexes.
    private final NodeRef[] present;

    private Children(int bitmap, NodeRef[] present) {
        this.bitmap = bitmap;
        this.present = present;
    }

    static Children of(int index, NodeRef child) {
        return NONE.with(index, child);
    }

    int bitmap() {
        return bitmap;
    }

    int count() {
        return present.length;
    }

    @Nullable NodeRef at(int index) {
        return has(index) ? present[rank(index)] : null;
    }

    /// The least index of a child that is at least `from`, or -1.
    int firstFrom(int from) {
        int rest = bitmap & -1 << from;
        return rest == 0 ? -1 : Integer.numberOfTrailingZeros(rest);
    }

    /// Tells what a child becomes.
    @FunctionalInterface
    interface Mapping {
        NodeRef of(int index, NodeRef child);
    }

    /// The children that these become, at the same indexes.
    Children map(Mapping mapping) {
        NodeRef[] mapped = present.clone();
        int rank = 0;
        for (int i = firstFrom(0); i >= 0; i = firstFrom(i + 1)) {
            mapped[rank] = mapping.of(i, mapped[rank]);
            rank++;
        }
        return new Children(bitmap, mapped);
    }

    /// The child at an index that is known to have one.
    NodeRef require(int index) {
        return Objects.requireNonNull(at(index), "no child at " + index);
    }

    /// These children with `child` at `index`, in place of the one that may be there.
    Children with(int index, NodeRef child) {
        int rank = rank(index);
        if (has(index)) {
            NodeRef[] replaced = present.clone();
            replaced[rank] = child;
            return new Children(bitmap, replaced);
        }
        NodeRef[] more = new NodeRef[present.length + 1];
        System.arraycopy(present, 0, more, 0, rank);
        more[rank] = child;
        System.arraycopy(present, rank, more, rank + 1, present.length - rank);
        return new Children(bitmap | 1 << index, more);
    }

    /// These children without the one at `index`, which must be there.
    Children without(int index) {
        require(index);
        int rank = rank(index);
        NodeRef[] fewer = new NodeRef[present.length - 1];
        System.arraycopy(present, 0, fewer, 0, rank);
        System.arraycopy(present, rank + 1, fewer, rank, fewer.length - rank);
        return new Children(bitmap & ~(1 << index), fewer);
    }

    private boolean has(int index) {
        return (bitmap >>> Objects.checkIndex(index, INDEXES) & 1) == 1;
    }

    private int rank(int index) {
        return Integer.bitCount(bitmap & (1 << index) - 1);
    }
}
