package io.xcmgateway.api.xcm.form;

/// Checks that numbers held in wider Java types fit the unsigned type of the wire.
public final class Range {
    private static final long U32_MAX = 0xffff_ffffL;

    private Range() {}

    /// @throws IllegalArgumentException unless `value` is 0..255
    public static void requireU8(String what, int value) {
        require(what, value, 0xff);
    }

    /// @throws IllegalArgumentException unless `value` is 0..2^32-1
    public static void requireU32(String what, long value) {
        require(what, value, U32_MAX);
    }

    private static void require(String what, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " must be 0.." + max + ", was " + value);
        }
    }
}
