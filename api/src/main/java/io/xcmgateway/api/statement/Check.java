package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Invariants that the constructors of this package share.
final class Check {
    private Check() {}

    static void length(String what, ByteString bytes, int expected) {
        if (bytes.length() != expected) {
            throw new IllegalArgumentException(
                    what + " must be " + expected + " bytes, was " + bytes.length());
        }
    }

    static void atMost(String what, int found, int max) {
        if (found > max) {
            throw new IllegalArgumentException(what + " must be at most " + max + ", was " + found);
        }
    }

    static void u32(String what, long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException(what + " must be 0..2^32-1, was " + value);
        }
    }

    static void u8(String what, int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException(what + " must be 0..255, was " + value);
        }
    }

    /// The first broken rule of a threshold over `members`, or `null`.
    static @Nullable String threshold(long threshold, Collection<?> members) {
        return threshold < 1 || threshold > members.size()
                ? "threshold must be 1.." + members.size() + ", was " + threshold
                : null;
    }

    /// A `Vec<u8>` that has exactly `length` bytes.
    static ByteString fixedVec(ScaleReader in, int length) throws Malformed {
        int start = in.offset();
        ByteString bytes = in.byteVec(length);
        if (bytes.length() != length) {
            throw in.malformedAt(start, length + " bytes", bytes.length() + " bytes");
        }
        return bytes;
    }
}
