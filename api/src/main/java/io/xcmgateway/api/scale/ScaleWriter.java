package io.xcmgateway.api.scale;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes SCALE. Every method returns this writer.
public final class ScaleWriter {

    /// Writes one value of a known type.
    @FunctionalInterface
    public interface Item<T> {
        void write(T value, ScaleWriter out);
    }

    private byte[] buffer;
    private int size;

    public ScaleWriter() {
        this(128);
    }

    public ScaleWriter(int expectedBytes) {
        buffer = new byte[expectedBytes];
    }

    /// The encoding of one value.
    public static <T> ByteString encode(T value, Item<T> item) {
        ScaleWriter out = new ScaleWriter();
        item.write(value, out);
        return out.toByteString();
    }

    public int size() {
        return size;
    }

    public ByteString toByteString() {
        return ByteString.copyOf(buffer, 0, size);
    }

    /// @param value 0..255
    public ScaleWriter u8(int value) {
        room(1);
        buffer[size++] = (byte) range(value, 0xff, "u8");
        return this;
    }

    /// @param value 0..65535
    public ScaleWriter u16(int value) {
        return littleEndian(range(value, 0xffff, "u16"), 2);
    }

    /// @param value 0..2^32-1
    public ScaleWriter u32(long value) {
        return littleEndian(range(value, 0xffff_ffffL, "u32"), 4);
    }

    /// @param value unsigned 64 bits
    public ScaleWriter u64(long value) {
        return littleEndian(value, 8);
    }

    public ScaleWriter u128(U128 value) {
        return littleEndian(value.low(), 8).littleEndian(value.high(), 8);
    }

    public ScaleWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /// @param value 0..2^32-1
    public ScaleWriter compactU32(long value) {
        return compactU64(range(value, 0xffff_ffffL, "compact u32"));
    }

    /// @param value unsigned 64 bits
    public ScaleWriter compactU64(long value) {
        return compactU128(U128.of(value));
    }

    public ScaleWriter compactU128(U128 value) {
        long low = value.low();
        if (value.high() == 0 && low >>> 30 == 0) {
            if (low < 1 << 6) {
                return u8((int) low << 2);
            }
            return low < 1 << 14 ? littleEndian(low << 2 | 1, 2) : littleEndian(low << 2 | 2, 4);
        }
        int bits =
                value.high() != 0
                        ? 128 - Long.numberOfLeadingZeros(value.high())
                        : 64 - Long.numberOfLeadingZeros(low);
        int length = Math.max(4, (bits + 7) / 8);
        return u8((length - 4) << 2 | 3)
                .littleEndian(low, Math.min(length, 8))
                .littleEndian(value.high(), Math.max(length - 8, 0));
    }

    /// The bytes as they are, without a length.
    public ScaleWriter bytes(ByteString value) {
        room(value.length());
        value.copyTo(buffer, size);
        size += value.length();
        return this;
    }

    public ScaleWriter hash32(Hash32 value) {
        return bytes(value.bytes());
    }

    /// A `Vec<u8>`.
    public ScaleWriter byteVec(ByteString value) {
        return compactU32(value.length()).bytes(value);
    }

    public <T> ScaleWriter vec(List<? extends T> items, Item<T> item) {
        compactU32(items.size());
        for (T each : items) {
            item.write(each, this);
        }
        return this;
    }

    public <T> ScaleWriter option(@Nullable T value, Item<T> item) {
        if (value == null) {
            return u8(0);
        }
        u8(1);
        item.write(value, this);
        return this;
    }

    private static long range(long value, long max, String what) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " must be 0.." + max + ", was " + value);
        }
        return value;
    }

    private ScaleWriter littleEndian(long value, int length) {
        room(length);
        for (int i = 0; i < length; i++) {
            buffer[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
