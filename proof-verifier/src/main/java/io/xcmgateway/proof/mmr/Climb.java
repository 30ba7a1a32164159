package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The way from leaves up to their peak, level by level, left to right: the order of a leaf proof's
/// items.
final class Climb {

    /// Gives the siblings that are not on the way themselves.
    @FunctionalInterface
    interface Siblings {
        /// @return `null` if there is none, which ends the climb
        @Nullable Hash32 at(long position);
    }

    /// @param number of the node among those of its level in the tree
    private record Node(long position, int height, long number, Hash32 hash) {}

    private final Subtree peak;
    private final Deque<Node> queue = new ArrayDeque<>();

    Climb(Subtree peak) {
        this.peak = peak;
    }

    /// Adds a leaf of the tree; in ascending order, each once.
    void add(long leafIndex, Hash32 leaf) {
        queue.addLast(new Node(Mmr.leafPosition(leafIndex), 0, leafIndex - peak.firstLeaf(), leaf));
    }

    /// The hash of the peak as it follows from the leaves and siblings.
    @Nullable Hash32 run(MmrHasher hasher, Siblings siblings) {
        while (true) {
            Node node = queue.removeFirst();
            if (node.position() == peak.position()) {
                return node.hash();
            }
            boolean right = (node.number() & 1) == 1;
            long span = (2L << node.height()) - 1;
            long other = right ? node.position() - span : node.position() + span;
            Node next = queue.peekFirst();
            Hash32 sibling;
            if (next != null && next.position() == other) {
                sibling = queue.removeFirst().hash();
            } else {
                sibling = siblings.at(other);
            }
            if (sibling == null) {
                return null;
            }
            queue.addLast(
                    new Node(
                            right ? node.position() + 1 : other + 1,
                            node.height() + 1,
                            node.number() / 2,
                            right
                                    ? hasher.merge(sibling, node.hash())
                                    : hasher.merge(node.hash(), sibling)));
        }
    }
}
