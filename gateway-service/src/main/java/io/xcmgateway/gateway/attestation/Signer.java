package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attests statements and checkpoints as a member of a set.
public interface Signer {

    /// What came of one.
    sealed interface Attested {
        /// @param attestations ascending by scheme
        record Signed(List<Attestation> attestations) implements Attested {
            public Signed {
                attestations = List.copyOf(attestations);
            }
        }

        /// It must not be signed, now or later.
        record Refused(String reason) implements Attested {}
    }

    /// Each in its place.
    ///
    /// @throws SignerUnavailableException if nothing can be signed at present
    List<Attested> attest(List<? extends Signable> what);

    /// See [AttestorKeys#repeats].
    boolean repeats();

    /// A member of a set.
    ///
    /// @return `null` if it is no member of the set, with these keys
    static @Nullable Signer of(AttestorKeys keys, AttestorSet set) {
        int index = set.members().indexOf(keys.member());
        return index < 0 ? null : new MemberSigner(keys, set.id(), index);
    }

    /// @param setId unsigned
    /// @param index of the member in the set
    record MemberSigner(AttestorKeys keys, long setId, int index) implements Signer {

        @Override
        public List<Attested> attest(List<? extends Signable> what) {
            List<Attested> attested = new ArrayList<>();
            for (AttestorKeys.Answer answer : keys.sign(what)) {
                attested.add(
                        switch (answer) {
                            case AttestorKeys.Answer.Signed(var first, var second) ->
                                    new Attested.Signed(
                                            second == null
                                                    ? List.of(of(first))
                                                    : List.of(
                                                            of(first),
                                                            new Attestation(
                                                                    setId,
                                                                    index,
                                                                    Attestation.Scheme.ED25519,
                                                                    second)));
                            case AttestorKeys.Answer.Refused(String reason) ->
                                    new Attested.Refused(reason);
                        });
            }
            if (attested.size() != what.size()) {
                throw new IllegalStateException(
                        "keys must answer each of " + what.size() + ", was " + attested.size());
            }
            return attested;
        }

        private Attestation of(io.xcmgateway.api.bytes.ByteString secp256k1) {
            return new Attestation(setId, index, Attestation.Scheme.SECP256K1, secp256k1);
        }

        @Override
        public boolean repeats() {
            return keys.repeats();
        }
    }
}
