package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A leaf or a branch; immutable. Nodes are compared by identity: the same content at two places of
/// a trie is two nodes, so that it is known which of them was loaded.
final class Node implements NodeRef {
    private static final int HEAP_BYTES_MIN = 128;
    private static final int HEAP_BYTES_PER_BYTE = 4;

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
        return known != null ? known : computeMerkleValue(layout);
    }

    /// Computes it here and wherever below it is not known yet, deepest nodes first and without
    /// recursion: a trie can be deeper than a stack.
    private ByteString computeMerkleValue(Layout layout) {
        List<Node> unknown = new ArrayList<>();
        unknown.add(this);
        for (int next = 0; next < unknown.size(); next++) {
            Children below = unknown.get(next).children;
            for (int i = below.firstFrom(0); i >= 0; i = below.firstFrom(i + 1)) {
                if (below.require(i) instanceof Node child && child.merkleValue == null) {
                    unknown.add(child);
                }
            }
        }
        ByteString computed = ByteString.EMPTY;
        for (Node node : unknown.reversed()) {
            ByteString encoding = NodeEncoder.encode(node, layout);
            computed =
                    encoding.length() < Hash32.LENGTH_BYTES
                            ? encoding
                            : layout.hash(encoding).bytes();
            node.merkleValue = computed;
        }
        return computed;
    }

    /// Notes the hash of this node's encoding, which is no shorter than that.
    void knowsHash(Hash32 hash) {
        merkleValue = hash.bytes();
    }

    /// About how much heap this node takes, with its value and the hashes of its children, without
    /// its children: an object with a header of its own for each part, and four bytes of objects
    /// for one of the encoding. Measured: about 500 bytes for each key of a trie.
    long heapBytes() {
        long bytes = HEAP_BYTES_MIN + (long) HEAP_BYTES_PER_BYTE * itemBytesMax();
        return value instanceof NodeValue.Hashed hashed ? bytes + hashed.heapBytes() : bytes;
    }

    /// See [NodeEncoder#itemBytesMax].
    int itemBytesMax() {
        return NodeEncoder.itemBytesMax(this);
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
