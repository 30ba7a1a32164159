package io.xcmgateway.proof.signature;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets of one member of an attestor set: secp256k1, and ed25519 beside it if it has one.
/// Both signatures follow from key and hash alone (RFC 6979, RFC 8032), so the same hash always
/// gives the same bytes.
///
/// @param secp256k1 secret of the mandatory key
/// @param ed25519 seed of the second key, or `null`
public record MemberKeys(Hash32 secp256k1, @Nullable Hash32 ed25519) {

    /// How an attestor set names this member.
    public AttestorSet.Member member() {
        return new AttestorSet.Member(
                Secp256k1.address20(Secp256k1.publicKey(secp256k1)),
                ed25519 == null ? null : Ed25519.publicKey(ed25519));
    }

    /// Its place in a set; -1 if the set does not have it, with these keys.
    public int indexIn(AttestorSet set) {
        return set.members().indexOf(member());
    }

    /// What this member says of a hash; nothing if the set does not have it, with these keys.
    public List<Attestation> sign(AttestorSet set, Hash32 hash) {
        int index = indexIn(set);
        return index < 0 ? List.of() : sign(set.id(), index, hash);
    }

    /// The same, for who knows its place.
    public List<Attestation> sign(long setId, int index, Hash32 hash) {
        Attestation first =
                new Attestation(
                        setId,
                        index,
                        Attestation.Scheme.SECP256K1,
                        Secp256k1.sign(secp256k1, hash));
        return ed25519 == null
                ? List.of(first)
                : List.of(
                        first,
                        new Attestation(
                                setId,
                                index,
                                Attestation.Scheme.ED25519,
                                Ed25519.sign(ed25519, Attestation.ed25519Payload(hash))));
    }

    /// Tells nothing of the secrets.
    @Override
    public String toString() {
        return "MemberKeys[" + member() + "]";
    }
}
