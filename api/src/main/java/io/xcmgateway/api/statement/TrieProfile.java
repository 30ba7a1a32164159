package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;

/// Which hash an instance's state trie uses. Both have Substrate's node layout, state version 1.
public enum TrieProfile {
    BLAKE2B_V1(0),
    /// For instances whose state EVM contracts read.
    KECCAK_V1(1);

    private final int code;

    TrieProfile(int code) {
        this.code = code;
    }

    /// The wire code, u8.
    public int code() {
        return code;
    }

    /// The profile with this wire code, or `null`.
    public static @Nullable TrieProfile ofCode(int code) {
        for (TrieProfile each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return null;
    }

    public Hash32 hash(ByteString data) {
        return switch (this) {
            case BLAKE2B_V1 -> Hashing.blake2b256(data);
            case KECCAK_V1 -> Hashing.keccak256(data);
        };
    }

    /// The root of a trie without entries: the hash of the one-byte node `00`.
    public Hash32 emptyRoot() {
        return hash(ByteString.of(0));
    }

    public static TrieProfile read(ScaleReader in) throws Malformed {
        int code = in.u8();
        TrieProfile profile = ofCode(code);
        if (profile == null) {
            throw in.malformedAt(in.offset() - 1, "trie profile 0 or 1", String.valueOf(code));
        }
        return profile;
    }

    public void write(ScaleWriter out) {
        out.u8(code);
    }
}
