package io.xcmgateway.api.crypto;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.math.BigInteger;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/// ECDSA on secp256k1 by crypto rules 1: a signature is 65 bytes, r and s big endian and v; r and s
/// in [1, n-1], s at most n/2, v 0 or 1. Keys are compressed points of 33 bytes.
public final class Secp256k1 {
    public static final int KEY_BYTES = 33;
    public static final int SIGNATURE_BYTES = 65;
    public static final int ADDRESS_BYTES = 20;

    private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256k1");
    private static final BigInteger N = CURVE.getN();
    private static final BigInteger HALF_N = N.shiftRight(1);

    private Secp256k1() {}

    /// The compressed key that made `signature` over `hash`, or `null` if the rules refuse it.
    public static @Nullable ByteString recover(Hash32 hash, ByteString signature) {
        if (signature.length() != SIGNATURE_BYTES || signature.u8(64) > 1) {
            return null;
        }
        BigInteger r = scalar(signature.slice(0, 32));
        BigInteger s = scalar(signature.slice(32, 64));
        if (!inRange(r) || !inRange(s) || s.compareTo(HALF_N) > 0) {
            return null;
        }
        // v has no bit for r + n: with v 0 or 1 the x of R is r itself.
        ECPoint rPoint = point((signature.u8(64) == 0 ? "02" : "03") + hex32(r));
        if (rPoint == null) {
            return null;
        }
        BigInteger inverse = r.modInverse(N);
        BigInteger u1 = N.subtract(scalar(hash.bytes())).multiply(inverse).mod(N);
        BigInteger u2 = s.multiply(inverse).mod(N);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, rPoint, u2).normalize();
        return key.isInfinity() ? null : ByteString.wrap(key.getEncoded(true));
    }

    /// Whether `signature` is `key`'s (33 bytes, compressed) over `hash`, v included.
    public static boolean verify(ByteString key, Hash32 hash, ByteString signature) {
        return key.equals(recover(hash, signature));
    }

    /// A signature as the rules want it, of one that came from elsewhere: with the lower of the two
    /// s, and with v.
    ///
    /// @param key compressed, 33 bytes
    /// @param rs r and s, big endian, 64 bytes
    /// @return `null` if it is not `key`'s over `hash`
    public static @Nullable ByteString recoverable(ByteString key, Hash32 hash, ByteString rs) {
        if (rs.length() != SIGNATURE_BYTES - 1) {
            return null;
        }
        BigInteger s = scalar(rs.slice(32, 64));
        ByteString low =
                s.compareTo(HALF_N) > 0 && s.compareTo(N) < 0
                        ? rs.slice(0, 32).concat(ByteString.hex(hex32(N.subtract(s))))
                        : rs;
        for (int v = 0; v <= 1; v++) {
            ByteString signature = low.concat(ByteString.of(v));
            if (verify(key, hash, signature)) {
                return signature;
            }
        }
        return null;
    }

    /// The compressed form of a key.
    ///
    /// @param point 33 bytes, or 65: the byte 4 and the two coordinates
    /// @return `null` if it is no point of the curve
    public static @Nullable ByteString compressed(ByteString point) {
        ECPoint read = point(point.toHex());
        return read == null || read.isInfinity() ? null : ByteString.wrap(read.getEncoded(true));
    }

    /// The address of a compressed key as on Ethereum: the last 20 bytes of the Keccak-256 of its
    /// two coordinates.
    ///
    /// @throws IllegalArgumentException if it is no point of the curve
    public static ByteString address20(ByteString key) {
        ECPoint point = key.length() == KEY_BYTES ? point(key.toHex()) : null;
        if (point == null) {
            throw new IllegalArgumentException("key must be a compressed point, was " + key);
        }
        ByteString coordinates = ByteString.wrap(point.getEncoded(false)).slice(1, 65);
        return Hashing.keccak256(coordinates).bytes().slice(12, 32);
    }

    /// Whether these 32 bytes, big endian, are a secret: in [1, n-1].
    public static boolean isSecret(Hash32 bytes) {
        return inRange(scalar(bytes.bytes()));
    }

    /// The compressed key of a secret in [1, n-1].
    public static ByteString publicKey(Hash32 secret) {
        return ByteString.wrap(
                new FixedPointCombMultiplier()
                        .multiply(CURVE.getG(), secretScalar(secret))
                        .normalize()
                        .getEncoded(true));
    }

    /// Signs deterministically (RFC 6979 with SHA-256), with low s.
    ///
    /// @param secret in [1, n-1]
    public static ByteString sign(Hash32 secret, Hash32 hash) {
        BigInteger d = secretScalar(secret);
        BigInteger z = scalar(hash.bytes());
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(N, d, hash.bytes().toByteArray());
        while (true) {
            BigInteger k = nonces.nextK();
            ECPoint point = new FixedPointCombMultiplier().multiply(CURVE.getG(), k).normalize();
            BigInteger x = point.getAffineXCoord().toBigInteger();
            BigInteger s = k.modInverse(N).multiply(z.add(x.multiply(d))).mod(N);
            // An x above n (1 in 2^128) would need a v that the rules refuse.
            if (x.compareTo(N) < 0 && x.signum() != 0 && s.signum() != 0) {
                return signature(x, s, point.getAffineYCoord().testBitZero());
            }
        }
    }

    private static ByteString signature(BigInteger r, BigInteger s, boolean oddY) {
        boolean high = s.compareTo(HALF_N) > 0;
        byte[] out = new byte[SIGNATURE_BYTES];
        BigIntegers.asUnsignedByteArray(r, out, 0, 32);
        BigIntegers.asUnsignedByteArray(high ? N.subtract(s) : s, out, 32, 32);
        out[64] = (byte) (oddY == high ? 0 : 1);
        return ByteString.wrap(out);
    }

    private static BigInteger secretScalar(Hash32 secret) {
        BigInteger d = scalar(secret.bytes());
        if (!inRange(d)) {
            throw new IllegalArgumentException("secret must be in [1, n-1]");
        }
        return d;
    }

    private static boolean inRange(BigInteger value) {
        return value.signum() > 0 && value.compareTo(N) < 0;
    }

    private static BigInteger scalar(ByteString bigEndian) {
        return new BigInteger(1, bigEndian.toByteArray());
    }

    private static String hex32(BigInteger value) {
        return ByteString.wrap(BigIntegers.asUnsignedByteArray(32, value)).toHex();
    }

    private static @Nullable ECPoint point(String hex) {
        try {
            return CURVE.getCurve().decodePoint(ByteString.hex(hex).toByteArray());
        } catch (IllegalArgumentException _) {
            return null; // not a point: how the library says so
        }
    }
}
