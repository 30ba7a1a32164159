package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A child that is in a row until it is asked for, and in heap from then on. All who ask get the
/// same node, whatever their thread: what was loaded is told by identity.
final class StoredNode implements NodeRef {
    private final Hash32 hash;
    private final Supplier<Node> row;
    private volatile @Nullable Node node;

    /// @param row reads the node, which has `hash`
    StoredNode(Hash32 hash, Supplier<Node> row) {
        this.hash = hash;
        this.row = row;
    }

    @Override
    public ByteString merkleValue(Layout layout) {
        return hash.bytes();
    }

    Node node() {
        Node known = node;
        return known != null ? known : load();
    }

    /// The node if it was asked for before.
    @Nullable Node loaded() {
        return node;
    }

    private synchronized Node load() {
        Node known = node;
        if (known == null) {
            known = row.get();
            node = known;
        }
        return known;
    }
}
