package io.xcmgateway.api.statement;

import org.jspecify.annotations.Nullable;

/// How an instance's state trie is hashed. The node layout is Substrate's state version 1 in both.
public enum TrieProfile {
    /// Blake2b-256, as Substrate chains hash their state.
    BLAKE2B_V1(0),
    /// Keccak-256, for state that EVM contracts read.
    KECCAK_V1(1);

    private final int code;

    TrieProfile(int code) {
        this.code = code;
    }

    /// The number on the wire, 0..255.
    public int code() {
        return code;
    }

    /// The profile with this number on the wire, or `null`.
    public static @Nullable TrieProfile ofCode(int code) {
        return switch (code) {
            case 0 -> BLAKE2B_V1;
            case 1 -> KECCAK_V1;
            default -> null;
        };
    }
}
