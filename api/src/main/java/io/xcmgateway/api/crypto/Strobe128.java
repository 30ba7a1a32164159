package io.xcmgateway.api.crypto;

import java.util.Arrays;

/// The part of STROBE-128 (v1.0.2) that Merlin transcripts are made of: a sponge over
/// Keccak-f[1600] into which everything both sides know is absorbed, in order and with its meaning.
final class Strobe128 {
    private static final int RATE_BYTES = 166;
    private static final int STATE_BYTES = 200;

    private static final int INBOUND = 1;
    private static final int APPLICATION = 2;
    private static final int CIPHER = 4;
    private static final int META = 16;

    private final byte[] state;
    private int position;
    private int begin;

    private Strobe128(byte[] state, int position, int begin) {
        this.state = state;
        this.position = position;
        this.begin = begin;
    }

    /// @param protocol names the protocol, in US-ASCII
    static Strobe128 of(byte[] protocol) {
        byte[] state = new byte[STATE_BYTES];
        byte[] header = {
            1,
            (byte) (RATE_BYTES + 2),
            1,
            0,
            1,
            96,
            'S',
            'T',
            'R',
            'O',
            'B',
            'E',
            'v',
            '1',
            '.',
            '0',
            '.',
            '2'
        };
        System.arraycopy(header, 0, state, 0, header.length);
        Keccak1600.permute(state);
        Strobe128 strobe = new Strobe128(state, 0, 0);
        strobe.meta(protocol);
        return strobe;
    }

    /// One that goes its own way from here.
    Strobe128 copy() {
        return new Strobe128(state.clone(), position, begin);
    }

    /// Absorbs what the next data means.
    void meta(byte[]... parts) {
        start(META | APPLICATION);
        for (byte[] part : parts) {
            absorb(part);
        }
    }

    /// Absorbs data.
    void data(byte[] data) {
        start(APPLICATION);
        absorb(data);
    }

    /// Draws bytes that depend on everything absorbed so far.
    byte[] draw(int length) {
        start(INBOUND | APPLICATION | CIPHER);
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            out[i] = state[position];
            state[position] = 0;
            advance();
        }
        return out;
    }

    private void start(int flags) {
        int before = begin;
        begin = position + 1;
        absorb(new byte[] {(byte) before, (byte) flags});
        if ((flags & CIPHER) != 0 && position != 0) {
            runPermutation();
        }
    }

    private void absorb(byte[] data) {
        for (byte each : data) {
            state[position] ^= each;
            advance();
        }
    }

    private void advance() {
        position++;
        if (position == RATE_BYTES) {
            runPermutation();
        }
    }

    private void runPermutation() {
        state[position] ^= (byte) begin;
        state[position + 1] ^= 0x04;
        state[RATE_BYTES + 1] ^= (byte) 0x80;
        Keccak1600.permute(state);
        position = 0;
        begin = 0;
    }

    /// Overwrites the state, after use with a secret.
    void clear() {
        Arrays.fill(state, (byte) 0);
    }
}
