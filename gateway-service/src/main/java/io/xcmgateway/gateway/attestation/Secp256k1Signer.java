package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;

/// Signs with a secp256k1 key in memory. The nonce of a signature comes from key and hash (RFC
/// 6979), so the same hash always gives the same bytes.
public final class Secp256k1Signer implements Signer {
    private final long setId;
    private final long index;
    private final Hash32 secret;

    /// @param setId unsigned; the attestor set the key is a member of
    /// @param index its place there
    public Secp256k1Signer(long setId, long index, Hash32 secret) {
        this.setId = setId;
        this.index = index;
        this.secret = secret;
    }

    /// The member's address in an attestor set, 20 bytes.
    public ByteString address() {
        return Secp256k1.address20(Secp256k1.publicKey(secret));
    }

    @Override
    public Attestation attest(Hash32 statementHash) {
        return new Attestation(
                setId, index, Attestation.Scheme.SECP256K1, Secp256k1.sign(secret, statementHash));
    }
}
