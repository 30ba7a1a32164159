package io.xcmgateway.gateway.checkpoint;

import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import org.jspecify.annotations.Nullable;

/// Reads of the log's heads. Methods may read the disk: call them on a thread that may block.
///
/// Every method may throw [io.xcmgateway.spree.state.StateUnavailableException] when the storage
/// cannot be read.
public interface CheckpointLedger {

    /// The newest signed checkpoint; `null` while there is none.
    @Nullable SignedCheckpoint latest();

    /// The signed checkpoint with exactly this leaf count.
    ///
    /// @param leafCount unsigned
    /// @return `null` if there is none
    @Nullable SignedCheckpoint at(long leafCount);

    /// That the log of `leafCount` statements began with the `prevLeafCount` first ones. The proof
    /// has been verified against the roots that follow from the stored nodes.
    ///
    /// @param prevLeafCount unsigned
    /// @param leafCount unsigned
    /// @return `null` unless 1 ≤ `prevLeafCount` ≤ `leafCount` ≤ that of the newest checkpoint
    @Nullable AncestryProof consistency(long prevLeafCount, long leafCount);

    /// Whether no attestation comes to it any more: the threshold is met.
    boolean complete(SignedCheckpoint signed);

    /// A signed checkpoint as text.
    CheckpointNote note(SignedCheckpoint signed);
}
