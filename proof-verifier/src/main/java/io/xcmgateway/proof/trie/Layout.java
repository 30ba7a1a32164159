package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.TrieProfile;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How nodes are hashed and which values are hashed out of them: Substrate's `TrieLayout`.
///
/// @param hashedValueBytesMin values of this many bytes and more are written as their hash. Reading
///   does not depend on it: a node says how it holds its value
record Layout(Function<ByteString, Hash32> hasher, int hashedValueBytesMin) {

    /// State version 1 (`sp_core::storage::TRIE_VALUE_NODE_THRESHOLD`).
    private static final int V1_HASHED_VALUE_BYTES_MIN = 33;

    /// The encoding of the trie without keys.
    static final ByteString EMPTY_TRIE = ByteString.of(0);

    static Layout of(TrieProfile profile) {
        return switch (profile) {
            case BLAKE2B_V1 -> new Layout(Hashing::blake2b256, V1_HASHED_VALUE_BYTES_MIN);
            case KECCAK_V1 -> new Layout(Hashing::keccak256, V1_HASHED_VALUE_BYTES_MIN);
        };
    }

    Hash32 hash(ByteString bytes) {
        return hasher.apply(bytes);
    }

    /// The hash of the trie under `root`, where `null` is the trie without keys.
    Hash32 rootHash(@Nullable Node root) {
        return root == null ? hash(EMPTY_TRIE) : root.hash(this);
    }

    /// The form in which a node holds `bytes`.
    NodeValue value(ByteString bytes) {
        return bytes.length() < hashedValueBytesMin
                ? new NodeValue.Inline(bytes)
                : new NodeValue.Held(hash(bytes), bytes);
    }

    /// Refuses bytes that this layout would not have hashed out of their node.
    void checkHashedValue(ByteString bytes) throws ProofRefused {
        if (bytes.length() < hashedValueBytesMin) {
            throw new ProofRefused(
                    "a value that must be inline in its node is an item",
                    "at least " + hashedValueBytesMin + " bytes",
                    String.valueOf(bytes.length()));
        }
    }
}
