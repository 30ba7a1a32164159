package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.List;

/// Arithmetic of positions, and bagging.
public final class Mmr {
    /// Positions stay below 2^63.
    public static final long LEAVES_MAX = 1L << 62;

    private Mmr() {}

    /// How many nodes `leafCount` leaves make.
    ///
    /// @param leafCount 0..[#LEAVES_MAX]
    public static long size(long leafCount) {
        checkCount(leafCount, 0);
        return 2 * leafCount - Long.bitCount(leafCount);
    }

    /// Where the leaf with this index stands: behind all nodes of those before it.
    ///
    /// @param leafIndex 0..[#LEAVES_MAX]-1
    public static long leafPosition(long leafIndex) {
        checkCount(leafIndex + 1, 1);
        return size(leafIndex);
    }

    /// Positions of the peaks, left to right.
    public static List<Long> peakPositions(long leafCount) {
        checkCount(leafCount, 0);
        return Subtree.peaks(leafCount).stream().map(Subtree::position).toList();
    }

    /// Whether leaves can be that many.
    ///
    /// @param leafCount unsigned
    static boolean isCount(long leafCount) {
        return leafCount >= 1 && leafCount <= LEAVES_MAX;
    }

    /// One hash for all peaks, of which there must be at least one.
    static Hash32 bag(MmrHasher hasher, List<Hash32> peaks) {
        Hash32 bagged = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            bagged = hasher.merge(bagged, peaks.get(i));
        }
        return bagged;
    }

    static void checkCount(long leafCount, long min) {
        if (leafCount < min || leafCount > LEAVES_MAX) {
            throw new IllegalArgumentException(
                    "leaf count must be "
                            + min
                            + ".."
                            + LEAVES_MAX
                            + ", was "
                            + Long.toUnsignedString(leafCount));
        }
    }
}
