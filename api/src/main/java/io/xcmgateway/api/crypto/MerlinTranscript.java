package io.xcmgateway.api.crypto;

import java.nio.charset.StandardCharsets;

/// A Merlin transcript (v1.0): what was said in a proof so far, from which challenges are drawn.
final class MerlinTranscript {
    private static final byte[] PROTOCOL = ascii("Merlin v1.0");

    private final Strobe128 strobe;

    private MerlinTranscript(Strobe128 strobe) {
        this.strobe = strobe;
    }

    static MerlinTranscript of(String label) {
        MerlinTranscript transcript = new MerlinTranscript(Strobe128.of(PROTOCOL));
        transcript.append("dom-sep", ascii(label));
        return transcript;
    }

    /// One that goes its own way from here.
    MerlinTranscript copy() {
        return new MerlinTranscript(strobe.copy());
    }

    void append(String label, byte[] message) {
        strobe.meta(ascii(label), littleEndian(message.length));
        strobe.data(message);
    }

    byte[] challenge(String label, int length) {
        strobe.meta(ascii(label), littleEndian(length));
        return strobe.draw(length);
    }

    void clear() {
        strobe.clear();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] littleEndian(int value) {
        return new byte[] {
            (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
        };
    }
}
