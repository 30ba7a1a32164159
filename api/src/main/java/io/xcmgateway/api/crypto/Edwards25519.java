package io.xcmgateway.api.crypto;

import io.xcmgateway.api.bytes.ByteString;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.jspecify.annotations.Nullable;

/// Points of edwards25519 in plain integers, straight from RFC 8032 section 5.1: slow (about a
/// millisecond a check) and exact. [Ed25519] asks it only about keys outside the prime-order
/// subgroup, which no honest signer makes.
final class Edwards25519 {
    /// 2^255 - 19
    static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger ORDER =
            BigInteger.ONE
                    .shiftLeft(252)
                    .add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D =
            BigInteger.valueOf(-121665)
                    .multiply(BigInteger.valueOf(121666).modInverse(PRIME))
                    .mod(PRIME);
    private static final BigInteger SQRT_MINUS_1 =
            BigInteger.TWO.modPow(PRIME.shiftRight(2), PRIME);
    private static final int BITS = 253;

    /// Extended homogeneous coordinates: x = X/Z, y = Y/Z, x·y = T/Z.
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
        static final Point NEUTRAL =
                new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

        Point plus(Point other) {
            BigInteger a = mod(y.subtract(x).multiply(other.y.subtract(other.x)));
            BigInteger b = mod(y.add(x).multiply(other.y.add(other.x)));
            BigInteger c = mod(t.multiply(D).shiftLeft(1).multiply(other.t));
            BigInteger e = mod(z.multiply(other.z).shiftLeft(1));
            BigInteger f = b.subtract(a);
            BigInteger g = e.subtract(c);
            BigInteger h = e.add(c);
            BigInteger i = b.add(a);
            return new Point(
                    mod(f.multiply(g)), mod(h.multiply(i)), mod(g.multiply(h)), mod(f.multiply(i)));
        }

        Point times(BigInteger scalar) {
            Point result = NEUTRAL;
            for (int bit = BITS; bit >= 0; bit--) {
                result = result.plus(result);
                if (scalar.testBit(bit)) {
                    result = result.plus(this);
                }
            }
            return result;
        }

        boolean sameAs(Point other) {
            return mod(x.multiply(other.z)).equals(mod(other.x.multiply(z)))
                    && mod(y.multiply(other.z)).equals(mod(other.y.multiply(z)));
        }
    }

    private static final Point BASE =
            base(
                    BigInteger.valueOf(4)
                            .multiply(BigInteger.valueOf(5).modInverse(PRIME))
                            .mod(PRIME));

    private Edwards25519() {}

    /// Whether `[S]B = R + [k]A` without multiplying by the cofactor, where `k` is the hash reduced
    /// by the group order, as all implementations of this equation do.
    ///
    /// @param key 32 bytes
    /// @param signature 64 bytes
    static boolean holds(ByteString key, ByteString message, ByteString signature) {
        ByteString nonce = signature.slice(0, 32);
        BigInteger s = fromLittleEndian(signature.slice(32, 64));
        Point a = decode(key);
        Point r = decode(nonce);
        if (a == null || r == null || s.compareTo(ORDER) >= 0) {
            return false;
        }
        BigInteger k = sha512(ByteString.concat(nonce, key, message)).mod(ORDER);
        return BASE.times(s).sameAs(r.plus(a.times(k)));
    }

    static BigInteger fromLittleEndian(ByteString bytes) {
        byte[] bigEndian = new byte[bytes.length()];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = (byte) bytes.u8(bigEndian.length - 1 - i);
        }
        return new BigInteger(1, bigEndian);
    }

    private static Point base(BigInteger y) {
        Point point = fromY(y, false);
        if (point == null) {
            throw new IllegalStateException("the base point must be on the curve");
        }
        return point;
    }

    private static @Nullable Point decode(ByteString encoded) {
        BigInteger bits = fromLittleEndian(encoded);
        BigInteger y = bits.clearBit(255);
        return y.compareTo(PRIME) >= 0 ? null : fromY(y, bits.testBit(255));
    }

    private static @Nullable Point fromY(BigInteger y, boolean oddX) {
        BigInteger yy = y.multiply(y);
        BigInteger xx =
                mod(
                        yy.subtract(BigInteger.ONE)
                                .multiply(
                                        mod(D.multiply(yy).add(BigInteger.ONE)).modInverse(PRIME)));
        BigInteger x = xx.modPow(PRIME.add(BigInteger.valueOf(3)).shiftRight(3), PRIME);
        if (!mod(x.multiply(x)).equals(xx)) {
            x = mod(x.multiply(SQRT_MINUS_1));
        }
        if (!mod(x.multiply(x)).equals(xx) || (x.signum() == 0 && oddX)) {
            return null;
        }
        BigInteger signed = x.testBit(0) == oddX ? x : PRIME.subtract(x);
        return new Point(signed, y, BigInteger.ONE, mod(signed.multiply(y)));
    }

    private static BigInteger mod(BigInteger value) {
        return value.mod(PRIME);
    }

    private static BigInteger sha512(ByteString data) {
        SHA512Digest digest = new SHA512Digest();
        byte[] in = data.toByteArray();
        digest.update(in, 0, in.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return fromLittleEndian(ByteString.wrap(out));
    }
}
