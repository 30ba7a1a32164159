package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;

/// That one range is the beginning of another: pallet-mmr's `AncestryProof`.
///
/// Both leaf counts are part of what is proved: they must come from where the roots come from.
///
/// @param prevPeaks of the earlier range, left to right
/// @param prevLeafCount unsigned
/// @param leafCount unsigned, of the later range
/// @param items the new nodes that the later root needs besides, in ascending positions; the later
///   range's peaks that have no old leaf are one item, bagged, at the position of the first
public record AncestryProof(
        List<Hash32> prevPeaks, long prevLeafCount, long leafCount, List<Item> items) {
    public static final int PEAKS_MAX = 63;

    /// One new node for each level of the tree that holds the last old leaf, and one bag.
    public static final int ITEMS_MAX = 64;

    public AncestryProof {
        prevPeaks = List.copyOf(prevPeaks);
        items = List.copyOf(items);
        if (prevPeaks.size() > PEAKS_MAX || items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException(
                    "peaks and items must be at most "
                            + PEAKS_MAX
                            + " and "
                            + ITEMS_MAX
                            + ", were "
                            + prevPeaks.size()
                            + " and "
                            + items.size());
        }
    }

    /// A node by its position.
    ///
    /// @param position unsigned
    public record Item(long position, Hash32 hash) {}

    /// Proves that the first `prevLeafCount` leaves are where the `leafCount` leaves began.
    ///
    /// @param prevLeafCount 1..`leafCount`
    /// @param leafCount 1..[Mmr#LEAVES_MAX]
    public static AncestryProof of(MmrNodes nodes, long prevLeafCount, long leafCount) {
        AncestryProof asked = new AncestryProof(List.of(), prevLeafCount, leafCount, List.of());
        if (asked.shape() instanceof MmrVerdict.Refused refused) {
            throw new IllegalArgumentException("ancestry cannot be proved: " + refused);
        }
        List<Item> items = new ArrayList<>();
        new AncestryWalk(prevLeafCount, leafCount)
                .visitNew((position, trailing) ->
                        items.add(
                                new Item(
                                        position,
                                        Mmr.bag(
                                                MmrHasher.KECCAK_256,
                                                trailing.stream().map(nodes::node).toList()))));
        return new AncestryProof(
                Peaks.of(nodes, prevLeafCount).hashes(), prevLeafCount, leafCount, items);
    }

    /// Whether the range with `prevRoot` is the beginning of the one with `root`, both of
    /// Keccak-256.
    public MmrVerdict verify(Hash32 prevRoot, Hash32 root) {
        if (shape() instanceof MmrVerdict.Refused refused) {
            return refused;
        }
        int peaks = Long.bitCount(prevLeafCount);
        if (prevPeaks.size() != peaks) {
            return new MmrVerdict.Refused("earlier peaks", peaks + "", prevPeaks.size() + "");
        }
        MmrVerdict earlier =
                MmrVerdict.equal(
                        "earlier root", prevRoot, Mmr.bag(MmrHasher.KECCAK_256, prevPeaks));
        if (earlier instanceof MmrVerdict.Refused) {
            return earlier;
        }
        List<Long> positions = new ArrayList<>();
        AncestryWalk walk = new AncestryWalk(prevLeafCount, leafCount);
        walk.visitNew((position, _) -> positions.add(position));
        List<Long> found = items.stream().map(Item::position).toList();
        return positions.equals(found)
                ? MmrVerdict.equal(
                        "later root", root, walk.root(MmrHasher.KECCAK_256, prevPeaks, items))
                : new MmrVerdict.Refused(
                        "positions of the items",
                        positions.toString(),
                        found.stream().map(Long::toUnsignedString).toList().toString());
    }

    private MmrVerdict shape() {
        if (!Mmr.isCount(leafCount)) {
            return new MmrVerdict.Refused(
                    "leaf count", "1.." + Mmr.LEAVES_MAX, Long.toUnsignedString(leafCount));
        }
        return prevLeafCount >= 1 && prevLeafCount <= leafCount
                ? new MmrVerdict.Holds()
                : new MmrVerdict.Refused(
                        "earlier leaf count",
                        "1.." + leafCount,
                        Long.toUnsignedString(prevLeafCount));
    }

    public static Decoded<AncestryProof> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, AncestryProof::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, AncestryProof::write);
    }

    static AncestryProof read(ScaleReader in) throws Malformed {
        return new AncestryProof(
                in.field("prev_peaks", at -> at.vec(PEAKS_MAX, ScaleReader::hash32)),
                in.field("prev_leaf_count", ScaleReader::u64),
                in.field("leaf_count", ScaleReader::u64),
                in.field(
                        "items",
                        at -> at.vec(ITEMS_MAX, item -> new Item(item.u64(), item.hash32()))));
    }

    void write(ScaleWriter out) {
        out.vec(prevPeaks, (peak, to) -> to.hash32(peak))
                .u64(prevLeafCount)
                .u64(leafCount)
                .vec(items, (item, to) -> to.u64(item.position()).hash32(item.hash()));
    }
}
