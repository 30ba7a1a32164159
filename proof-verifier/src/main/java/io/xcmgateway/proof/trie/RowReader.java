package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import org.jspecify.annotations.Nullable;

/// Takes nodes and values out of rows, and holds each of them to the hash that it must have.
record RowReader(Layout layout, TrieRows rows) {

    /// Where a node that was read ends: what its children's places and its value's key are told
    /// from. A chain, since whole paths at every node would take more heap than the nodes.
    ///
    /// @param above the place of its parent; `null` for the root
    /// @param index of the node in its parent
    /// @param partial of the node
    private record Place(@Nullable Place above, int index, Nibbles partial) {

        KeyPath end() {
            if (above == null) {
                KeyPath path = new KeyPath();
                path.append(partial);
                return path;
            }
            KeyPath path = above.end();
            path.append(index);
            path.append(partial);
            return path;
        }
    }

    /// The root node; `null` for the trie without keys.
    @Nullable Node root(Hash32 rootHash) {
        return rootHash.equals(layout.rootHash(null))
                ? null
                : node(Nibbles.EMPTY, rootHash, null, 0);
    }

    private Node node(Nibbles path, Hash32 hash, @Nullable Place above, int index) {
        ByteString rowKey = NodeChanges.rowKey(path);
        ByteString encoding = rows.node(rowKey);
        if (encoding == null || !layout.hash(encoding).equals(hash)) {
            throw rows.damagedNode(rowKey, hashed(hash), found(encoding));
        }
        Node node =
                switch (NodeDecoder.decode(encoding)) {
                    case Decoded.Value<Node>(Node decoded) -> decoded;
                    case Decoded.Refused<Node> refused ->
                            throw rows.damagedNode(rowKey, refused.expected(), refused.found());
                };
        Node placed = placed(node, new Place(above, index, node.partial()));
        if (encoding.length() >= Hash32.LENGTH_BYTES) {
            placed.knowsHash(hash);
        }
        rows.loaded(placed.heapBytes());
        return placed;
    }

    private static String hashed(Hash32 hash) {
        return "bytes with hash " + hash;
    }

    private String found(@Nullable ByteString bytes) {
        return bytes == null
                ? "nothing"
                : bytes.length() + " bytes with hash " + layout.hash(bytes);
    }

    /// The node with what it has elsewhere to be had from its rows.
    private Node placed(Node node, Place place) {
        Children children =
                node.children()
                        .map((index, child) ->
                                child instanceof NodeRef.ByHash(Hash32 hash)
                                        ? new StoredNode(hash, () -> child(hash, place, index))
                                        : child);
        NodeValue value =
                node.value() instanceof NodeValue.Hashed hashed
                        ? new StoredValue(hashed.hash(), () -> value(hashed.hash(), place))
                        : node.value();
        return new Node(node.partial(), value, children);
    }

    private Node child(Hash32 hash, Place parent, int index) {
        KeyPath path = parent.end();
        path.append(index);
        return node(path.toNibbles(), hash, parent, index);
    }

    private ByteString value(Hash32 hash, Place holder) {
        ByteString key = holder.end().toKey();
        ByteString bytes = rows.value(key);
        if (bytes == null || !layout.hash(bytes).equals(hash)) {
            throw rows.damagedValue(key, hashed(hash), found(bytes));
        }
        rows.loaded(bytes.length());
        return bytes;
    }
}
