package io.xcmgateway.proof.log;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import java.util.List;

/// Whether a statement stands where a log section says, under the section's own checkpoint. Whom
/// the checkpoint convinces is another question.
public final class LogInclusion {
    private LogInclusion() {}

    public static MmrVerdict check(LogSection log, Hash32 statementHash) {
        return new LeafProof(List.of(log.logIndex()), log.checkpoint().leafCount(), log.items())
                .verify(
                        List.of(Checkpoint.leaf(log.logIndex(), statementHash)),
                        log.checkpoint().mmrRoot());
    }
}
