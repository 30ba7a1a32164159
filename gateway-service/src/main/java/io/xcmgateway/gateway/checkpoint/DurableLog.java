package io.xcmgateway.gateway.checkpoint;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.mmr.Peaks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of the log. What no signed checkpoint covers is not shown as logged.
public final class DurableLog implements CheckpointLedger {
    private final LogRecords records;
    private final LogIdentity identity;
    private final SharedAttestations attestations;

    public DurableLog(LogRecords records, LogIdentity identity, SharedAttestations attestations) {
        this.records = records;
        this.identity = identity;
        this.attestations = attestations;
    }

    /// Where the statement at `at` is; `null` while no signed checkpoint covers it.
    public @Nullable LogPlace place(Position at) {
        Long index = records.place(at);
        Checkpoint first = index == null ? null : records.signedFrom(index + 1);
        return index == null || first == null ? null : new LogPlace(index, first.leafCount());
    }

    /// The same with its proof under the first checkpoint that covers it, so always the same one.
    public @Nullable LogSection section(Position at) {
        LogPlace place = place(at);
        SignedCheckpoint signed = place == null ? null : at(place.leafCount());
        return place == null || signed == null
                ? null
                : new LogSection(
                        place.logIndex(),
                        LeafProof.of(records::node, place.leafCount(), List.of(place.logIndex()))
                                .items(),
                        signed.checkpoint(),
                        signed.attestations());
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
        Checkpoint checkpoint = records.checkpoint(leafCount);
        List<Attestation> own = records.attestations(leafCount);
        return checkpoint == null || own == null || own.isEmpty()
                ? null
                : new SignedCheckpoint(checkpoint, attestations.shown(checkpoint.hash(), own));
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
