package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member of an attestor set with its keys in memory: secp256k1, and ed25519 beside it if it has
/// one. Both signatures follow from key and hash alone (RFC 6979, RFC 8032), so the same hash
/// always gives the same bytes.
///
/// @param secp256k1 secret of the mandatory key
/// @param ed25519 seed of the second key, or `null`
public record MemberSigner(Hash32 secp256k1, @Nullable Hash32 ed25519) {

    /// How an attestor set names this member.
    public AttestorSet.Member member() {
        return new AttestorSet.Member(
                Secp256k1.address20(Secp256k1.publicKey(secp256k1)),
                ed25519 == null ? null : Ed25519.publicKey(ed25519));
    }

    /// Its signer in a set.
    ///
    /// @return `null` if it is no member of the set, with these keys
    public @Nullable Signer in(AttestorSet set) {
        int index = set.members().indexOf(member());
        return index < 0 ? null : hash -> attest(set.id(), index, hash);
    }

    private List<Attestation> attest(long setId, int index, Hash32 hash) {
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
        return "MemberSigner[" + member() + "]";
    }
}
