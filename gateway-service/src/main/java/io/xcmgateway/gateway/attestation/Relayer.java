package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;

/// Signs that a message comes from where its submitter says, on behalf of an operator that trusts
/// this submitter. Verifiers may refuse what rests on that.
public final class Relayer {
    private final Hash32 seed;
    private final Hash32 publicKey;

    /// @param seed of an ed25519 key
    public Relayer(Hash32 seed) {
        this.seed = seed;
        this.publicKey = Ed25519.publicKey(seed);
    }

    public Hash32 publicKey() {
        return publicKey;
    }

    /// The same arguments give the same evidence, and so the same message id.
    ///
    /// @param gasLimit unsigned
    public OriginEvidence.Asserted vouch(
            Hash32 networkId,
            Hash32 instanceId,
            Hash32 messageHash,
            long gasLimit,
            Location claimed) {
        ByteString payload =
                EvidenceCheck.assertedPayload(
                        networkId, instanceId, messageHash, gasLimit, claimed);
        return new OriginEvidence.Asserted(
                publicKey.bytes(), Ed25519.sign(seed, payload), claimed);
    }
}
