package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.util.Arrays;

/// Writes the primitives of the Wasm binary format. Every method returns this writer.
final class WasmWriter {
    private byte[] buffer;
    private int size;

    WasmWriter(int expectedBytes) {
        buffer = new byte[expectedBytes];
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    void clear() {
        size = 0;
    }

    WasmWriter u8(int value) {
        room(1);
        buffer[size++] = (byte) value;
        return this;
    }

    WasmWriter raw(ByteString from, int start, int end) {
        room(end - start);
        from.copyTo(start, buffer, size, end - start);
        size += end - start;
        return this;
    }

    WasmWriter raw(WasmWriter other) {
        room(other.size);
        System.arraycopy(other.buffer, 0, buffer, size, other.size);
        size += other.size;
        return this;
    }

    /// The bytes of `other` after their number.
    WasmWriter sized(WasmWriter other) {
        return u32(other.size).raw(other);
    }

    /// @param value 0..2^32-1
    WasmWriter u32(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            u8((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    WasmWriter signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            u8((int) ((rest & 0x7f) | 0x80));
            rest >>= 7;
        }
        return u8((int) (rest & 0x7f));
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
