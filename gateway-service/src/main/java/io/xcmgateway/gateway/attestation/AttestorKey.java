package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.gateway.keystore.KeyScheme;

/// One key of an attestor, wherever its secret is.
public interface AttestorKey extends AutoCloseable {
    KeyScheme scheme();

    /// What others know it by, as [KeyScheme#publicId].
    ByteString publicId();

    /// Whether the same message always gives the same bytes.
    boolean repeats();

    /// A signature by the rules of [Secp256k1] or [Ed25519], which was checked with the public key.
    ///
    /// @param message for secp256k1 the hash of 32 bytes itself
    /// @throws SignerUnavailableException if there is none at present
    ByteString sign(ByteString message);

    @Override
    void close();

    /// A key in memory. Both schemes follow from key and message alone there (RFC 6979, RFC 8032).
    ///
    /// @param secret that the scheme accepts
    static AttestorKey inMemory(KeyScheme scheme, Hash32 secret) {
        ByteString publicId = scheme.publicId(secret);
        return new AttestorKey() {
            @Override
            public KeyScheme scheme() {
                return scheme;
            }

            @Override
            public ByteString publicId() {
                return publicId;
            }

            @Override
            public boolean repeats() {
                return true;
            }

            @Override
            public ByteString sign(ByteString message) {
                return switch (scheme) {
                    case SECP256K1 -> Secp256k1.sign(secret, new Hash32(message));
                    case ED25519 -> Ed25519.sign(secret, message);
                };
            }

            @Override
            public void close() {
                // nothing but memory
            }

            // Tells nothing of the secret.
            @Override
            public String toString() {
                return scheme.word() + " " + publicId;
            }
        };
    }
}
