package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// The value at a node, as the node's encoding holds it.
sealed interface NodeValue {

    /// The bytes themselves.
    record Inline(ByteString bytes) implements NodeValue {}

    /// Their hash; the bytes are an item of their own.
    ///
    /// @param bytes the bytes, or `null` where a proof leaves them out
    record Hashed(Hash32 hash, @Nullable ByteString bytes) implements NodeValue {}
}
