package io.xcmgateway.api.crypto;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;

/// Substrate's `twox` hashes: xxHash64 with the seeds 0, 1, … one after the other, little endian.
/// Fast, not cryptographic.
public final class Twox {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private Twox() {}

    public static ByteString twox64(ByteString data) {
        return hashes(data, 1);
    }

    public static ByteString twox128(ByteString data) {
        return hashes(data, 2);
    }

    public static ByteString twox256(ByteString data) {
        return hashes(data, 4);
    }

    private static ByteString hashes(ByteString data, int seeds) {
        ScaleWriter out = new ScaleWriter(8 * seeds);
        for (int seed = 0; seed < seeds; seed++) {
            out.u64(xxHash64(data, seed));
        }
        return out.toByteString();
    }

    /// xxHash64 as its specification has it (XXH64, doc/xxhash_spec.md).
    static long xxHash64(ByteString data, long seed) {
        int length = data.length();
        int at = 0;
        long hash;
        if (length >= 32) {
            long a = seed + P1 + P2;
            long b = seed + P2;
            long c = seed;
            long d = seed - P1;
            for (; at <= length - 32; at += 32) {
                a = round(a, word(data, at, 8));
                b = round(b, word(data, at + 8, 8));
                c = round(c, word(data, at + 16, 8));
                d = round(d, word(data, at + 24, 8));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7);
            hash += Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = seed + P5;
        }
        return avalanche(tail(hash + length, data, at));
    }

    private static long tail(long start, ByteString data, int from) {
        long hash = start;
        int at = from;
        for (; at <= data.length() - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, word(data, at, 8)), 27) * P1 + P4;
        }
        if (at <= data.length() - 4) {
            hash = Long.rotateLeft(hash ^ word(data, at, 4) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < data.length(); at++) {
            hash = Long.rotateLeft(hash ^ data.u8(at) * P5, 11) * P1;
        }
        return hash;
    }

    private static long avalanche(long start) {
        long hash = (start ^ start >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * P2, 31) * P1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * P1 + P4;
    }

    private static long word(ByteString data, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) data.u8(at + i) << (8 * i);
        }
        return value;
    }
}
