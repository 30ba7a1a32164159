package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.Loads;

/// A source that tells what is loaded from it.
record ObservedSource(NodeSource source, Loads loads) implements NodeSource {

    @Override
    public Node node(NodeRef ref) {
        Node node = source.node(ref);
        loads.node(node, node.itemBytesMax());
        return node;
    }

    @Override
    public ByteString value(Node holder, NodeValue.Hashed value) {
        ByteString bytes = source.value(holder, value);
        loads.value(holder, NodeEncoder.ITEM_LENGTH_BYTES_MAX + bytes.length());
        return bytes;
    }
}
