package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// A range with all its nodes, and its root as it follows from the leaves by the definition alone.
final class Range implements MmrNodes {
    private final MmrHasher hasher;
    private final List<Hash32> leaves = new ArrayList<>();
    private final List<Hash32> nodes = new ArrayList<>();
    private Peaks peaks;

    Range(MmrHasher hasher) {
        this.hasher = hasher;
        this.peaks = new Peaks(hasher, 0, List.of());
    }

    static Range of(List<Hash32> leaves) {
        return of(MmrHasher.KECCAK_256, leaves);
    }

    static Range of(MmrHasher hasher, List<Hash32> leaves) {
        Range range = new Range(hasher);
        leaves.forEach(range::append);
        return range;
    }

    /// With leaves as in the vectors: Keccak-256 of each index as u64, little-endian.
    static Range counted(long leafCount) {
        return of(LongStream.range(0, leafCount).mapToObj(Range::leaf).toList());
    }

    static Hash32 leaf(long index) {
        byte[] bytes =
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(index)
                        .array();
        return Hashing.keccak256(ByteString.wrap(bytes));
    }

    void append(Hash32 leaf) {
        leaves.add(leaf);
        peaks =
                peaks.append(
                        leaf,
                        (position, hash) -> {
                            if (position != nodes.size()) {
                                throw new AssertionError("node " + position + " out of turn");
                            }
                            nodes.add(hash);
                        });
    }

    Peaks peaks() {
        return peaks;
    }

    Hash32 root() {
        return peaks.root();
    }

    List<Hash32> leaves() {
        return List.copyOf(leaves);
    }

    List<Hash32> leaves(List<Long> indices) {
        return indices.stream().map(index -> leaves.get(index.intValue())).toList();
    }

    List<Hash32> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public Hash32 node(long position) {
        return nodes.get((int) position);
    }

    /// The root without positions, nodes or peaks: perfect trees, largest first, bagged from the
    /// right.
    Hash32 naiveRoot(int leafCount) {
        int largest = Integer.highestOneBit(leafCount);
        return naiveRoot(leaves.subList(0, leafCount), largest);
    }

    private Hash32 naiveRoot(List<Hash32> these, int largest) {
        Hash32 first = naiveTree(these.subList(0, largest));
        int rest = these.size() - largest;
        return rest == 0
                ? first
                : hasher.merge(
                        naiveRoot(
                                these.subList(largest, these.size()), Integer.highestOneBit(rest)),
                        first);
    }

    private Hash32 naiveTree(List<Hash32> these) {
        if (these.size() == 1) {
            return these.getFirst();
        }
        int half = these.size() / 2;
        return hasher.merge(
                naiveTree(these.subList(0, half)), naiveTree(these.subList(half, these.size())));
    }
}
