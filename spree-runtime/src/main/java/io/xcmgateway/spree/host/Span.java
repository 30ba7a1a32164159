package io.xcmgateway.spree.host;

import io.xcmgateway.spree.sandbox.GuestTrap;
import org.jspecify.annotations.Nullable;

/// A *pointer-size* of the Host API: a range of guest memory in one i64.
///
/// @param offset unsigned 32 bits, from the low half
/// @param length unsigned 32 bits, from the high half
record Span(long offset, long length) {
    private static final long ABSENT = -1;
    private static final long U32_MAX = 0xffff_ffffL;

    static Span of(long pointerSize) {
        return new Span(pointerSize & U32_MAX, pointerSize >>> 32);
    }

    /// An *optional pointer-size*: all ones mean that there is none.
    static @Nullable Span optional(long pointerSize) {
        return pointerSize == ABSENT ? null : of(pointerSize);
    }

    /// An *optional integer*: -1 means that there is none, 0..2^32-1 are themselves, everything
    /// else traps.
    static @Nullable Long optionalInteger(long value) {
        if (value == ABSENT) {
            return null;
        }
        if (value < 0 || value > U32_MAX) {
            throw new GuestTrap("optional integer must be -1..2^32-1, was " + value);
        }
        return value;
    }
}
