package io.xcmgateway.proof.trie;

/// Bounds on what a trie holds and on what a proof of it may cost to check. All are checked before
/// memory is allocated for what they bound.
public final class TrieLimits {
    private TrieLimits() {}

    /// Bytes of one key; the same as the longest key that an execution can write. Two nibbles a
    /// byte, and every node but the root uses up at least one, so this bounds the depth of a trie
    /// too: 2049 nodes.
    public static final int KEY_BYTES_MAX = 1024;

    /// Nibbles on the way from the root to the end of any node.
    static final int PATH_NIBBLES_MAX = 2 * KEY_BYTES_MAX;

    /// Items (nodes and values) of one proof.
    public static final int PROOF_ITEMS_MAX = 1 << 18;

    /// Bytes of all items of one proof together, without their lengths.
    public static final int PROOF_BYTES_MAX = 64 << 20;
}
