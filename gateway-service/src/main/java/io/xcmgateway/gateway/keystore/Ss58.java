package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.jspecify.annotations.Nullable;

/// Addresses of accounts with keys of 32 bytes, as Substrate writes them: base 58 of a network's
/// prefix, the key and two bytes of Blake2b-512 over `SS58PRE` and both.
final class Ss58 {
    /// Any Substrate network.
    private static final int GENERIC = 42;

    private static final int CHARS_MAX = 50;
    private static final int CHECK_BYTES = 2;
    private static final int BASE = 58;
    private static final String DIGITS =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final ByteString MAGIC = ByteString.ascii("SS58PRE");

    private Ss58() {}

    /// For no network in particular.
    static String address(Hash32 key) {
        ByteString body = ByteString.of(GENERIC).concat(key.bytes());
        return encode(body.concat(check(body)));
    }

    /// The key behind an address of any network; `null` if it is none.
    static @Nullable Hash32 publicKey(String address) {
        ByteString bytes = address.length() > CHARS_MAX ? null : decode(address);
        if (bytes == null || bytes.isEmpty()) {
            return null;
        }
        // Prefixes from 64 on take two bytes, of which the first is 64..127.
        int prefixBytes = bytes.u8(0) < 64 ? 1 : 2;
        int bodyBytes = prefixBytes + Hash32.LENGTH_BYTES;
        if (bytes.u8(0) > 127
                || bytes.length() != bodyBytes + CHECK_BYTES
                || !check(bytes.slice(0, bodyBytes))
                        .equals(bytes.slice(bodyBytes, bytes.length()))) {
            return null;
        }
        return new Hash32(bytes.slice(prefixBytes, bodyBytes));
    }

    private static ByteString check(ByteString body) {
        byte[] input = MAGIC.concat(body).toByteArray();
        Blake2bDigest digest = new Blake2bDigest(512);
        digest.update(input, 0, input.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return ByteString.copyOf(hash, 0, CHECK_BYTES);
    }

    private static String encode(ByteString bytes) {
        BigInteger rest = new BigInteger(1, bytes.toByteArray());
        StringBuilder out = new StringBuilder();
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(BASE));
            out.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length() && bytes.u8(i) == 0; i++) {
            out.append(DIGITS.charAt(0));
        }
        return out.reverse().toString();
    }

    private static @Nullable ByteString decode(String text) {
        BigInteger value = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            zeros += digit == 0 && zeros == i ? 1 : 0;
            value = value.multiply(BigInteger.valueOf(BASE)).add(BigInteger.valueOf(digit));
        }
        byte[] signed = value.toByteArray();
        int sign = signed[0] == 0 ? 1 : 0; // of the number, or the number zero
        return ByteString.wrap(new byte[zeros])
                .concat(ByteString.copyOf(signed, sign, signed.length - sign));
    }
}
