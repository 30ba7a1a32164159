package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.proof.log.LogInclusion;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.signature.AttestationCheck;
import org.jspecify.annotations.Nullable;

/// The step that finds the statement in the log: under a checkpoint of this network, which the
/// attestors signed.
final class LogStep {
    private final ExecutionProof proof;
    private final Policy policy;
    private final Trail trail;

    LogStep(ExecutionProof proof, Policy policy, Trail trail) {
        this.proof = proof;
        this.policy = policy;
        this.trail = trail;
    }

    boolean holds() {
        trail.at(VerificationStep.LOG);
        LogSection log = section(proof);
        if (log == null) {
            return !demanded() || trail.refuse("log section", "one", "none");
        }
        return belongs(log.checkpoint()) && attested(log) && included(log);
    }

    /// A replayable proof may lack the section; not where the policy asks for the log.
    private boolean demanded() {
        ProofLevel minimum = policy.minimumLevel();
        return minimum == ProofLevel.LOGGED
                || minimum == ProofLevel.STATE
                || (policy.logId() != null && proof.level() != ProofLevel.ATTESTED);
    }

    private boolean belongs(Checkpoint checkpoint) {
        Hash32 pinned = policy.logId();
        return trail.equal(
                        "network of the checkpoint", policy.network().id(), checkpoint.networkId())
                && (pinned == null || trail.equal("log", pinned, checkpoint.logId()));
    }

    private boolean attested(LogSection log) {
        return switch (AttestationCheck.check(
                policy::judging, log.checkpoint().hash(), log.checkpointAttestations())) {
            case AttestationCheck.Result.Met(var set, int signers) ->
                    trail.holds(
                            "attestors of the checkpoint, set " + Long.toUnsignedString(set.id()),
                            "at least " + set.threshold(),
                            String.valueOf(signers));
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    trail.refuse("checkpoint: " + reason, expected, found);
        };
    }

    private boolean included(LogSection log) {
        return switch (LogInclusion.check(log, proof.statement().hash())) {
            case MmrVerdict.Holds() ->
                    trail.holds(
                            "inclusion",
                            "under root "
                                    + log.checkpoint().mmrRoot()
                                    + " of "
                                    + Long.toUnsignedString(log.checkpoint().leafCount())
                                    + " statements",
                            "log index " + Long.toUnsignedString(log.logIndex()));
            case MmrVerdict.Refused(var reason, var expected, var found) ->
                    trail.refuse("inclusion: " + reason, expected, found);
        };
    }

    static @Nullable LogSection section(ExecutionProof proof) {
        return switch (proof) {
            case ExecutionProof.Attested _ -> null;
            case ExecutionProof.Logged logged -> logged.log();
            case ExecutionProof.State state -> state.log();
            case ExecutionProof.Replayable all -> all.log();
        };
    }
}
