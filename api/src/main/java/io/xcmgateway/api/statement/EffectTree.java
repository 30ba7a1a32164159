package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import java.util.ArrayList;
import java.util.List;

/// The Merkle tree over the effects of one statement: the shape of RFC 6962 with Keccak-256. Leaf
/// `H(0x00 ‖ preimage)`, inner node `H(0x01 ‖ left ‖ right)`, no effects `H("")`; the left subtree
/// of `n` leaves holds the largest power of two below `n`.
public final class EffectTree {
    /// A tree of 2^32-1 leaves is 32 high.
    public static final int PATH_MAX = 32;

    public static final Hash32 EMPTY_ROOT = Hashing.keccak256(ByteString.EMPTY);

    private static final ByteString LEAF = ByteString.of(0);
    private static final ByteString NODE = ByteString.of(1);

    private EffectTree() {}

    public static Hash32 root(List<Effect> effects) {
        return effects.isEmpty() ? EMPTY_ROOT : subtree(leaves(effects));
    }

    /// The siblings from the leaf up.
    ///
    /// @param index 0..effects-1
    public static List<Hash32> path(List<Effect> effects, int index) {
        if (index < 0 || index >= effects.size()) {
            throw new IllegalArgumentException(
                    "index must be 0.." + (effects.size() - 1) + ", was " + index);
        }
        List<Hash32> path = new ArrayList<>();
        List<Hash32> leaves = leaves(effects);
        int at = index;
        while (leaves.size() > 1) {
            int split = Integer.highestOneBit(leaves.size() - 1);
            List<Hash32> left = leaves.subList(0, split);
            List<Hash32> right = leaves.subList(split, leaves.size());
            path.addFirst(subtree(at < split ? right : left));
            leaves = at < split ? left : right;
            at = at < split ? at : at - split;
        }
        return List.copyOf(path);
    }

    /// The paths of the first `count` effects, at the price of one tree.
    ///
    /// @param count 0..effects
    public static List<List<Hash32>> paths(List<Effect> effects, int count) {
        if (count < 0 || count > effects.size()) {
            throw new IllegalArgumentException(
                    "count must be 0.." + effects.size() + ", was " + count);
        }
        List<List<Hash32>> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(new ArrayList<>());
        }
        if (count > 0) {
            collect(leaves(effects), 0, paths);
        }
        return paths.stream().map(List::copyOf).toList();
    }

    /// Adds to each path of a leaf in `leaves` its siblings within them.
    ///
    /// @param from index of the first of `leaves`
    private static Hash32 collect(List<Hash32> leaves, int from, List<List<Hash32>> paths) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        Hash32 left = collect(leaves.subList(0, split), from, paths);
        Hash32 right = collect(leaves.subList(split, leaves.size()), from + split, paths);
        int end = Math.min(from + leaves.size(), paths.size());
        for (int i = from; i < end; i++) {
            paths.get(i).add(i < from + split ? right : left);
        }
        return node(left, right);
    }

    /// How many siblings the leaf at `index` of `count` has: a path of any other length is wrong.
    ///
    /// @param count unsigned 32 bits, above `index`
    public static int pathLength(long count, long index) {
        int length = 0;
        for (long n = count, at = index; n > 1; length++) {
            long split = Long.highestOneBit(n - 1);
            n = at < split ? split : n - split;
            at = at < split ? at : at - split;
        }
        return length;
    }

    /// Whether `effect` is the one at `index` of the `count` effects under `root`.
    ///
    /// @param count unsigned 32 bits
    /// @param index unsigned 32 bits
    public static boolean verify(
            Hash32 root, long count, long index, Effect effect, List<Hash32> path) {
        return index >= 0
                && index < count
                && path.size() == pathLength(count, index)
                && fold(count, index, leaf(effect), path).equals(root);
    }

    private static Hash32 fold(long count, long index, Hash32 leaf, List<Hash32> path) {
        if (count == 1) {
            return leaf;
        }
        long split = Long.highestOneBit(count - 1);
        Hash32 sibling = path.getLast();
        List<Hash32> below = path.subList(0, path.size() - 1);
        return index < split
                ? node(fold(split, index, leaf, below), sibling)
                : node(sibling, fold(count - split, index - split, leaf, below));
    }

    private static List<Hash32> leaves(List<Effect> effects) {
        return effects.stream().map(EffectTree::leaf).toList();
    }

    private static Hash32 subtree(List<Hash32> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return node(
                subtree(leaves.subList(0, split)), subtree(leaves.subList(split, leaves.size())));
    }

    private static Hash32 leaf(Effect effect) {
        return Hashing.keccak256(LEAF.concat(effect.encode()));
    }

    private static Hash32 node(Hash32 left, Hash32 right) {
        return Hashing.keccak256(ByteString.concat(NODE, left.bytes(), right.bytes()));
    }
}
