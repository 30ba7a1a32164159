package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// One page of the keys under a prefix, in their order.
///
/// @param prefix what all of them begin with, itself included; at most [TrieLimits#KEY_BYTES_MAX]
///   bytes, and empty for the whole trie
/// @param after the key behind which the page begins, a key under the prefix (the last one of the
///   page before) whether the trie has it or not; `null` for the first page
/// @param keysMax how many keys end the page, 1..[#KEYS_MAX]
public record KeyRange(ByteString prefix, @Nullable ByteString after, int keysMax) {
    public static final int KEYS_MAX = 1 << 14;

    public KeyRange {
        if (prefix.length() > TrieLimits.KEY_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "prefix must be at most "
                            + TrieLimits.KEY_BYTES_MAX
                            + " bytes, was "
                            + prefix.length());
        }
        if (after != null
                && (!after.startsWith(prefix) || after.length() > TrieLimits.KEY_BYTES_MAX)) {
            throw new IllegalArgumentException(
                    "after must begin with the prefix and be at most "
                            + TrieLimits.KEY_BYTES_MAX
                            + " bytes, was "
                            + after);
        }
        if (keysMax < 1 || keysMax > KEYS_MAX) {
            throw new IllegalArgumentException(
                    "keysMax must be 1.." + KEYS_MAX + ", was " + keysMax);
        }
    }

    /// The first page of the keys under a prefix.
    public static KeyRange under(ByteString prefix, int keysMax) {
        return new KeyRange(prefix, null, keysMax);
    }
}
