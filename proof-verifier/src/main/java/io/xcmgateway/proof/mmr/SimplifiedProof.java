package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.List;

/// That a leaf is in a range, in the form that Snowbridge's contracts read: hashes from the leaf to
/// the root, and for each on which side it stands.
///
/// It does not prove *where* the leaf stands; a leaf that matters must say so itself.
///
/// @param items bottom up: siblings in the tree, then the bagged peaks right of it, then the peaks
///   left of it from right to left
/// @param order bit `i` is set if `items[i]` is hashed on the left
public record SimplifiedProof(List<Hash32> items, long order) {
    public static final int ITEMS_MAX = 63;

    public SimplifiedProof {
        items = List.copyOf(items);
        if (items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException(
                    "items must be at most " + ITEMS_MAX + ", were " + items.size());
        }
        if (order < 0 || order >>> items.size() != 0) {
            throw new IllegalArgumentException(
                    "order must have a bit for each of " + items.size() + " items, was " + order);
        }
    }

    /// The same proof as a sound one of exactly one leaf.
    public static SimplifiedProof of(LeafProof proof) {
        if (proof.leafIndices().size() != 1) {
            throw new IllegalArgumentException(
                    "proof must be of one leaf, was of " + proof.leafIndices().size());
        }
        long index = proof.leafIndices().getFirst();
        List<Subtree> peaks = Subtree.peaks(proof.leafCount());
        int own = 0;
        while (!peaks.get(own).hasLeaf(index)) {
            own++;
        }
        Subtree tree = peaks.get(own);
        boolean trailing = own < peaks.size() - 1;
        int inner = own + tree.height() + (trailing ? 1 : 0);
        if (inner != proof.items().size()) {
            throw new IllegalArgumentException(
                    "items must be " + inner + ", were " + proof.items().size());
        }
        List<Hash32> items = new ArrayList<>(proof.items().subList(own, inner));
        items.addAll(proof.items().subList(0, own).reversed());
        long sides = index - tree.firstLeaf();
        return new SimplifiedProof(items, trailing ? sides | tree.leaves() : sides);
    }

    /// The root of the range that the leaf is in, if the proof is sound.
    public Hash32 root(Hash32 leaf) {
        Hash32 found = leaf;
        for (int i = 0; i < items.size(); i++) {
            boolean left = (order >>> i & 1) == 1;
            found =
                    left
                            ? MmrHasher.KECCAK_256.merge(items.get(i), found)
                            : MmrHasher.KECCAK_256.merge(found, items.get(i));
        }
        return found;
    }
}
