package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.util.ArrayList;
import java.util.List;

/// Attestors with keys that everybody knows. Member 0 has an ed25519 key too.
public final class Attestors {
    private final long id;
    private final List<Hash32> secrets = new ArrayList<>();
    private final AttestorSet set;

    public Attestors(long id, long threshold, int members) {
        this.id = id;
        List<AttestorSet.Member> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            Hash32 secret = Hashing.keccak256(ByteString.ascii("attestor " + id + "/" + i));
            secrets.add(secret);
            ByteString address = Secp256k1.address20(Secp256k1.publicKey(secret));
            all.add(new AttestorSet.Member(address, i == 0 ? Ed25519.publicKey(secret) : null));
        }
        set = new AttestorSet(id, threshold, all);
    }

    public AttestorSet set() {
        return set;
    }

    /// Of the secp256k1 key, and of the ed25519 key if there is one.
    public Hash32 secret(int index) {
        return secrets.get(index);
    }

    public Attestation secp256k1(int index, Hash32 hash) {
        return new Attestation(
                id, index, Attestation.Scheme.SECP256K1, Secp256k1.sign(secrets.get(index), hash));
    }

    public Attestation ed25519(int index, Hash32 hash) {
        return new Attestation(
                id,
                index,
                Attestation.Scheme.ED25519,
                Ed25519.sign(secrets.get(index), Attestation.ed25519Payload(hash)));
    }

    /// What the first two members and the second key of the first say.
    public List<Attestation> attest(Hash32 hash) {
        return List.of(secp256k1(0, hash), ed25519(0, hash), secp256k1(1, hash));
    }
}
