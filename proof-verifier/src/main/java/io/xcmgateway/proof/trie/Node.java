package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// A leaf or a branch; immutable. Nodes are compared by identity: the same content at two places of
/// a trie is two nodes, so that it is known which of them was loaded.
final class Node implements NodeRef {
    private final Nibbles partial;
    private final @Nullable NodeValue value;
    private final Children children;

    /// Computed at first need. Several threads may compute it; they come to the same bytes.
    private @Nullable ByteString merkleValue;

    /// @param partial the nibbles that all keys below share, after the child index that leads here
    Node(Nibbles partial, @Nullable NodeValue value, Children children) {
        this.partial = partial;
        this.value = value;
        this.children = children;
    }

    static Node leaf(Nibbles partial, NodeValue value) {
        return new Node(partial, value, Children.NONE);
    }

    Nibbles partial() {
        return partial;
    }

    @Nullable NodeValue value() {
        return value;
    }

    Children children() {
        return children;
    }

    Node withPartial(Nibbles newPartial) {
        return new Node(newPartial, value, children);
    }

    Node withValue(@Nullable NodeValue newValue) {
        return new Node(partial, newValue, children);
    }

    Node withChildren(Children newChildren) {
        return new Node(partial, value, newChildren);
    }

    Node withChild(int index, NodeRef child) {
        return withChildren(children.with(index, child));
    }

    @Override
    public ByteString merkleValue(Layout layout) {
        ByteString known = merkleValue;
        if (known == null) {
            ByteString encoding = NodeEncoder.encode(this, layout);
            known =
                    encoding.length() < Hash32.LENGTH_BYTES
                            ? encoding
                            : layout.hash(encoding).bytes();
            merkleValue = known;
        }
        return known;
    }

    /// Whether a parent holds this node by its hash, so that it is an item of its own in a proof.
    boolean standsAlone(Layout layout) {
        return merkleValue(layout).length() == Hash32.LENGTH_BYTES;
    }

    /// The hash of this node's encoding, however short that is.
    Hash32 hash(Layout layout) {
        ByteString known = merkleValue(layout);
        return known.length() == Hash32.LENGTH_BYTES ? new Hash32(known) : layout.hash(known);
    }
}
