package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.AttestorHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The attestations that go into proofs: this gateway's own, and those of others until they make
/// the threshold.
public final class SharedAttestations {
    private final Records records;
    private final AttestationRecords others;
    private final AttestorHistory attestors;

    public SharedAttestations(
            Records records, AttestationRecords others, AttestorHistory attestors) {
        this.records = records;
        this.others = others;
        this.attestors = attestors;
    }

    /// Those of the statement at `at`.
    ///
    /// @return `null` while it is not signed, or if it never is
    public @Nullable List<Attestation> of(Position at) {
        List<Attestation> own = records.attestations(at);
        ExecutionRecord execution = own == null || own.isEmpty() ? null : records.execution(at);
        return own == null || execution == null ? null : shown(execution.statement().hash(), own);
    }

    /// Those of a statement of an instance that is not in this store, as they were when one that it
    /// sent to was exported.
    ///
    /// @return `null` if it was not signed then
    public @Nullable List<Attestation> ofAnother(Hash32 statementHash) {
        List<Attestation> all = others.others(statementHash);
        return all.isEmpty() ? null : all;
    }

    /// @param own what this gateway signed of `hash`; not empty
    public List<Attestation> shown(Hash32 hash, List<Attestation> own) {
        AttestorSet set = attestors.set(own.getFirst().setId());
        if (set == null) {
            throw new CorruptStoreException(
                    "attestor set of an attestation must be known, was "
                            + Long.toUnsignedString(own.getFirst().setId()));
        }
        return others.shown(hash, own, set.threshold(), ExecutionProof.ATTESTATIONS_MAX);
    }

    /// Whether these make the threshold of their set, so that no others come to be shown.
    public boolean complete(List<Attestation> shown) {
        AttestorSet set = shown.isEmpty() ? null : attestors.set(shown.getFirst().setId());
        return set != null
                && shown.stream()
                                .filter(each -> each.scheme() == Attestation.Scheme.SECP256K1)
                                .count()
                        >= set.threshold();
    }
}
