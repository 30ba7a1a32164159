package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;

/// Where a statement is in the log: its index, the MMR inclusion path, and the first checkpoint
/// that covers it.
///
/// @param logIndex unsigned 64 bits
/// @param items hashes of the MMR leaf proof, in its order
public record LogSection(
        long logIndex,
        List<Hash32> items,
        Checkpoint checkpoint,
        List<Attestation> checkpointAttestations) {
    /// A log of 2^64-1 leaves: 64 siblings and 64 peaks.
    public static final int ITEMS_MAX = 128;

    public LogSection {
        items = List.copyOf(items);
        checkpointAttestations = List.copyOf(checkpointAttestations);
        Check.atMost("items", items.size(), ITEMS_MAX);
        Check.atMost(
                "attestations", checkpointAttestations.size(), ExecutionProof.ATTESTATIONS_MAX);
    }

    static LogSection read(ScaleReader in) throws Malformed {
        return new LogSection(
                in.field("log_index", ScaleReader::u64),
                in.field("items", at -> at.vec(ITEMS_MAX, ScaleReader::hash32)),
                in.field("checkpoint", Checkpoint::read),
                in.field("checkpoint_attestations", ExecutionProof::readAttestations));
    }

    void write(ScaleWriter out) {
        out.u64(logIndex).vec(items, (hash, to) -> to.hash32(hash));
        checkpoint.write(out);
        out.vec(checkpointAttestations, Attestation::write);
    }
}
