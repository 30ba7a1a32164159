package io.xcmgateway.spree.sandbox;

import java.util.Arrays;

/// Walks over the bytes of a well-formed module, without any check but the end.
final class Cursor {
    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int at() {
        return at;
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    int u8() {
        return bytes[at++] & 0xff;
    }

    /// A LEB128 of any length; what it is as an unsigned 32-bit number.
    int leb() {
        int value = 0;
        int shift = 0;
        while (true) {
            int next = u8();
            value |= shift < Integer.SIZE ? (next & 0x7f) << shift : 0;
            shift += 7;
            if (next < 0x80) {
                return value;
            }
        }
    }

    byte[] take(int count) {
        at += count;
        if (at > bytes.length || count < 0) {
            throw new IndexOutOfBoundsException("behind the end of the module");
        }
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    byte[] sized() {
        return take(leb());
    }

    byte[] rest() {
        return take(bytes.length - at);
    }

    /// What was passed since `start`.
    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, at);
    }

    /// A constant expression, its end included, as Wasm 2.0 has them.
    byte[] constant() {
        int start = at;
        int opcode = u8();
        while (opcode != Opcode.END) {
            switch (opcode) {
                case 0x43 -> take(Float.BYTES);
                case 0x44 -> take(Double.BYTES);
                case 0xd0 -> u8();
                default -> leb();
            }
            opcode = u8();
        }
        return since(start);
    }
}
