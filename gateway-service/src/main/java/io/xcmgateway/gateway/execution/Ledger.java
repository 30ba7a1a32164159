package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.proof.AttestorHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of what is durable. Methods may read the disk: call them on a thread that may block.
///
/// Every method may throw [io.xcmgateway.spree.state.StateUnavailableException] when the storage
/// cannot be read.
public interface Ledger {

    /// The last attempt at a message. `null` for what was never accepted.
    @Nullable MessageStatus message(Hash32 messageId);

    /// One attempt at a message; only one that was routed can have several.
    ///
    /// @param sequence unsigned
    /// @return `null` if the message has no such place in the order
    @Nullable MessageStatus message(Hash32 messageId, long sequence);

    /// The sequences that a message has in the order of its instance, oldest first; empty for what
    /// was never accepted.
    List<Long> attempts(Hash32 messageId);

    @Nullable InstanceSummary instance(Hash32 id);

    /// In the order in which they were opted in.
    List<InstanceSummary> instances();

    /// In the order of their hashes.
    List<ModuleSummary> modules();

    /// The Wasm of a registered module, or `null`.
    @Nullable ByteString moduleBytes(Hash32 moduleHash);

    /// `null` if there is no such message, if it has not been executed yet, if no signed checkpoint
    /// covers it yet (above the level `ATTESTED`), for the level `STATE`, which must show
    /// something, or for `REPLAYABLE` of a message that was passed over or is older than
    /// [#oldestReplayable]. The proof has been verified against this gateway's own policy.
    @Nullable ExecutionProof proof(Hash32 messageId, ProofLevel level);

    /// The same of one attempt.
    ///
    /// @param sequence unsigned
    @Nullable ExecutionProof proof(Hash32 messageId, long sequence, ProofLevel level);

    /// The proof of one statement of an instance; of one that passed over its message, `LOGGED` in
    /// place of `REPLAYABLE`.
    ///
    /// @param sequence unsigned
    /// @param level anything but `STATE`
    /// @return `null` if there is no such statement, or no such proof of it yet
    @Nullable ExecutionProof statementProof(Hash32 instanceId, long sequence, ProofLevel level);

    /// The oldest statement of an instance whose witness is kept: those before cannot be executed
    /// again from a proof.
    ///
    /// @return unsigned; 0 for an instance that there is not
    long oldestReplayable(Hash32 instanceId);

    /// A proof that shows keys of the state after an attempt, present or absent, and effects of it.
    ///
    /// @param sequence unsigned; `null` for the last attempt
    /// @param level `STATE` or `REPLAYABLE`
    /// @param showing something
    ShownProof proof(Hash32 messageId, @Nullable Long sequence, ProofLevel level, Showing showing);

    /// A proof of level `STATE` of one statement of an instance.
    ///
    /// @param sequence unsigned; `null` for the newest that a signed checkpoint covers
    /// @param showing something
    /// @return [ShownProof.NotThere] also for a statement that no signed checkpoint covers yet
    ShownProof stateProof(Hash32 instanceId, @Nullable Long sequence, Showing showing);

    /// Whether no attestation comes to a proof of this gateway any more: the threshold is met.
    boolean complete(ExecutionProof proof);

    /// The network's attestors, from the first set to the one that signs now.
    AttestorHistory attestors();
}
