package io.xcmgateway.proof;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.trie.PartialTrie;
import org.jspecify.annotations.Nullable;

/// What a proof shows of the state before and after its execution. True of that root; whether the
/// root is right is the verifier's judgement.
public final class ShownState {
    private ShownState() {}

    /// The witness, under the pre root; `null` if the proof has none.
    public static PartialTrie.@Nullable Opened before(ExecutionProof proof) {
        Statement statement = proof.statement();
        ReplaySection replay = ProofVerifier.replaySection(proof);
        return replay == null
                ? null
                : PartialTrie.open(statement.trieProfile(), statement.preRoot(), replay.preState());
    }

    /// The storage proof, under the post root; `null` if the proof has none.
    public static PartialTrie.@Nullable Opened after(ExecutionProof proof) {
        StateSection state = StateCheck.section(proof);
        return state == null ? null : StateCheck.open(proof.statement(), state.storageProof());
    }
}
