package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.proof.signature.MemberKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key that attests statements and checkpoints. The same hash must give the same bytes every
/// time, since what was durable before a crash is signed again after it.
@FunctionalInterface
public interface Signer {
    /// Ascending by scheme.
    List<Attestation> attest(Hash32 hash);

    /// A member of a set, with its keys in memory.
    ///
    /// @return `null` if it is no member of the set, with these keys
    static @Nullable Signer of(MemberKeys keys, AttestorSet set) {
        int index = keys.indexIn(set);
        return index < 0 ? null : hash -> keys.sign(set.id(), index, hash);
    }
}
