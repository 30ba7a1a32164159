package io.xcmgateway.spree.host;

import java.util.ArrayList;
import java.util.List;

/// What a hostile guest gives for arguments.
final class BadArguments {
    private BadArguments() {}

    private static final long END = Script.MEMORY_BYTES;
    private static final long U32_MAX = 0xffff_ffffL;
    private static final long INSIDE = 40_000;

    private static final long[] POINTERS = {
        0, 1, INSIDE, END - 1, END, END + 1, Integer.MAX_VALUE, 1L << 31, U32_MAX
    };

    /// Pointer-sizes of every pointer with every length.
    ///
    /// @param limits lengths that are the most of something
    static List<Long> spans(int... limits) {
        List<Long> spans = new ArrayList<>();
        for (long at : POINTERS) {
            List<Long> lengths = new ArrayList<>(List.of(0L, 1L, 1L << 31, U32_MAX));
            for (int limit : limits) {
                lengths.add((long) limit);
                lengths.add(limit + 1L);
            }
            // What is left of the memory, and what wraps around to its start and a bit further.
            for (long end : new long[] {END, U32_MAX + 1, U32_MAX + 17}) {
                for (long length : new long[] {end - at, end - at + 1}) {
                    if (length >= 0 && length <= U32_MAX) {
                        lengths.add(length);
                    }
                }
            }
            lengths.stream().distinct().forEach(length -> spans.add(at | length << 32));
        }
        return spans;
    }

    /// One of each kind of pointer-size, for pairs.
    static List<Long> kindsOfSpan() {
        return List.of(
                0L,
                1L << 32,
                INSIDE | 20L << 32,
                END - 1 | 1L << 32,
                END - 63 | 63L << 32,
                END - 64 | 64L << 32,
                END,
                END | 1L << 32,
                END - 1 | 2L << 32,
                INSIDE | (U32_MAX + 1 - INSIDE) << 32,
                U32_MAX | 1L << 32,
                1L << 31,
                1L << 63,
                -1L);
    }

    /// Pointers around each end, also of what a digest, a key or a signature needs; they are as
    /// good as offsets, flags and levels. Bits above the low 32 are not seen.
    static List<Long> integers() {
        List<Long> integers = new ArrayList<>();
        for (long at : POINTERS) {
            integers.add(at);
        }
        for (int bytes : new int[] {8, 12, 16, 32, 33, 64, 65}) {
            integers.add(END - bytes);
            integers.add(END - bytes + 1);
        }
        integers.add(1L << 32);
        return integers;
    }

    /// One of each kind of those, for pairs.
    static List<Long> kindsOfInteger() {
        return List.of(
                0L, 1L, INSIDE, END - 65, END - 33, END - 12, END - 8, END - 1, END, 1L << 31,
                U32_MAX);
    }

    /// Optional integers, and what is none.
    static List<Long> optionalIntegers() {
        return List.of(
                -1L,
                0L,
                1L,
                2L,
                U32_MAX,
                U32_MAX + 1,
                -2L,
                -1L << 32,
                Long.MAX_VALUE,
                Long.MIN_VALUE);
    }
}
