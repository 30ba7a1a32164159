package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.List;

/// All that appending needs to know of a range: how many leaves it has, and its peaks. Immutable.
///
/// @param leafCount 0..[Mmr#LEAVES_MAX]
/// @param hashes of the peaks, left to right; one for each bit set in the count
public record Peaks(MmrHasher hasher, long leafCount, List<Hash32> hashes) {
    /// A range of Keccak-256 without leaves.
    public static final Peaks EMPTY = new Peaks(MmrHasher.KECCAK_256, 0, List.of());

    public Peaks {
        Mmr.checkCount(leafCount, 0);
        hashes = List.copyOf(hashes);
        if (hashes.size() != Long.bitCount(leafCount)) {
            throw new IllegalArgumentException(
                    "peaks of "
                            + leafCount
                            + " leaves must be "
                            + Long.bitCount(leafCount)
                            + ", were "
                            + hashes.size());
        }
    }

    /// Is told of new nodes.
    @FunctionalInterface
    public interface Sink {
        void node(long position, Hash32 hash);
    }

    /// The peaks of a range of Keccak-256 whose nodes are known.
    ///
    /// @param leafCount 0..[Mmr#LEAVES_MAX]
    public static Peaks of(MmrNodes nodes, long leafCount) {
        return new Peaks(
                MmrHasher.KECCAK_256,
                leafCount,
                Mmr.peakPositions(leafCount).stream().map(nodes::node).toList());
    }

    /// The range with one leaf more.
    ///
    /// @param leaf its hash
    /// @param sink takes the leaf and each parent that it completes, in ascending positions
    public Peaks append(Hash32 leaf, Sink sink) {
        List<Hash32> peaks = new ArrayList<>(hashes);
        long position = Mmr.leafPosition(leafCount);
        Hash32 hash = leaf;
        sink.node(position, hash);
        for (int height = 0; (leafCount >> height & 1) == 1; height++) {
            hash = hasher.merge(peaks.removeLast(), hash);
            sink.node(++position, hash);
        }
        peaks.add(hash);
        return new Peaks(hasher, leafCount + 1, peaks);
    }

    /// What names the range as a whole, together with its leaf count.
    ///
    /// @throws IllegalStateException if it has no leaf, and so no root
    public Hash32 root() {
        if (hashes.isEmpty()) {
            throw new IllegalStateException("a range without leaves has no root");
        }
        return Mmr.bag(hasher, hashes);
    }
}
