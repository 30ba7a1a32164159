package io.xcmgateway.api.bytes;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable run of bytes. Equality is by content, order is unsigned lexicographic (the order of
/// keys in a Substrate trie).
public final class ByteString implements Comparable<ByteString> {
    public static final ByteString EMPTY = new ByteString(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of `bytes`.
    public static ByteString copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new ByteString(bytes.clone());
    }

    /// A copy of `length` bytes of `bytes` from `offset`.
    public static ByteString copyOf(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0
                ? EMPTY
                : new ByteString(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /// Takes ownership of `bytes`: the caller must never write to the array again.
    public static ByteString wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new ByteString(bytes);
    }

    public static ByteString of(int... unsignedBytes) {
        byte[] out = new byte[unsignedBytes.length];
        for (int i = 0; i < out.length; i++) {
            if (unsignedBytes[i] < 0 || unsignedBytes[i] > 255) {
                throw new IllegalArgumentException("byte must be 0..255, was " + unsignedBytes[i]);
            }
            out[i] = (byte) unsignedBytes[i];
        }
        return wrap(out);
    }

    /// The US-ASCII bytes of `text`.
    public static ByteString ascii(String text) {
        byte[] out = new byte[text.length()];
        for (int i = 0; i < out.length; i++) {
            char c = text.charAt(i);
            if (c > 127) {
                throw new IllegalArgumentException("text must be ASCII, has U+" + (int) c);
            }
            out[i] = (byte) c;
        }
        return wrap(out);
    }

    /// Parses hex digits of either case, with or without a leading `0x`; `null` if it is not hex of
    /// whole bytes.
    public static @Nullable ByteString parseHex(String text) {
        int from = text.startsWith("0x") ? 2 : 0;
        if ((text.length() - from) % 2 != 0) {
            return null;
        }
        for (int i = from; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return null;
            }
        }
        return wrap(HEX.parseHex(text, from, text.length()));
    }

    /// Parses hex that is known to be good (constants, tests).
    ///
    /// @throws IllegalArgumentException if it is not
    public static ByteString hex(String text) {
        ByteString parsed = parseHex(text);
        if (parsed == null) {
            throw new IllegalArgumentException("not hex of whole bytes: " + text);
        }
        return parsed;
    }

    public static ByteString concat(ByteString... parts) {
        long total = 0;
        for (ByteString part : parts) {
            total += part.bytes.length;
        }
        byte[] out = new byte[Math.toIntExact(total)];
        int at = 0;
        for (ByteString part : parts) {
            System.arraycopy(part.bytes, 0, out, at, part.bytes.length);
            at += part.bytes.length;
        }
        return wrap(out);
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /// The byte at `index` as 0..255.
    public int u8(int index) {
        return bytes[index] & 0xff;
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    /// Copies all bytes into `target` from `offset` on.
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /// Copies `length` bytes from `from` into `target` from `offset` on.
    public void copyTo(int from, byte[] target, int offset, int length) {
        System.arraycopy(bytes, from, target, offset, length);
    }

    public ByteString slice(int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        return from == 0 && to == bytes.length ? this : wrap(Arrays.copyOfRange(bytes, from, to));
    }

    public ByteString concat(ByteString other) {
        return concat(this, other);
    }

    public boolean startsWith(ByteString prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.mismatch(
                                bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length)
                        < 0;
    }

    /// Lower-case hex without prefix.
    public String toHex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public int compareTo(ByteString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// `0x` and lower-case hex.
    @Override
    public String toString() {
        return "0x" + toHex();
    }
}
