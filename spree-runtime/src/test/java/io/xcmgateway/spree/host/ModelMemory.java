package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;

/// The memory of the puppet, as the specifications say: a range that is not wholly inside is a
/// trap, also an empty one that begins behind the end.
final class ModelMemory {
    /// The model's trap. Nothing has changed when it is thrown.
    static final class Trap extends Exception {
        private static final long serialVersionUID = 1;

        Trap(String reason) {
            super(reason);
        }
    }

    /// A range that is inside.
    record Range(int at, int length) {}

    private final byte[] bytes = new byte[(int) Script.MEMORY_BYTES];

    ModelMemory() {
        write(new Range(131_000, 6), ByteString.ascii("script"));
    }

    /// @param at unsigned 32 bits
    /// @param length unsigned 32 bits
    Range range(long at, long length) throws Trap {
        if (at + length > bytes.length) {
            throw new Trap(at + " + " + length);
        }
        return new Range((int) at, (int) length);
    }

    /// The range of a pointer-size.
    private Range span(long pointerSize) throws Trap {
        return range(pointerSize & 0xffff_ffffL, pointerSize >>> 32);
    }

    /// The range of the argument that is a pointer-size.
    ///
    /// @param at where the arguments are
    Range spanArgument(long at, int argument) throws Trap {
        return span(u64(at + 8L * argument));
    }

    /// The range of the argument that is a pointer, of which the low 32 bits count.
    Range pointerArgument(long at, int argument, int length) throws Trap {
        return range(u64(at + 8L * argument) & 0xffff_ffffL, length);
    }

    ByteString read(Range range) {
        return ByteString.copyOf(bytes, range.at(), range.length());
    }

    /// The bytes go to the start of the range.
    void write(Range range, ByteString value) {
        for (int i = 0; i < value.length(); i++) {
            bytes[range.at() + i] = (byte) value.u8(i);
        }
    }

    long u64(long at) throws Trap {
        ByteString word = read(range(at, 8));
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | word.u8(i);
        }
        return value;
    }

    void u64(long at, long value) throws Trap {
        write(range(at, 8), ModelStorage.littleEndian(value, 8));
    }

    ByteString all() {
        return ByteString.copyOf(bytes);
    }
}
