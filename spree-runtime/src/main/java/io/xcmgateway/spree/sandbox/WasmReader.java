package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the primitives of the Wasm binary format from a part of a module, to its end and no
/// further. Allocates nothing but names.
///
/// A fault behind which nothing can be told is thrown. One that leaves it clear where the next item
/// begins is noted among the findings, if the reader has any, and reading goes on.
final class WasmReader {
    private static final int LEB32_BYTES_MAX = 5;
    private static final int LEB64_BYTES_MAX = 10;

    private final ByteString module;
    private final int end;
    private final @Nullable Findings findings;
    private int at;

    /// Throws at every fault.
    WasmReader(ByteString module, int from, int end) {
        this(module, from, end, null);
    }

    /// @param findings where faults are noted that it can read on after
    WasmReader(ByteString module, int from, int end, @Nullable Findings findings) {
        this.module = module;
        this.at = from;
        this.end = end;
        this.findings = findings;
    }

    /// A fault after which the next item is where it was expected.
    void note(int start, String rule, String found) throws BrokenRule {
        BrokenRule broken = new BrokenRule(start, rule, found);
        if (findings == null) {
            throw broken;
        }
        findings.add(broken);
    }

    int offset() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /// A reader of the next `length` bytes, which this reader skips.
    WasmReader part(int length, String what) throws BrokenRule {
        need(length, what);
        WasmReader part = new WasmReader(module, at, at + length, findings);
        at += length;
        return part;
    }

    void skip(int length, String what) throws BrokenRule {
        need(length, what);
        at += length;
    }

    int u8(String what) throws BrokenRule {
        need(1, what);
        return module.u8(at++);
    }

    /// One byte of one allowed value.
    void expect(int value, String rule) throws BrokenRule {
        int start = at;
        int found = u8(rule);
        if (found != value) {
            throw new BrokenRule(start, rule, hex(found));
        }
    }

    /// An unsigned 32-bit LEB128 of at most five bytes; linkers pad those that they relocate.
    long u32(String what) throws BrokenRule {
        int start = at;
        long value = 0;
        for (int i = 0; i < LEB32_BYTES_MAX; i++) {
            int next = u8(what);
            value |= (long) (next & 0x7f) << (7 * i);
            if ((next & 0x80) == 0) {
                if (value >>> 32 != 0) {
                    throw new BrokenRule(start, what + " is a u32", "a larger number");
                }
                return value;
            }
        }
        throw new BrokenRule(start, what + " is a u32", "more than 5 bytes");
    }

    /// An unsigned 32-bit LEB128 in its shortest form, at most `max`.
    int u32Minimal(String what, int max) throws BrokenRule {
        int start = at;
        return (int) atMost(start, u32Shortest(what), max, what);
    }

    /// The same; a number above `max` is noted, and gives -1.
    int u32Noted(String what, int max) throws BrokenRule {
        int start = at;
        long value = u32Shortest(what);
        if (value > max) {
            note(start, "at most " + max + " " + what, String.valueOf(value));
            return -1;
        }
        return (int) value;
    }

    /// The same for the number of the items that follow, each of at least one byte: one above `max`
    /// is noted, and given all the same if so many may follow.
    int count(String what, int max) throws BrokenRule {
        int start = at;
        long value = u32Shortest(what);
        if (value > remaining()) {
            atMost(start, value, max, what);
        } else if (value > max) {
            note(start, "at most " + max + " " + what, String.valueOf(value));
        }
        return (int) value;
    }

    private long u32Shortest(String what) throws BrokenRule {
        int start = at;
        long value = u32(what);
        if (at - start > 1 && module.u8(at - 1) == 0) {
            note(start, what + " in its shortest encoding", "a longer one");
        }
        return value;
    }

    /// An unsigned 32-bit LEB128 below `bound`: an index. Another is noted, and gives -1.
    int index(String what, int bound) throws BrokenRule {
        int start = at;
        long value = u32(what);
        if (value >= bound) {
            note(start, what + " below " + bound, String.valueOf(value));
            return -1;
        }
        return (int) value;
    }

    long atMost(int start, long value, long max, String what) throws BrokenRule {
        if (value > max) {
            throw new BrokenRule(start, "at most " + max + " " + what, String.valueOf(value));
        }
        return value;
    }

    /// A signed LEB128 of 32 bits.
    int s32(String what) throws BrokenRule {
        int start = at;
        long value = signed(what, LEB32_BYTES_MAX);
        if (value != (int) value) {
            throw new BrokenRule(start, what + " is an i32", "a larger number");
        }
        return (int) value;
    }

    /// A signed LEB128 of 64 bits.
    long s64(String what) throws BrokenRule {
        return signed(what, LEB64_BYTES_MAX);
    }

    /// A name: valid UTF-8 of at most `bytesMax` bytes. Another is noted, and gives `null`.
    @Nullable String name(String what, int bytesMax) throws BrokenRule {
        int start = at;
        int length = count("bytes of " + what, bytesMax);
        need(length, what);
        ByteString bytes = module.slice(at, at + Math.min(length, bytesMax));
        at += length;
        if (length > bytesMax) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            note(start, what + " is UTF-8", "other bytes");
            return null;
        }
    }

    void end(String what) throws BrokenRule {
        if (at != end) {
            note(at, "end of " + what, (end - at) + " more bytes");
        }
    }

    static String hex(int unsignedByte) {
        return String.format("0x%02x", unsignedByte);
    }

    private long signed(String what, int bytesMax) throws BrokenRule {
        int start = at;
        long value = 0;
        for (int i = 0; i < bytesMax; i++) {
            int next = u8(what);
            int shift = 7 * i;
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                if (i == LEB64_BYTES_MAX - 1 && next != 0 && next != 0x7f) {
                    throw new BrokenRule(start, what + " is an i64", "a larger number");
                }
                int bits = shift + 7;
                return bits < 64 ? value << (64 - bits) >> (64 - bits) : value;
            }
        }
        throw new BrokenRule(start, what + " of at most " + bytesMax + " bytes", "more");
    }

    private void need(int length, String what) throws BrokenRule {
        if (length > end - at) {
            throw new BrokenRule(at, length + " bytes of " + what, (end - at) + " are left");
        }
    }
}
