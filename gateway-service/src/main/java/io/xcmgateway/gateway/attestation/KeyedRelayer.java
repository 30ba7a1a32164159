package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.xcm.v5.Location;

/// Asserts, with a key in memory, whatever origin it is asked to. Who can reach it can speak for
/// everybody; statements that rest on it say so, and policies may refuse them.
public final class KeyedRelayer implements Relayer {
    private final Hash32 networkId;
    private final Hash32 seed;

    /// @param seed of its ed25519 key
    public KeyedRelayer(Hash32 networkId, Hash32 seed) {
        this.networkId = networkId;
        this.seed = seed;
    }

    /// Evidence that `message` to the instance comes from `claimed`, as the instance sees it.
    ///
    /// @param gasLimit unsigned
    @Override
    public OriginEvidence.Asserted assertOrigin(
            Hash32 instanceId, ByteString message, long gasLimit, Location claimed) {
        ByteString payload =
                EvidenceCheck.assertedPayload(
                        networkId, instanceId, Hashing.blake2b256(message), gasLimit, claimed);
        return new OriginEvidence.Asserted(
                Ed25519.publicKey(seed).bytes(), Ed25519.sign(seed, payload), claimed);
    }
}
