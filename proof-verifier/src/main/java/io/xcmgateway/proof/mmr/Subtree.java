package io.xcmgateway.proof.mmr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A perfect tree in the array of nodes.
///
/// @param position of its root, which is its last node
/// @param height 0 for a leaf
/// @param firstLeaf index of its leftmost leaf
record Subtree(long position, int height, long firstLeaf) {

    /// The trees that `leafCount` leaves make, left to right, so highest first.
    static List<Subtree> peaks(long leafCount) {
        List<Subtree> peaks = new ArrayList<>(Long.bitCount(leafCount));
        long base = 0;
        long firstLeaf = 0;
        while (firstLeaf < leafCount) {
            long leaves = Long.highestOneBit(leafCount - firstLeaf);
            int height = Long.numberOfTrailingZeros(leaves);
            peaks.add(new Subtree(base + 2 * leaves - 2, height, firstLeaf));
            base += 2 * leaves - 1;
            firstLeaf += leaves;
        }
        return Collections.unmodifiableList(peaks);
    }

    long leaves() {
        return 1L << height;
    }

    long firstPosition() {
        return position - 2 * (leaves() - 1);
    }

    boolean hasLeaf(long index) {
        return index >= firstLeaf && index < firstLeaf + leaves();
    }

    Subtree left() {
        return new Subtree(position - leaves(), height - 1, firstLeaf);
    }

    Subtree right() {
        return new Subtree(position - 1, height - 1, firstLeaf + leaves() / 2);
    }
}
