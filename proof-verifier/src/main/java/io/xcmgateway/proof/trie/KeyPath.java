package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.Arrays;

/// Collects the nibbles on a way down from the root.
final class KeyPath {
    private byte[] packed = new byte[64];
    private int length;

    int length() {
        return length;
    }

    void append(int nibble) {
        if (length == TrieLimits.PATH_NIBBLES_MAX) {
            throw new StateUnavailableException(
                    "path must be at most " + TrieLimits.PATH_NIBBLES_MAX + " nibbles");
        }
        if (length == 2 * packed.length) {
            packed = Arrays.copyOf(packed, 2 * packed.length);
        }
        packed[length >> 1] |= (byte) ((length & 1) == 0 ? nibble << 4 : nibble);
        length++;
    }

    void append(Nibbles nibbles) {
        for (int i = 0; i < nibbles.length(); i++) {
            append(nibbles.at(i));
        }
    }

    /// Goes back up to a path that was `length` nibbles long.
    void truncate(int length) {
        int bytes = (length + 1) / 2;
        Arrays.fill(packed, bytes, packed.length, (byte) 0);
        if ((length & 1) == 1) {
            packed[length >> 1] &= (byte) 0xf0;
        }
        this.length = length;
    }

    Nibbles toNibbles() {
        return Nibbles.ofPacked(ByteString.copyOf(packed, 0, (length + 1) / 2), length);
    }

    /// The key that ends here. Only a forged trie has a value where no key can end.
    ByteString toKey() {
        if (length % 2 != 0) {
            throw new StateUnavailableException(
                    "a value must sit at whole bytes of a key, was at nibble " + length);
        }
        return ByteString.copyOf(packed, 0, length / 2);
    }
}
