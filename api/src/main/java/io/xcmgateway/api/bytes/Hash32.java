package io.xcmgateway.api.bytes;

import org.jspecify.annotations.Nullable;

/// 32 bytes that name something: a hash, a root, an account or an identity.
public record Hash32(ByteString bytes) implements Comparable<Hash32> {
    public static final int LENGTH_BYTES = 32;

    public static final Hash32 ZERO = new Hash32(ByteString.wrap(new byte[LENGTH_BYTES]));

    public Hash32 {
        if (bytes.length() != LENGTH_BYTES) {
            throw new IllegalArgumentException("hash must be 32 bytes, was " + bytes.length());
        }
    }

    /// Takes ownership of `bytes`: the caller must never write to the array again.
    public static Hash32 wrap(byte[] bytes) {
        return new Hash32(ByteString.wrap(bytes));
    }

    /// Parses 64 hex digits with or without `0x`; `null` if it is anything else.
    public static @Nullable Hash32 parseHex(String text) {
        ByteString parsed = ByteString.parseHex(text);
        return parsed == null || parsed.length() != LENGTH_BYTES ? null : new Hash32(parsed);
    }

    /// Parses a hash that is known to be good (constants, tests).
    ///
    /// @throws IllegalArgumentException if it is not
    public static Hash32 hex(String text) {
        return new Hash32(ByteString.hex(text));
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public int compareTo(Hash32 other) {
        return bytes.compareTo(other.bytes);
    }

    /// `0x` and lower-case hex.
    @Override
    public String toString() {
        return bytes.toString();
    }
}
