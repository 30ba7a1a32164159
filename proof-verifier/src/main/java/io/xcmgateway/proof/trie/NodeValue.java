package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// The value at a node, as the node's encoding holds it.
sealed interface NodeValue {

    /// The bytes themselves.
    record Inline(ByteString bytes) implements NodeValue {}

    /// Their hash; the bytes are an item of their own.
    sealed interface Hashed extends NodeValue permits Held, StoredValue {
        Hash32 hash();

        /// The bytes, or `null` where a proof leaves them out.
        @Nullable ByteString bytes();

        /// How many of the bytes are in heap.
        int heapBytes();
    }

    /// A hashed value in heap.
    ///
    /// @param bytes `null` where a proof leaves them out
    record Held(Hash32 hash, @Nullable ByteString bytes) implements Hashed {
        @Override
        public int heapBytes() {
            return bytes == null ? 0 : bytes.length();
        }
    }
}
