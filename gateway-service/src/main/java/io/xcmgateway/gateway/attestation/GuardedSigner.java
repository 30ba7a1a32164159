package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import java.util.List;

/// Signs only what the durable record of its (instance, sequence), or of its leaf count, names: the
/// last gate before a signature exists.
public final class GuardedSigner {
    private final Records records;
    private final LogRecords log;
    private final Signer signer;

    public GuardedSigner(Records records, LogRecords log, Signer signer) {
        this.records = records;
        this.log = log;
        this.signer = signer;
    }

    /// @throws IllegalStateException if no record or another hash is there
    public List<Attestation> attest(Hash32 instanceId, long sequence, Hash32 statementHash) {
        Hash32 recorded = records.signed(instanceId, sequence);
        if (!statementHash.equals(recorded)) {
            throw new IllegalStateException(
                    "statement to sign at sequence "
                            + Long.toUnsignedString(sequence)
                            + " of instance "
                            + instanceId
                            + " must be the recorded "
                            + recorded
                            + ", was "
                            + statementHash);
        }
        return List.of(signer.attest(statementHash));
    }

    /// @throws IllegalStateException if no checkpoint or another one is recorded for its leaf count
    public List<Attestation> attest(Checkpoint checkpoint) {
        Checkpoint recorded = log.checkpoint(checkpoint.leafCount());
        if (!checkpoint.equals(recorded)) {
            throw new IllegalStateException(
                    "checkpoint to sign must be the recorded " + recorded + ", was " + checkpoint);
        }
        return List.of(signer.attest(checkpoint.hash()));
    }
}
