package io.xcmgateway.proof.log;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A witness's word that a head is the largest consistent one it has seen of the log: a cosignature
/// of version 1 (c2sp.org/tlog-cosignature), ed25519.
///
/// @param name of the witness
/// @param keyId which key of that name
/// @param timeSeconds when it was made, seconds since 1970; 0..2^63-1
/// @param signature 64 bytes
public record Cosignature(String name, ByteString keyId, long timeSeconds, ByteString signature) {
    static final int SIGNATURE_BYTES = 64;
    private static final int TYPE = 4;

    public Cosignature {
        if (!NoteLine.isName(name)
                || keyId.length() != NoteLine.KEY_ID_BYTES
                || timeSeconds < 0
                || signature.length() != SIGNATURE_BYTES) {
            throw new IllegalArgumentException(
                    "a cosignature must have a name without spaces, 4 bytes of key id, a time of 0"
                            + " or more and 64 bytes of signature, was of \""
                            + name
                            + "\"");
        }
    }

    /// Cosigns the body of a note.
    ///
    /// @param secret ed25519 seed
    static Cosignature sign(String name, Hash32 secret, long timeSeconds, String body) {
        return new Cosignature(
                name,
                keyId(name, Ed25519.publicKey(secret)),
                timeSeconds,
                Ed25519.sign(secret, message(timeSeconds, body)));
    }

    /// Whether this is the word of that witness about a note.
    public boolean verify(String witness, Hash32 key, CheckpointNote note) {
        return name.equals(witness)
                && keyId.equals(keyId(witness, key))
                && Ed25519.verify(key.bytes(), message(timeSeconds, note.body()), signature);
    }

    static @Nullable Cosignature of(NoteLine line) {
        if (line.signature().length() != Long.BYTES + SIGNATURE_BYTES) {
            return null;
        }
        long time = ByteBuffer.wrap(line.signature().toByteArray()).getLong();
        return time < 0
                ? null
                : new Cosignature(
                        line.name(),
                        line.keyId(),
                        time,
                        line.signature().slice(Long.BYTES, Long.BYTES + SIGNATURE_BYTES));
    }

    NoteLine line() {
        byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(timeSeconds).array();
        return new NoteLine(name, keyId, ByteString.wrap(time).concat(signature));
    }

    private static ByteString keyId(String name, Hash32 key) {
        return NoteLine.keyId(name, ByteString.of(TYPE).concat(key.bytes()));
    }

    private static ByteString message(long timeSeconds, String body) {
        String text = "cosignature/v1\ntime " + timeSeconds + "\n" + body;
        return ByteString.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
