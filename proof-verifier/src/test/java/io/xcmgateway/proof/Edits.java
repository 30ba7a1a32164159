package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.InputContext;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import java.util.List;

/// Proofs with one part exchanged.
final class Edits {
    private Edits() {}

    /// Attested anew: the attestors themselves lie.
    static ExecutionProof.Replayable with(ExecutionProof.Replayable proof, Statement statement) {
        return new ExecutionProof.Replayable(
                statement,
                Chain.ATTESTORS.attest(statement.hash()),
                proof.log(),
                proof.state(),
                proof.replay());
    }

    static ExecutionProof.Replayable with(ExecutionProof.Replayable proof, ReplaySection replay) {
        return new ExecutionProof.Replayable(
                proof.statement(), proof.attestations(), proof.log(), proof.state(), replay);
    }

    static ExecutionProof.Replayable embedded(ExecutionProof.Replayable proof, ByteString wasm) {
        ReplaySection it = proof.replay();
        return with(
                proof,
                new ReplaySection(
                        it.instance(),
                        it.message(),
                        it.context(),
                        it.evidence(),
                        it.senderAttestations(),
                        it.preState(),
                        new ReplaySection.ModuleCode.Embedded(wasm)));
    }

    static ReplaySection preState(ReplaySection it, List<ByteString> items) {
        return new ReplaySection(
                it.instance(),
                it.message(),
                it.context(),
                it.evidence(),
                it.senderAttestations(),
                items,
                it.module());
    }

    static ReplaySection instance(ReplaySection it, Instance instance) {
        return new ReplaySection(
                instance,
                it.message(),
                it.context(),
                it.evidence(),
                it.senderAttestations(),
                it.preState(),
                it.module());
    }

    static ReplaySection input(
            ReplaySection it, ByteString message, InputContext context, OriginEvidence evidence) {
        return new ReplaySection(
                it.instance(),
                message,
                context,
                evidence,
                it.senderAttestations(),
                it.preState(),
                it.module());
    }

    static ReplaySection senders(ReplaySection it, List<Attestation> attestations) {
        return new ReplaySection(
                it.instance(),
                it.message(),
                it.context(),
                it.evidence(),
                attestations,
                it.preState(),
                it.module());
    }

    static Statement outcome(Statement it, StatementOutcome outcome) {
        return statement(
                it,
                it.engineProfile(),
                it.messageId(),
                it.contextHash(),
                it.preRoot(),
                it.postRoot(),
                outcome,
                it.gasUsed(),
                it.effectsCount(),
                it.effectsRoot());
    }

    static Statement engine(Statement it, Hash32 engineProfile) {
        return statement(
                it,
                engineProfile,
                it.messageId(),
                it.contextHash(),
                it.preRoot(),
                it.postRoot(),
                it.outcome(),
                it.gasUsed(),
                it.effectsCount(),
                it.effectsRoot());
    }

    static Statement messageId(Statement it, Hash32 messageId) {
        return statement(
                it,
                it.engineProfile(),
                messageId,
                it.contextHash(),
                it.preRoot(),
                it.postRoot(),
                it.outcome(),
                it.gasUsed(),
                it.effectsCount(),
                it.effectsRoot());
    }

    static Statement context(Statement it, Hash32 contextHash) {
        return statement(
                it,
                it.engineProfile(),
                it.messageId(),
                contextHash,
                it.preRoot(),
                it.postRoot(),
                it.outcome(),
                it.gasUsed(),
                it.effectsCount(),
                it.effectsRoot());
    }

    static Statement roots(Statement it, Hash32 preRoot, Hash32 postRoot) {
        return statement(
                it,
                it.engineProfile(),
                it.messageId(),
                it.contextHash(),
                preRoot,
                postRoot,
                it.outcome(),
                it.gasUsed(),
                it.effectsCount(),
                it.effectsRoot());
    }

    static Statement gas(Statement it, long gasUsed) {
        return statement(
                it,
                it.engineProfile(),
                it.messageId(),
                it.contextHash(),
                it.preRoot(),
                it.postRoot(),
                it.outcome(),
                gasUsed,
                it.effectsCount(),
                it.effectsRoot());
    }

    static Statement effects(Statement it, long count, Hash32 root) {
        return statement(
                it,
                it.engineProfile(),
                it.messageId(),
                it.contextHash(),
                it.preRoot(),
                it.postRoot(),
                it.outcome(),
                it.gasUsed(),
                count,
                root);
    }

    private static Statement statement(
            Statement it,
            Hash32 engineProfile,
            Hash32 messageId,
            Hash32 contextHash,
            Hash32 preRoot,
            Hash32 postRoot,
            StatementOutcome outcome,
            long gasUsed,
            long effectsCount,
            Hash32 effectsRoot) {
        return new Statement(
                it.instanceId(),
                it.sequence(),
                it.previousStatementHash(),
                it.moduleHash(),
                engineProfile,
                it.trieProfile(),
                it.entryPoint(),
                it.messageHash(),
                messageId,
                contextHash,
                preRoot,
                postRoot,
                outcome,
                gasUsed,
                effectsCount,
                effectsRoot);
    }
}
