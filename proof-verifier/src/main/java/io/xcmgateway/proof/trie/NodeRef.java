package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;

/// What a branch holds for a child: the node, or only the hash of one that is elsewhere.
///
/// A trie in heap holds nodes throughout; a proof holds hashes where it was cut. A trie in rows
/// fetches a node when it is first asked for.
sealed interface NodeRef permits Node, NodeRef.ByHash, StoredNode {

    /// What stands for the child in its parent's encoding: the child's own encoding if that is
    /// shorter than 32 bytes, otherwise its hash.
    ByteString merkleValue(Layout layout);

    /// A node that is not held here.
    record ByHash(Hash32 hash) implements NodeRef {
        @Override
        public ByteString merkleValue(Layout layout) {
            return hash.bytes();
        }
    }
}
