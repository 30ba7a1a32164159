package io.xcmgateway.gateway.checkpoint;

import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.proof.mmr.LeafProof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where statements are in a log, of which the store has all nodes or those that their proofs need.
public final class LogSections {
    private final LogRecords records;
    private final SharedAttestations attestations;

    public LogSections(LogRecords records, SharedAttestations attestations) {
        this.records = records;
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

    /// The signed checkpoint of exactly so many leaves.
    ///
    /// @param leafCount unsigned
    public @Nullable SignedCheckpoint at(long leafCount) {
        Checkpoint checkpoint = records.checkpoint(leafCount);
        List<Attestation> own = records.attestations(leafCount);
        return checkpoint == null || own == null || own.isEmpty()
                ? null
                : new SignedCheckpoint(checkpoint, attestations.shown(checkpoint.hash(), own));
    }
}
