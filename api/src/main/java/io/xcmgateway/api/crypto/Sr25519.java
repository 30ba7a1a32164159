package io.xcmgateway.api.crypto;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import cafe.cryptography.curve25519.Scalar;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.jspecify.annotations.Nullable;

/// Schnorr signatures over Ristretto as in schnorrkel, in the signing context `substrate`, by
/// crypto rules 1.
///
/// Refused: a signature without schnorrkel's marker bit, an `s` not below the group order, a key
/// that is not the one encoding of a group element. `R` is compared as bytes and so has one form
/// too.
public final class Sr25519 {
    public static final int KEY_BYTES = 32;
    public static final int SIGNATURE_BYTES = 64;

    private static final int MARKER = 0x80;
    private static final int CHALLENGE_BYTES = 64;

    private static final MerlinTranscript CONTEXT = context();

    private Sr25519() {}

    /// Whether `signature` (64 bytes, else it is not) is `key`'s (32 bytes) over `message`.
    public static boolean verify(ByteString key, ByteString message, ByteString signature) {
        if (key.length() != KEY_BYTES
                || signature.length() != SIGNATURE_BYTES
                || (signature.u8(SIGNATURE_BYTES - 1) & MARKER) == 0) {
            return false;
        }
        byte[] r = signature.slice(0, 32).toByteArray();
        byte[] s = signature.slice(32, SIGNATURE_BYTES).toByteArray();
        s[31] &= (byte) ~MARKER;
        Scalar scalar = canonical(s);
        RistrettoElement point = point(key);
        if (scalar == null || point == null) {
            return false;
        }
        MerlinTranscript transcript = transcript(key.toByteArray(), message);
        Scalar challenge = challenge(transcript, r);
        RistrettoElement expected =
                Constants.RISTRETTO_GENERATOR_TABLE
                        .multiply(scalar)
                        .subtract(point.multiply(challenge));
        return Arrays.equals(expected.compress().toByteArray(), r);
    }

    /// The public key of a 32-byte seed (a "mini secret key", expanded as Substrate does).
    public static Hash32 publicKey(Hash32 seed) {
        return Hash32.wrap(publicKey(Secret.of(seed).key()));
    }

    /// Signs with the key of a 32-byte seed; for development keys and tests. The nonce is drawn
    /// from the secret and the message alone, so the same call gives the same signature.
    public static ByteString sign(Hash32 seed, ByteString message) {
        Secret secret = Secret.of(seed);
        MerlinTranscript transcript = transcript(publicKey(secret.key()), message);
        Scalar nonce = nonce(transcript, secret);
        byte[] r = Constants.RISTRETTO_GENERATOR_TABLE.multiply(nonce).compress().toByteArray();
        byte[] s = challenge(transcript, r).multiplyAndAdd(secret.key(), nonce).toByteArray();
        s[31] |= (byte) MARKER;
        return ByteString.wrap(r).concat(ByteString.wrap(s));
    }

    private static byte[] publicKey(Scalar secret) {
        return Constants.RISTRETTO_GENERATOR_TABLE.multiply(secret).compress().toByteArray();
    }

    private static MerlinTranscript context() {
        MerlinTranscript transcript = MerlinTranscript.of("SigningContext");
        transcript.append("", MerlinTranscript.ascii("substrate"));
        return transcript;
    }

    private static MerlinTranscript transcript(byte[] key, ByteString message) {
        MerlinTranscript transcript = CONTEXT.copy();
        transcript.append("sign-bytes", message.toByteArray());
        transcript.append("proto-name", MerlinTranscript.ascii("Schnorr-sig"));
        transcript.append("sign:pk", key);
        return transcript;
    }

    private static Scalar challenge(MerlinTranscript transcript, byte[] r) {
        transcript.append("sign:R", r);
        return Scalar.fromBytesModOrderWide(transcript.challenge("sign:c", CHALLENGE_BYTES));
    }

    private static Scalar nonce(MerlinTranscript transcript, Secret secret) {
        MerlinTranscript own = transcript.copy();
        own.append("nonce-seed", secret.nonceSeed().toByteArray());
        Scalar nonce = Scalar.fromBytesModOrderWide(own.challenge("nonce", CHALLENGE_BYTES));
        own.clear();
        return nonce;
    }

    private static @Nullable Scalar canonical(byte[] bytes) {
        try {
            return Scalar.fromCanonicalBytes(bytes);
        } catch (IllegalArgumentException _) {
            return null; // not below the group order: how the library says so
        }
    }

    private static @Nullable RistrettoElement point(ByteString bytes) {
        try {
            return new CompressedRistretto(bytes.toByteArray()).decompress();
        } catch (InvalidEncodingException _) {
            return null; // no group element: how the library says so
        }
    }

    /// What a seed expands to: a scalar and the secret that nonces are drawn from.
    private record Secret(Scalar key, ByteString nonceSeed) {

        /// `ExpansionMode::Ed25519`: as for ed25519, but the scalar is divided by the cofactor.
        static Secret of(Hash32 seed) {
            SHA512Digest digest = new SHA512Digest();
            digest.update(seed.bytes().toByteArray(), 0, Hash32.LENGTH_BYTES);
            byte[] hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            byte[] key = Arrays.copyOf(hash, 32);
            key[0] &= (byte) 0xf8;
            key[31] &= 0x3f;
            key[31] |= 0x40;
            return new Secret(
                    Scalar.fromBits(dividedByCofactor(key)), ByteString.copyOf(hash, 32, 32));
        }

        private static byte[] dividedByCofactor(byte[] littleEndian) {
            byte[] out = new byte[littleEndian.length];
            int carried = 0;
            for (int i = littleEndian.length - 1; i >= 0; i--) {
                int value = littleEndian[i] & 0xff;
                out[i] = (byte) (value >>> 3 | carried);
                carried = (value & 7) << 5;
            }
            return out;
        }
    }
}
