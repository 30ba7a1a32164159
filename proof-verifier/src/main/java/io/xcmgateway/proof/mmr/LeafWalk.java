package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// From leaves to the root of their range, asking for what lies beside the way. Prover and verifier
/// take the same walk, so they cannot disagree about its order.
final class LeafWalk {
    private final MmrHasher hasher;
    private final LeafProof asked;
    private final List<Hash32> leaves;
    private int nextLeaf;

    /// @param asked whose indices and count are sound
    /// @param leaves one for each index
    LeafWalk(MmrHasher hasher, LeafProof asked, List<Hash32> leaves) {
        this.hasher = hasher;
        this.asked = asked;
        this.leaves = leaves;
    }

    /// @param beside gives siblings, and peaks without leaves of ours
    /// @param trailing gives the bag of the peaks right of the last leaf, by their positions
    /// @return `null` if one of them gives none
    @Nullable Hash32 root(Climb.Siblings beside, Function<List<Long>, @Nullable Hash32> trailing) {
        List<Subtree> peaks = Subtree.peaks(asked.leafCount());
        List<Hash32> hashes = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            Hash32 hash;
            if (nextLeaf == leaves.size()) {
                hash =
                        trailing.apply(
                                peaks.subList(i, peaks.size()).stream()
                                        .map(Subtree::position)
                                        .toList());
                i = peaks.size();
            } else {
                hash = peak(peaks.get(i), beside);
            }
            if (hash == null) {
                return null;
            }
            hashes.add(hash);
        }
        return Mmr.bag(hasher, hashes);
    }

    private @Nullable Hash32 peak(Subtree peak, Climb.Siblings beside) {
        Climb climb = new Climb(peak);
        int first = nextLeaf;
        while (nextLeaf < leaves.size() && peak.hasLeaf(asked.leafIndices().get(nextLeaf))) {
            climb.add(asked.leafIndices().get(nextLeaf), leaves.get(nextLeaf));
            nextLeaf++;
        }
        return nextLeaf == first ? beside.at(peak.position()) : climb.run(hasher, beside);
    }
}
