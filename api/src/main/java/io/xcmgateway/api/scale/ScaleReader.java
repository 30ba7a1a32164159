package io.xcmgateway.api.scale;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads SCALE from front to back, accepting canonical encodings only.
///
/// A length is checked against what is left of the input before anything is allocated for it.
public final class ScaleReader {

    /// Reads one value of a known type.
    @FunctionalInterface
    public interface Item<T> {
        T read(ScaleReader in) throws Malformed;
    }

    private final ByteString input;
    private int at;

    private ScaleReader(ByteString input) {
        this.input = input;
    }

    /// Decodes all of `input` with `item`; bytes left over are a refusal.
    public static <T> Decoded<T> decode(ByteString input, Item<T> item) {
        ScaleReader in = new ScaleReader(input);
        try {
            T value = item.read(in);
            if (in.remaining() != 0) {
                throw in.malformed("end of input", in.remaining() + " trailing bytes");
            }
            return new Decoded.Value<>(value);
        } catch (Malformed malformed) {
            return malformed.refused();
        }
    }

    /// Bytes consumed so far.
    public int offset() {
        return at;
    }

    public int remaining() {
        return input.length() - at;
    }

    /// A refusal at the current offset, for the caller to throw.
    public Malformed malformed(String expected, String found) {
        return new Malformed(at, expected, found);
    }

    /// A refusal at an earlier offset, for the caller to throw.
    public Malformed malformedAt(int offset, String expected, String found) {
        return new Malformed(offset, expected, found);
    }

    /// 0..255
    public int u8() throws Malformed {
        need(1);
        return input.u8(at++);
    }

    /// 0..65535
    public int u16() throws Malformed {
        need(2);
        return input.u8(at++) | input.u8(at++) << 8;
    }

    /// 0..2^32-1
    public long u32() throws Malformed {
        return littleEndian(4);
    }

    /// Unsigned 64 bits.
    public long u64() throws Malformed {
        return littleEndian(8);
    }

    public U128 u128() throws Malformed {
        need(16);
        long low = littleEndian(8);
        return new U128(littleEndian(8), low);
    }

    public boolean bool() throws Malformed {
        int start = at;
        int value = u8();
        if (value > 1) {
            throw malformedAt(start, "bool 0 or 1", String.valueOf(value));
        }
        return value == 1;
    }

    /// Compact unsigned integer up to 2^32-1.
    public long compactU32() throws Malformed {
        int start = at;
        U128 value = compactU128();
        if (value.high() != 0 || value.low() >>> 32 != 0) {
            throw malformedAt(start, "compact u32", value.toString());
        }
        return value.low();
    }

    /// Compact unsigned integer up to 2^64-1, as unsigned bits.
    public long compactU64() throws Malformed {
        int start = at;
        U128 value = compactU128();
        if (value.high() != 0) {
            throw malformedAt(start, "compact u64", value.toString());
        }
        return value.low();
    }

    /// Compact unsigned integer up to 2^128-1, in its shortest form only.
    public U128 compactU128() throws Malformed {
        int start = at;
        int first = u8();
        long low;
        long high = 0;
        boolean canonical;
        switch (first & 3) {
            case 0 -> {
                low = (long) first >>> 2;
                canonical = true;
            }
            case 1 -> {
                low = (first | (long) u8() << 8) >>> 2;
                canonical = low >= 1 << 6;
            }
            case 2 -> {
                low = (first | littleEndian(3) << 8) >>> 2;
                canonical = low >= 1 << 14;
            }
            default -> {
                int length = (first >>> 2) + 4;
                if (length > 16) {
                    throw malformedAt(start, "compact of at most 16 bytes", length + " bytes");
                }
                need(length);
                low = littleEndian(Math.min(length, 8));
                high = length > 8 ? littleEndian(length - 8) : 0;
                canonical = input.u8(at - 1) != 0 && (length > 4 || low >= 1 << 30);
            }
        }
        if (!canonical) {
            throw malformedAt(start, "the shortest compact encoding", "a longer one");
        }
        return new U128(high, low);
    }

    /// Exactly `length` bytes.
    public ByteString bytes(int length) throws Malformed {
        need(length);
        ByteString value = input.slice(at, at + length);
        at += length;
        return value;
    }

    public Hash32 hash32() throws Malformed {
        return new Hash32(bytes(Hash32.LENGTH_BYTES));
    }

    /// A `Vec<u8>` of at most `bytesMax` bytes.
    public ByteString byteVec(int bytesMax) throws Malformed {
        return bytes(length(bytesMax, 1));
    }

    /// A `Vec<T>` of at most `itemsMax` items; a refusal inside one names its index.
    public <T> List<T> vec(int itemsMax, Item<T> item) throws Malformed {
        int count = length(itemsMax, 0);
        List<T> items = new ArrayList<>(Math.min(count, remaining()));
        for (int i = 0; i < count; i++) {
            try {
                items.add(item.read(this));
            } catch (Malformed malformed) {
                throw malformed.in("[" + i + "]");
            }
        }
        return List.copyOf(items);
    }

    public <T> @Nullable T option(Item<T> item) throws Malformed {
        int start = at;
        int some = u8();
        if (some > 1) {
            throw malformedAt(start, "option byte 0 or 1", String.valueOf(some));
        }
        return some == 1 ? item.read(this) : null;
    }

    /// Reads a named part; a refusal inside it names the part.
    public <T> T field(String name, Item<T> item) throws Malformed {
        try {
            return item.read(this);
        } catch (Malformed malformed) {
            throw malformed.in(name);
        }
    }

    /// The length of a vector whose items take at least `itemBytesMin` bytes each.
    public int length(int itemsMax, int itemBytesMin) throws Malformed {
        int start = at;
        long count = compactU32();
        if (count > itemsMax) {
            throw malformedAt(start, "at most " + itemsMax + " items", String.valueOf(count));
        }
        if (count * itemBytesMin > remaining()) {
            throw malformedAt(
                    start, count + " items in " + remaining() + " remaining bytes", "end of input");
        }
        return (int) count;
    }

    private long littleEndian(int length) throws Malformed {
        need(length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) input.u8(at++) << (8 * i);
        }
        return value;
    }

    private void need(int length) throws Malformed {
        if (length > remaining()) {
            throw malformed(length + " more bytes", remaining() + " before the end of input");
        }
    }
}
