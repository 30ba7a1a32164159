package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import org.jspecify.annotations.Nullable;

/// Reads nodes strictly: whatever is accepted is exactly what [NodeEncoder] writes for it.
final class NodeDecoder {
    private NodeDecoder() {}

    /// A node of a compact proof, before the items behind it are put in.
    ///
    /// @param node the node with what its own item holds
    /// @param valueFollows whether its value is the next item
    /// @param followingChildren bitmap of the children that follow as items
    record CompactNode(Node node, boolean valueFollows, int followingChildren) {}

    /// Decodes the encoding that is hashed and stored.
    static Decoded<Node> decode(ByteString encoding) {
        return ScaleReader.decode(encoding, in -> read(in, in.u8(), false, false).node());
    }

    /// Decodes an item of a compact proof.
    static Decoded<CompactNode> decodeCompact(ByteString item) {
        return ScaleReader.decode(
                item,
                in -> {
                    int first = in.u8();
                    boolean escaped = first == NodeEncoder.COMPACT_ESCAPE;
                    return read(in, escaped ? in.u8() : first, true, escaped);
                });
    }

    private static CompactNode read(ScaleReader in, int first, boolean compact, boolean escaped)
            throws Malformed {
        NodeKind kind = NodeKind.ofHeader(first, in);
        if (escaped && (!kind.isValued() || kind.isHashed())) {
            throw in.malformed("a node with an inline value after the escape", kind.toString());
        }
        Nibbles partial = Nibbles.read(in, kind.readNibbleCount(first, in));
        int bitmap = kind.isBranch() ? readBitmap(in, kind) : 0;
        NodeValue value = kind.isValued() ? readValue(in, kind) : null;
        if (escaped && !(value instanceof NodeValue.Inline(ByteString bytes) && bytes.isEmpty())) {
            throw in.malformed("an empty value after the escape", "value bytes");
        }
        Children children = Children.NONE;
        int followingChildren = 0;
        for (int i = 0; i < Children.INDEXES; i++) {
            if ((bitmap >>> i & 1) == 1) {
                NodeRef child = readChild(in, compact);
                if (child == null) {
                    followingChildren |= 1 << i;
                } else {
                    children = children.with(i, child);
                }
            }
        }
        Node node = new Node(partial, escaped ? null : value, children);
        return new CompactNode(node, escaped, followingChildren);
    }

    private static int readBitmap(ScaleReader in, NodeKind kind) throws Malformed {
        int start = in.offset();
        int bitmap = in.u16();
        int childrenMin = kind.isValued() ? 1 : 2;
        if (Integer.bitCount(bitmap) < childrenMin) {
            throw in.malformedAt(
                    start,
                    "at least " + childrenMin + " children",
                    String.valueOf(Integer.bitCount(bitmap)));
        }
        return bitmap;
    }

    private static NodeValue readValue(ScaleReader in, NodeKind kind) throws Malformed {
        return kind.isHashed()
                ? new NodeValue.Held(in.hash32(), null)
                : new NodeValue.Inline(in.byteVec(TrieLimits.PROOF_BYTES_MAX));
    }

    /// A child, or `null` for one that a compact proof leaves to a following item.
    private static @Nullable NodeRef readChild(ScaleReader in, boolean compact) throws Malformed {
        int start = in.offset();
        ByteString merkleValue = in.byteVec(Hash32.LENGTH_BYTES);
        if (merkleValue.length() == Hash32.LENGTH_BYTES) {
            return new NodeRef.ByHash(new Hash32(merkleValue));
        }
        if (merkleValue.isEmpty() && compact) {
            return null;
        }
        // At most 31 bytes, and each level of nesting takes some: the recursion is shallow.
        return switch (decode(merkleValue)) {
            case Decoded.Value<Node>(Node node) -> node;
            case Decoded.Refused<Node> refused ->
                    throw in.malformedAt(start, "an inlined node", refused.message());
        };
    }
}
