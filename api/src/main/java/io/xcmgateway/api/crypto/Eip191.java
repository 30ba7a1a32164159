package io.xcmgateway.api.crypto;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import org.jspecify.annotations.Nullable;

/// Messages signed by an Ethereum wallet (`personal_sign`, version 0x45 of EIP-191), by crypto
/// rules 1.
public final class Eip191 {
    private static final ByteString PREFIX =
            ByteString.concat(ByteString.of(0x19), ByteString.ascii("Ethereum Signed Message:\n"));

    private Eip191() {}

    /// What the wallet signs for `message`.
    public static Hash32 hash(ByteString message) {
        ByteString length = ByteString.ascii(String.valueOf(message.length()));
        return Hashing.keccak256(ByteString.concat(PREFIX, length, message));
    }

    /// Whether `signature` (r, s, v) over `message` was made by the key of `address` (20 bytes).
    public static boolean verify(ByteString address, ByteString message, ByteString signature) {
        @Nullable ByteString key = Secp256k1.recover(hash(message), signature);
        return key != null && Secp256k1.address20(key).equals(address);
    }
}
