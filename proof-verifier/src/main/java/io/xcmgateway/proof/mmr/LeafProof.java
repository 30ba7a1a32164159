package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;

/// That leaves stand at certain places of a range: pallet-mmr's `LeafProof`.
///
/// The leaf count is part of what is proved: it must come from where the root comes from.
///
/// @param leafIndices unsigned; ascending and distinct in a proof that verifies
/// @param leafCount unsigned, of the whole range
/// @param items peak by peak from the left: a peak without such leaves is one item, one with them
///   the siblings of [Climb]; the peaks right of the last such one are one item, bagged
public record LeafProof(List<Long> leafIndices, long leafCount, List<Hash32> items) {
    public static final int INDICES_MAX = 1024;

    /// Each index needs at most its 62 siblings; peaks take 63 more.
    public static final int ITEMS_MAX = INDICES_MAX * 62 + 63;

    public LeafProof {
        leafIndices = List.copyOf(leafIndices);
        items = List.copyOf(items);
        if (leafIndices.size() > INDICES_MAX || items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException(
                    "indices and items must be at most "
                            + INDICES_MAX
                            + " and "
                            + ITEMS_MAX
                            + ", were "
                            + leafIndices.size()
                            + " and "
                            + items.size());
        }
    }

    /// Proves leaves of a range whose nodes are known.
    ///
    /// @param leafIndices ascending, distinct, below `leafCount`; 1..[#INDICES_MAX] of them
    public static LeafProof of(MmrNodes nodes, long leafCount, List<Long> leafIndices) {
        LeafProof asked = new LeafProof(leafIndices, leafCount, List.of());
        if (asked.shape() instanceof MmrVerdict.Refused refused) {
            throw new IllegalArgumentException("leaves cannot be proved: " + refused);
        }
        List<Hash32> leaves =
                leafIndices.stream().map(index -> nodes.node(Mmr.leafPosition(index))).toList();
        List<Hash32> items = new ArrayList<>();
        new LeafWalk(MmrHasher.KECCAK_256, asked, leaves)
                .root(
                        position -> {
                            Hash32 node = nodes.node(position);
                            items.add(node);
                            return node;
                        },
                        peaks -> {
                            Hash32 bagged =
                                    Mmr.bag(
                                            MmrHasher.KECCAK_256,
                                            peaks.stream().map(nodes::node).toList());
                            items.add(bagged);
                            return bagged;
                        });
        return new LeafProof(leafIndices, leafCount, items);
    }

    /// Whether the range with this root, of Keccak-256, has these leaves at the indices.
    ///
    /// @param leaves their hashes, in the order of the indices
    public MmrVerdict verify(List<Hash32> leaves, Hash32 root) {
        if (shape() instanceof MmrVerdict.Refused refused) {
            return refused;
        }
        if (leaves.size() != leafIndices.size()) {
            return new MmrVerdict.Refused(
                    "leaves", leafIndices.size() + ", one for each index", leaves.size() + "");
        }
        ItemQueue queue = new ItemQueue(items);
        Hash32 found =
                new LeafWalk(MmrHasher.KECCAK_256, this, leaves)
                        .root(_ -> queue.next(), _ -> queue.next());
        if (found == null) {
            return new MmrVerdict.Refused("proof items", "more", items.size() + "");
        }
        return queue.left() == 0
                ? MmrVerdict.equal("root", root, found)
                : new MmrVerdict.Refused(
                        "proof items", items.size() - queue.left() + "", items.size() + "");
    }

    /// What must hold of indices and count before anything is computed from them.
    private MmrVerdict shape() {
        if (!Mmr.isCount(leafCount)) {
            return new MmrVerdict.Refused(
                    "leaf count", "1.." + Mmr.LEAVES_MAX, Long.toUnsignedString(leafCount));
        }
        if (leafIndices.isEmpty()) {
            return new MmrVerdict.Refused("leaf indices", "at least one", "none");
        }
        long least = 0;
        for (long index : leafIndices) {
            if (index < least || index >= leafCount) {
                return new MmrVerdict.Refused(
                        "leaf index",
                        least < leafCount ? least + ".." + (leafCount - 1) : "no more",
                        Long.toUnsignedString(index));
            }
            least = index + 1;
        }
        return new MmrVerdict.Holds();
    }

    public static Decoded<LeafProof> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, LeafProof::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, LeafProof::write);
    }

    static LeafProof read(ScaleReader in) throws Malformed {
        return new LeafProof(
                in.field("leaf_indices", at -> at.vec(INDICES_MAX, ScaleReader::u64)),
                in.field("leaf_count", ScaleReader::u64),
                in.field("items", at -> at.vec(ITEMS_MAX, ScaleReader::hash32)));
    }

    void write(ScaleWriter out) {
        out.vec(leafIndices, (index, to) -> to.u64(index))
                .u64(leafCount)
                .vec(items, (item, to) -> to.hash32(item));
    }
}
