package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys that this process uses itself, one for each scheme.
///
/// @param ed25519 if the member has one
record OwnKeys(AttestorKey secp256k1, @Nullable AttestorKey ed25519) implements AttestorKeys {

    @Override
    public AttestorSet.Member member() {
        return new AttestorSet.Member(
                secp256k1.publicId(), ed25519 == null ? null : new Hash32(ed25519.publicId()));
    }

    @Override
    public boolean repeats() {
        return secp256k1.repeats() && (ed25519 == null || ed25519.repeats());
    }

    @Override
    public List<Answer> sign(List<? extends Signable> what) {
        List<Answer> answers = new ArrayList<>();
        for (Signable each : what) {
            Hash32 hash = each.hash();
            answers.add(
                    new Answer.Signed(
                            secp256k1.sign(hash.bytes()),
                            ed25519 == null
                                    ? null
                                    : ed25519.sign(Attestation.ed25519Payload(hash))));
        }
        return Collections.unmodifiableList(answers);
    }

    @Override
    public void close() {
        secp256k1.close();
        if (ed25519 != null) {
            ed25519.close();
        }
    }
}
