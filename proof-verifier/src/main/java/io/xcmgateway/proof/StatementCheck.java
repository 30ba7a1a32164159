package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps that need no execution: from the policy's demands to the attestations.
final class StatementCheck {
    private static final String NOT_SHOWN = "not shown by a proof of this level";

    private final ExecutionProof proof;
    private final Statement statement;
    private final @Nullable ReplaySection replay;
    private final Policy policy;
    private final Trail trail;

    StatementCheck(ExecutionProof proof, Policy policy, Trail trail) {
        this.proof = proof;
        this.statement = proof.statement();
        this.replay = ProofVerifier.replaySection(proof);
        this.policy = policy;
        this.trail = trail;
    }

    /// @param nowMs milliseconds since 1970; `null` where the policy's maximum age does not apply
    boolean acceptable(@Nullable Long nowMs) {
        trail.at(VerificationStep.POLICY);
        boolean skipped = statement.outcome() instanceof StatementOutcome.Skipped;
        boolean asserted = Established.asserted(replay);
        return trail.check(
                        proof.level().compareTo(policy.minimumLevel()) >= 0,
                        "level",
                        "at least " + policy.minimumLevel(),
                        proof.level().name())
                && trail.check(
                        !skipped || policy.acceptsSkipped(),
                        "outcome",
                        policy.acceptsSkipped() ? "any" : "not Skipped",
                        skipped ? "Skipped" : "executed")
                && trail.check(
                        !asserted || policy.acceptsAsserted(),
                        "origin",
                        policy.acceptsAsserted() ? "any" : "not Asserted",
                        replay == null ? NOT_SHOWN : asserted ? "Asserted" : "not asserted")
                && affordable()
                && (nowMs == null || young(nowMs));
    }

    /// Proofs without a replay cost no gas.
    private boolean affordable() {
        Long gasMax = policy.gasLimitMax();
        if (gasMax == null || replay == null) {
            return true;
        }
        long gasLimit = replay.context().gasLimit();
        return trail.check(
                Long.compareUnsigned(gasLimit, gasMax) <= 0,
                "gas limit",
                "at most " + gasMax,
                Long.toUnsignedString(gasLimit));
    }

    private boolean young(long nowMs) {
        Long maximumMs = policy.maximumAgeMs();
        if (maximumMs == null) {
            return true;
        }
        String expected = "within " + maximumMs + " ms of " + nowMs;
        if (replay == null) {
            return trail.refuse("age", expected, "no time in a proof of this level");
        }
        long timeMs = replay.context().timeMs();
        boolean young =
                timeMs >= 0
                        && (timeMs < nowMs
                                ? nowMs - timeMs <= maximumMs
                                : timeMs - nowMs <= maximumMs);
        return trail.check(young, "age", expected, "time " + Long.toUnsignedString(timeMs));
    }

    boolean instance() {
        trail.at(VerificationStep.INSTANCE);
        PinnedInstance pin = policy.pinned(statement.instanceId());
        if (pin == null) {
            return trail.refuse(
                    "instance",
                    policy.instances().stream()
                            .map(each -> each.instanceId().toString())
                            .collect(Collectors.joining(" or ", "pinned: ", "")),
                    statement.instanceId().toString());
        }
        trail.holds("instance", "pinned", statement.instanceId().toString());
        return genesis(pin.genesisStatementHash())
                && (replay == null || described(replay.instance(), pin.profileHash()));
    }

    /// The pinned beginning binds sequence 0 itself and its direct successor; later ones by the
    /// instance id, which commits to the profile.
    private boolean genesis(@Nullable Hash32 pinned) {
        if (pinned == null) {
            return true;
        }
        if (statement.sequence() == 0) {
            return trail.equal("genesis statement", pinned, statement.hash());
        }
        return statement.sequence() != 1
                || trail.equal("previous statement", pinned, statement.previousStatementHash());
    }

    private boolean described(Instance instance, @Nullable Hash32 pinnedProfile) {
        return trail.equal("hash of the instance", statement.instanceId(), instance.id())
                && trail.equal("network", policy.network().id(), instance.networkId())
                && (pinnedProfile == null
                        || trail.equal("profile", pinnedProfile, instance.profileHash()))
                && trail.equal(
                        "module of the instance", instance.moduleHash(), statement.moduleHash())
                && trail.equal("trie profile", instance.trieProfile(), statement.trieProfile());
    }

    boolean module() {
        trail.at(VerificationStep.MODULE);
        return trail.check(
                policy.modules().contains(statement.moduleHash()),
                "module",
                "allowed by the policy",
                statement.moduleHash().toString());
    }

    boolean attestations() {
        trail.at(VerificationStep.ATTESTATIONS);
        return switch (AttestationCheck.check(
                policy::judging, statement.hash(), proof.attestations())) {
            case AttestationCheck.Result.Met(var set, int signers) ->
                    trail.holds(
                            "attestors of set " + Long.toUnsignedString(set.id()),
                            "at least " + set.threshold(),
                            String.valueOf(signers));
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    trail.refuse(reason, expected, found);
        };
    }
}
