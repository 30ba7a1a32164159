package io.xcmgateway.gateway.keystore;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import java.util.Locale;

/// The schemes of attestor keys.
public enum KeyScheme {
    SECP256K1,
    ED25519;

    /// What others know the key by: the address of 20 bytes of a secp256k1 key, the public key of
    /// 32 bytes of an ed25519 one.
    ///
    /// @param secret that [#accepts] it
    public ByteString publicId(Hash32 secret) {
        return switch (this) {
            case SECP256K1 -> Secp256k1.address20(Secp256k1.publicKey(secret));
            case ED25519 -> Ed25519.publicKey(secret).bytes();
        };
    }

    /// Whether these 32 bytes are a secret of this scheme.
    public boolean accepts(Hash32 secret) {
        return switch (this) {
            case SECP256K1 -> Secp256k1.isSecret(secret);
            case ED25519 -> true;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
