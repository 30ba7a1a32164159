package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// How a later range is made of the peaks of an earlier one and of new nodes. Prover and verifier
/// take the same walk.
final class AncestryWalk {
    private final long prevSize;
    private final List<Subtree> old;
    private final List<Subtree> peaks;

    /// @param prevLeafCount 1..`leafCount`
    AncestryWalk(long prevLeafCount, long leafCount) {
        prevSize = Mmr.size(prevLeafCount);
        old = Subtree.peaks(prevLeafCount);
        peaks = Subtree.peaks(leafCount);
    }

    /// Takes one item.
    @FunctionalInterface
    interface NewNodes {
        /// @param position of the item
        /// @param bagged the positions of its nodes: one, or the trailing peaks
        void item(long position, List<Long> bagged);
    }

    /// Visits what the later range needs besides the old peaks, in ascending positions.
    void visitNew(NewNodes visitor) {
        List<Long> trailing = new ArrayList<>();
        for (Subtree peak : peaks) {
            if (isNew(peak)) {
                trailing.add(peak.position());
            } else {
                visitNew(peak, visitor);
            }
        }
        if (!trailing.isEmpty()) {
            visitor.item(trailing.getFirst(), trailing);
        }
    }

    private void visitNew(Subtree tree, NewNodes visitor) {
        if (isNew(tree)) {
            visitor.item(tree.position(), List.of(tree.position()));
        } else if (!old.contains(tree)) {
            visitNew(tree.left(), visitor);
            visitNew(tree.right(), visitor);
        }
    }

    /// The root of the later range.
    ///
    /// @param prevPeaks as many as the earlier range has
    /// @param items at the positions that [#visitNew(NewNodes)] visits
    Hash32 root(MmrHasher hasher, List<Hash32> prevPeaks, List<AncestryProof.Item> items) {
        Iterator<Hash32> oldHashes = prevPeaks.iterator();
        Iterator<AncestryProof.Item> newHashes = items.iterator();
        List<Hash32> hashes = new ArrayList<>();
        for (Subtree peak : peaks) {
            if (!isNew(peak)) {
                hashes.add(rebuild(peak, hasher, oldHashes, newHashes));
            }
        }
        if (isNew(peaks.getLast())) {
            hashes.add(newHashes.next().hash());
        }
        if (oldHashes.hasNext() || newHashes.hasNext()) {
            throw new IllegalStateException("each old peak and item must be used once");
        }
        return Mmr.bag(hasher, hashes);
    }

    private Hash32 rebuild(
            Subtree tree,
            MmrHasher hasher,
            Iterator<Hash32> oldHashes,
            Iterator<AncestryProof.Item> newHashes) {
        if (old.contains(tree)) {
            return oldHashes.next();
        }
        if (isNew(tree)) {
            return newHashes.next().hash();
        }
        Hash32 left = rebuild(tree.left(), hasher, oldHashes, newHashes);
        return hasher.merge(left, rebuild(tree.right(), hasher, oldHashes, newHashes));
    }

    private boolean isNew(Subtree tree) {
        return tree.firstPosition() >= prevSize;
    }
}
