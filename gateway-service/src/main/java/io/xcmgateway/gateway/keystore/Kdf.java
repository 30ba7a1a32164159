package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/// How a password becomes a key of 32 bytes. Whoever gives a file says what that costs, so the cost
/// has a bound before any memory is taken.
sealed interface Kdf {
    int KEY_BYTES = 32;
    int SALT_BYTES_MAX = 64;

    /// The key; wipe it after use.
    byte[] derive(Password password);

    /// scrypt (RFC 7914).
    ///
    /// @param n cost, a power of two
    /// @param r size of a block
    /// @param p how often
    record Scrypt(ByteString salt, int n, int r, int p) implements Kdf {
        /// Memory that one derivation may take; the most that wallets ask for is n 2^18, r 8.
        static final int MEMORY_BYTES_MAX = 256 << 20;

        /// Work that one derivation may be, as n times r times p; the most that wallets ask for is
        /// 2^21.
        static final int WORK_MAX = 1 << 23;

        private static final int BLOCK_BYTES = 128;

        public Scrypt {
            String broken = broken(salt, n, r, p);
            if (broken != null) {
                throw new IllegalArgumentException(broken);
            }
        }

        /// What is wrong with such parameters, or `null`.
        static @Nullable String broken(ByteString salt, int n, int r, int p) {
            if (salt.isEmpty() || salt.length() > SALT_BYTES_MAX) {
                return "scrypt salt must have 1.."
                        + SALT_BYTES_MAX
                        + " bytes, has "
                        + salt.length();
            }
            if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
                return "scrypt n must be a power of two and r and p positive, are "
                        + words(n, r, p);
            }
            // RFC 7914, section 6: n below 2^(128 r / 8).
            if (r == 1 && n >= 1 << 16) {
                return "scrypt n must be below 65536 where r is 1, are " + words(n, r, p);
            }
            if (n > MEMORY_BYTES_MAX / BLOCK_BYTES / r || p > WORK_MAX / (n * r)) {
                return "scrypt must take at most "
                        + (MEMORY_BYTES_MAX >> 20)
                        + " MiB and n r p be at most "
                        + WORK_MAX
                        + ", are "
                        + words(n, r, p);
            }
            return null;
        }

        private static String words(int n, int r, int p) {
            return "n " + n + ", r " + r + ", p " + p;
        }

        @Override
        public byte[] derive(Password password) {
            return SCrypt.generate(password.utf8(), salt.toByteArray(), n, r, p, KEY_BYTES);
        }
    }

    /// PBKDF2 with HMAC-SHA-256 (RFC 8018).
    ///
    /// @param count of iterations, 1..[#COUNT_MAX]
    record Pbkdf2(ByteString salt, int count) implements Kdf {
        static final int COUNT_MAX = 10_000_000;

        @Override
        public byte[] derive(Password password) {
            PKCS5S2ParametersGenerator generator =
                    new PKCS5S2ParametersGenerator(new SHA256Digest());
            generator.init(password.utf8(), salt.toByteArray(), count);
            var key = (KeyParameter) generator.generateDerivedMacParameters(KEY_BYTES * 8);
            return key.getKey();
        }
    }
}
