package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets of one member of an attestor set.
///
/// @param ed25519 seed of the second key, or `null`
record MemberKeys(Hash32 secp256k1, @Nullable Hash32 ed25519) {

    static MemberKeys read(Path keyFile, @Nullable Path secondKeyFile)
            throws IOException, Unusable {
        return new MemberKeys(
                SecretFile.read(keyFile),
                secondKeyFile == null ? null : SecretFile.read(secondKeyFile));
    }

    /// How an attestor set names this member.
    AttestorSet.Member member() {
        return new AttestorSet.Member(
                Secp256k1.address20(Secp256k1.publicKey(secp256k1)),
                ed25519 == null ? null : Ed25519.publicKey(ed25519));
    }

    /// What this member says of a hash; nothing if the set does not have it, with these keys.
    List<Attestation> sign(AttestorSet set, Hash32 hash) {
        int index = set.members().indexOf(member());
        if (index < 0) {
            return List.of();
        }
        List<Attestation> attestations = new ArrayList<>();
        attestations.add(
                new Attestation(
                        set.id(),
                        index,
                        Attestation.Scheme.SECP256K1,
                        Secp256k1.sign(secp256k1, hash)));
        if (ed25519 != null) {
            attestations.add(
                    new Attestation(
                            set.id(),
                            index,
                            Attestation.Scheme.ED25519,
                            Ed25519.sign(ed25519, Attestation.ed25519Payload(hash))));
        }
        return attestations;
    }

    /// In the form of the API.
    static List<Facts> facts(List<Attestation> attestations) {
        return attestations.stream()
                .map(each ->
                        new Facts()
                                .u64("setId", each.setId())
                                .whole("index", each.index())
                                .text("scheme", ProofFacts.lower(each.scheme()))
                                .text("signature", each.signature()))
                .toList();
    }

    /// Tells nothing of the secrets.
    @Override
    public String toString() {
        return "MemberKeys[" + member() + "]";
    }
}
