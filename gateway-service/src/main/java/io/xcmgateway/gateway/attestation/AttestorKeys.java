package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.proof.signature.MemberKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of one attestor, wherever they are: in memory, in a token, with another service. They
/// know nothing of the sets that the attestor is a member of.
public interface AttestorKeys extends AutoCloseable {

    /// How an attestor set names this member.
    AttestorSet.Member member();

    /// Whether the same hash always gives the same bytes. If not, a signature is durable before
    /// anybody sees it, so that nobody sees two.
    boolean repeats();

    /// Signs, or says why not, each in its place.
    ///
    /// @throws SignerUnavailableException if nothing can be signed at present
    List<Answer> sign(List<? extends Signable> what);

    @Override
    void close();

    /// What came of one.
    sealed interface Answer {
        /// Both are valid: they were checked.
        ///
        /// @param ed25519 there if the member has that key
        record Signed(ByteString secp256k1, @Nullable ByteString ed25519) implements Answer {}

        /// It must not be signed, now or later.
        record Refused(String reason) implements Answer {}
    }

    static AttestorKeys of(AttestorKey secp256k1, @Nullable AttestorKey ed25519) {
        return new OwnKeys(secp256k1, ed25519);
    }

    /// Keys in memory.
    static AttestorKeys of(MemberKeys keys) {
        return of(
                AttestorKey.inMemory(KeyScheme.SECP256K1, keys.secp256k1()),
                keys.ed25519() == null
                        ? null
                        : AttestorKey.inMemory(KeyScheme.ED25519, keys.ed25519()));
    }
}
