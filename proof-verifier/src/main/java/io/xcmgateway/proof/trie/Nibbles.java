package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.Objects;

/// An immutable run of half-bytes: a key, or the part of one that a node carries. A key's bytes
/// give two nibbles each, the high one first. Runs cut out of a key share its bytes.
final class Nibbles {
    static final Nibbles EMPTY = new Nibbles(ByteString.EMPTY, 0, 0);

    private final ByteString packed;
    private final int from;
    private final int length;

    /// @param from the first nibble, counted from the start of `packed`
    private Nibbles(ByteString packed, int from, int length) {
        this.packed = packed;
        this.from = from;
        this.length = length;
    }

    static Nibbles ofKey(ByteString key) {
        return new Nibbles(key, 0, 2 * key.length());
    }

    int length() {
        return length;
    }

    /// The nibble at `index`, 0..15.
    int at(int index) {
        int position = from + Objects.checkIndex(index, length);
        int both = packed.u8(position >> 1);
        return (position & 1) == 0 ? both >> 4 : both & 0xf;
    }

    Nibbles slice(int start, int end) {
        Objects.checkFromToIndex(start, end, length);
        return start == end ? EMPTY : new Nibbles(packed, from + start, end - start);
    }

    Nibbles dropFirst(int count) {
        return slice(count, length);
    }

    /// How many nibbles agree between this run and `key` from `offset` on.
    int commonPrefix(Nibbles key, int offset) {
        int end = Math.min(length, key.length - offset);
        int common = 0;
        while (common < end && at(common) == key.at(offset + common)) {
            common++;
        }
        return common;
    }

    /// This run, then `nibble`, then `tail`.
    Nibbles join(int nibble, Nibbles tail) {
        KeyPath path = new KeyPath();
        path.append(this);
        path.append(nibble);
        path.append(tail);
        return path.toNibbles();
    }

    /// Writes the run as a node carries it: two nibbles a byte, and if their number is odd, the
    /// first one alone in a byte whose high half is 0.
    void write(ScaleWriter out) {
        int index = 0;
        if (length % 2 != 0) {
            out.u8(at(index++));
        }
        while (index < length) {
            out.u8(at(index) << 4 | at(index + 1));
            index += 2;
        }
    }

    /// Reads `length` nibbles as [#write] writes them.
    static Nibbles read(ScaleReader in, int length) throws Malformed {
        int start = in.offset();
        int odd = length % 2;
        ByteString packed = in.bytes((length + odd) / 2);
        if (odd == 1 && packed.u8(0) > 0xf) {
            throw in.malformedAt(start, "0 beside an odd nibble", packed.slice(0, 1).toString());
        }
        return new Nibbles(packed, odd, length);
    }

    /// A run over bytes of which the caller gives up ownership.
    static Nibbles ofPacked(ByteString packed, int length) {
        return new Nibbles(packed, 0, length);
    }
}
