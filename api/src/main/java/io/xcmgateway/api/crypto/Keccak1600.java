package io.xcmgateway.api.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The permutation Keccak-f[1600] (FIPS 202, section 3.3), on a state of 200 bytes in place.
final class Keccak1600 {
    private static final int LANES = 25;
    private static final VarHandle LANE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] ROUND_CONSTANTS = {
        0x0000000000000001L, 0x0000000000008082L, 0x800000000000808AL, 0x8000000080008000L,
        0x000000000000808BL, 0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L,
        0x000000000000008AL, 0x0000000000000088L, 0x0000000080008009L, 0x000000008000000AL,
        0x000000008000808BL, 0x800000000000008BL, 0x8000000000008089L, 0x8000000000008003L,
        0x8000000000008002L, 0x8000000000000080L, 0x000000000000800AL, 0x800000008000000AL,
        0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L,
    };

    /// Where lane `i + 1` of the path that starts at lane 1 goes, and by how much it is rotated.
    private static final int[] PATH = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    };

    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
    };

    private Keccak1600() {}

    static void permute(byte[] state) {
        long[] lanes = new long[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (long) LANE.get(state, i * Long.BYTES);
        }
        for (long constant : ROUND_CONSTANTS) {
            mixColumns(lanes);
            moveLanes(lanes);
            mixRows(lanes);
            lanes[0] ^= constant;
        }
        for (int i = 0; i < LANES; i++) {
            LANE.set(state, i * Long.BYTES, lanes[i]);
        }
    }

    private static void mixColumns(long[] lanes) {
        long[] parity = new long[5];
        for (int x = 0; x < 5; x++) {
            parity[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
        }
        for (int x = 0; x < 5; x++) {
            long mix = parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
            for (int y = 0; y < LANES; y += 5) {
                lanes[x + y] ^= mix;
            }
        }
    }

    private static void moveLanes(long[] lanes) {
        long carried = lanes[1];
        for (int i = 0; i < PATH.length; i++) {
            long next = lanes[PATH[i]];
            lanes[PATH[i]] = Long.rotateLeft(carried, ROTATIONS[i]);
            carried = next;
        }
    }

    private static void mixRows(long[] lanes) {
        for (int y = 0; y < LANES; y += 5) {
            long first = lanes[y];
            long second = lanes[y + 1];
            for (int x = 0; x < 3; x++) {
                lanes[y + x] ^= ~lanes[y + x + 1] & lanes[y + x + 2];
            }
            lanes[y + 3] ^= ~lanes[y + 4] & first;
            lanes[y + 4] ^= ~first & second;
        }
    }
}
