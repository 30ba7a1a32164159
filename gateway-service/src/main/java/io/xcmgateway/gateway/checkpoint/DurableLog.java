package io.xcmgateway.gateway.checkpoint;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.mmr.Peaks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of the log. What no signed checkpoint covers is not shown as logged.
public final class DurableLog implements CheckpointLedger {
    private final LogRecords records;
    private final LogIdentity identity;
    private final SharedAttestations attestations;
    private final LogSections sections;

    public DurableLog(LogRecords records, LogIdentity identity, SharedAttestations attestations) {
        this.records = records;
        this.identity = identity;
        this.attestations = attestations;
        this.sections = new LogSections(records, attestations);
    }

    /// Where statements are in it.
    public LogSections sections() {
        return sections;
    }

    @Override
    public @Nullable SignedCheckpoint latest() {
        long leafCount = records.signedLeafCount();
        if (leafCount == 0) {
            return null;
        }
        SignedCheckpoint latest = at(leafCount);
        if (latest == null) {
            throw new CorruptStoreException(
                    "there must be a signed checkpoint of "
                            + Long.toUnsignedString(leafCount)
                            + " statements");
        }
        return latest;
    }

    @Override
    public @Nullable SignedCheckpoint at(long leafCount) {
        return sections.at(leafCount);
    }

    @Override
    public @Nullable AncestryProof consistency(long prevLeafCount, long leafCount) {
        if (prevLeafCount < 1
                || prevLeafCount > leafCount
                || Long.compareUnsigned(leafCount, records.signedLeafCount()) > 0) {
            return null;
        }
        AncestryProof proof = AncestryProof.of(records::node, prevLeafCount, leafCount);
        return switch (proof.verify(root(prevLeafCount), root(leafCount))) {
            case MmrVerdict.Holds() -> proof;
            case MmrVerdict.Refused refused ->
                    throw new IllegalStateException(
                            "a consistency proof of this gateway must hold, does not: " + refused);
        };
    }

    /// That of the checkpoint, if there is one.
    private Hash32 root(long leafCount) {
        Checkpoint checkpoint = records.checkpoint(leafCount);
        return checkpoint == null
                ? Peaks.of(records::node, leafCount).root()
                : checkpoint.mmrRoot();
    }

    @Override
    public boolean complete(SignedCheckpoint signed) {
        return attestations.complete(signed.attestations());
    }

    @Override
    public CheckpointNote note(SignedCheckpoint signed) {
        return new CheckpointNote(identity.name(), signed, List.of());
    }
}
