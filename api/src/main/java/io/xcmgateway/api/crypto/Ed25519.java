package io.xcmgateway.api.crypto;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.Set;

/// Ed25519 by crypto rules 1: RFC 8032 without the cofactor, and stricter where implementations
/// differ.
///
/// Refused: `S` not below the group order; `A` or `R` whose `y` is not below the field prime, that
/// decode to no point, or whose order divides the cofactor 8. So one triple of key, message and
/// signature has one answer everywhere.
public final class Ed25519 {
    public static final int KEY_BYTES = 32;
    public static final int SIGNATURE_BYTES = 64;

    /// The eight points of small order have five values of `y` (RFC 7748 curve, every
    /// implementation lists them): 1, -1, 0 and the two of order 8. With and without the sign bit
    /// they are all refused, so encodings are compared with that bit cleared.
    private static final Set<ByteString> SMALL_ORDER_Y =
            Set.of(
                    ByteString.hex(
                            "0100000000000000000000000000000000000000000000000000000000000000"),
                    ByteString.hex(
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                    ByteString.hex(
                            "0000000000000000000000000000000000000000000000000000000000000000"),
                    ByteString.hex(
                            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
                    ByteString.hex(
                            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

    private Ed25519() {}

    /// Whether `signature` (64 bytes, else it is not) is `key`'s (32 bytes) over `message`.
    public static boolean verify(ByteString key, ByteString message, ByteString signature) {
        return key.length() == KEY_BYTES && verify(key, hasMixedOrder(key), message, signature);
    }

    /// The same for who has asked about the key already: a key outside of the subgroup takes ten
    /// times as long.
    ///
    /// @param key 32 bytes
    /// @param mixed what [#hasMixedOrder] says of the key
    public static boolean verify(
            ByteString key, boolean mixed, ByteString message, ByteString signature) {
        if (signature.length() != SIGNATURE_BYTES
                || !sound(key)
                || !sound(signature.slice(0, KEY_BYTES))) {
            return false;
        }
        if (mixed) {
            return Edwards25519.holds(key, message, signature);
        }
        // The library checks the equation times a factor that a reduced basis gives it, which is
        // the same as the equation only if all points are in the subgroup of prime order. With such
        // an A any other R fails the equation.
        byte[] text = message.toByteArray();
        return inSubgroup(signature.slice(0, KEY_BYTES))
                && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                        signature.toByteArray(), 0, key.toByteArray(), 0, text, 0, text.length);
    }

    /// Whether the key is a point that may be used, and is outside of the subgroup of prime order.
    ///
    /// @param key 32 bytes
    public static boolean hasMixedOrder(ByteString key) {
        return sound(key)
                && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartial(
                        key.toByteArray(), 0)
                && !inSubgroup(key);
    }

    /// The public key of a 32-byte seed.
    public static Hash32 publicKey(Hash32 seed) {
        byte[] key = new byte[KEY_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(
                seed.bytes().toByteArray(), 0, key, 0);
        return Hash32.wrap(key);
    }

    /// Signs with the key of a 32-byte seed; for development keys and tests.
    public static ByteString sign(Hash32 seed, ByteString message) {
        byte[] text = message.toByteArray();
        byte[] signature = new byte[SIGNATURE_BYTES];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                seed.bytes().toByteArray(), 0, text, 0, text.length, signature, 0);
        return ByteString.wrap(signature);
    }

    /// `y` is canonical and the point is not of small order.
    private static boolean sound(ByteString point) {
        byte[] bytes = point.toByteArray();
        bytes[KEY_BYTES - 1] &= 0x7f;
        ByteString y = ByteString.wrap(bytes);
        return !SMALL_ORDER_Y.contains(y)
                && Edwards25519.fromLittleEndian(y).compareTo(Edwards25519.PRIME) < 0;
    }

    private static boolean inSubgroup(ByteString point) {
        return org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(
                point.toByteArray(), 0);
    }
}
