package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;

/// Writes nodes: header, partial key, bitmap of children, value, children.
final class NodeEncoder {
    private NodeEncoder() {}

    /// Says of a hashed value in a compact proof that its bytes are the next item.
    static final int COMPACT_ESCAPE = 0x01;

    /// Bytes of the length before an item of a proof.
    static final int ITEM_LENGTH_BYTES_MAX = 4;

    /// Bytes of a node's header with a partial key of [TrieLimits#PATH_NIBBLES_MAX] nibbles.
    private static final int HEADER_BYTES_MAX = 10;

    /// The same for a proof as for a whole trie.
    ///
    /// @return no less than the bytes of `node` as an item of a compact proof, with its length
    static int itemBytesMax(Node node) {
        int value =
                switch (node.value()) {
                    case null -> 0;
                    case NodeValue.Inline(ByteString bytes) ->
                            ITEM_LENGTH_BYTES_MAX + bytes.length();
                    case NodeValue.Hashed _ -> Hash32.LENGTH_BYTES;
                };
        return ITEM_LENGTH_BYTES_MAX
                + 1
                + HEADER_BYTES_MAX
                + (node.partial().length() + 1) / 2
                + Short.BYTES
                + value
                + node.children().count() * (1 + Hash32.LENGTH_BYTES);
    }

    /// The encoding that is hashed and stored.
    static ByteString encode(Node node, Layout layout) {
        ScaleWriter out = new ScaleWriter();
        write(node, layout, false, 0, out);
        return out.toByteString();
    }

    /// The encoding in a compact proof, without the hashes that follow from the items behind it.
    ///
    /// @param valueFollows whether the bytes of the hashed value are the next item
    /// @param followingChildren bitmap of the children that follow as items
    static ByteString encodeCompact(
            Node node, Layout layout, boolean valueFollows, int followingChildren) {
        ScaleWriter out = new ScaleWriter();
        if (valueFollows) {
            out.u8(COMPACT_ESCAPE);
        }
        write(node, layout, valueFollows, followingChildren, out);
        return out.toByteString();
    }

    private static void write(
            Node node,
            Layout layout,
            boolean valueFollows,
            int followingChildren,
            ScaleWriter out) {
        Children children = node.children();
        NodeValue value = node.value();
        boolean branch = children.count() > 0;
        boolean hashed = value instanceof NodeValue.Hashed && !valueFollows;
        NodeKind.of(branch, value != null, hashed).writeHeader(node.partial().length(), out);
        node.partial().write(out);
        if (branch) {
            out.u16(children.bitmap());
        }
        if (valueFollows) {
            out.byteVec(ByteString.EMPTY);
        } else if (value != null) {
            writeValue(value, out);
        }
        for (int i = children.firstFrom(0); i >= 0; i = children.firstFrom(i + 1)) {
            boolean follows = (followingChildren >>> i & 1) == 1;
            out.byteVec(follows ? ByteString.EMPTY : children.require(i).merkleValue(layout));
        }
    }

    private static void writeValue(NodeValue value, ScaleWriter out) {
        switch (value) {
            case NodeValue.Inline(ByteString bytes) -> out.byteVec(bytes);
            case NodeValue.Hashed hashed -> out.hash32(hashed.hash());
        }
    }
}
