package io.xcmgateway.proof;

import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.EvidenceCheck;
import io.xcmgateway.api.statement.EvidenceVerdict;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.signature.AttestationCheck;

/// The step that proves the origin again.
final class EvidenceStep {
    private final Statement statement;
    private final ReplaySection replay;
    private final Policy policy;
    private final Trail trail;

    EvidenceStep(Statement statement, ReplaySection replay, Policy policy, Trail trail) {
        this.statement = statement;
        this.replay = replay;
        this.policy = policy;
        this.trail = trail;
    }

    /// Notes whether the input that a replay section carries is the one of its statement, and is
    /// proven to come from whom it says: to the end, without a policy, and without the attestations
    /// of a sender.
    static void bind(Statement statement, ReplaySection replay, Trail trail) {
        trail.at(VerificationStep.EVIDENCE);
        trail.equal("hash of the instance", statement.instanceId(), replay.instance().id());
        trail.equal(
                "module of the instance", replay.instance().moduleHash(), statement.moduleHash());
        trail.equal("trie profile", replay.instance().trieProfile(), statement.trieProfile());
        trail.equal("context", statement.contextHash(), replay.context().hash());
        trail.equal("message", statement.messageHash(), Hashing.blake2b256(replay.message()));
        fitsEntryPoint(statement, replay, trail);
        proven(statement, replay, trail);
    }

    boolean holds() {
        trail.at(VerificationStep.EVIDENCE);
        return trail.equal("context", statement.contextHash(), replay.context().hash())
                && trail.equal(
                        "message", statement.messageHash(), Hashing.blake2b256(replay.message()))
                && fitsEntryPoint(statement, replay, trail)
                && proven(statement, replay, trail)
                && sender();
    }

    /// The host chain's authority speaks at genesis and in calls, everybody else in messages. A
    /// submission does not name the entry point, so one signed for a call must not pass as a
    /// message.
    private static boolean fitsEntryPoint(Statement statement, ReplaySection replay, Trail trail) {
        boolean authority = replay.evidence() instanceof OriginEvidence.HostAuthority;
        boolean message = statement.entryPoint() == EntryPoint.APPLY_MESSAGE;
        return trail.check(
                authority != message,
                "evidence for " + statement.entryPoint(),
                message ? "of an account, an instance or a relayer" : "of the host authority",
                "kind " + replay.evidence().kind());
    }

    private static boolean proven(Statement statement, ReplaySection replay, Trail trail) {
        return switch (EvidenceCheck.check(
                replay.evidence(), replay.instance(), replay.context(), statement.messageHash())) {
            case EvidenceVerdict.Holds(var origin) ->
                    trail.holds("origin", replay.context().origin().toString(), origin.toString());
            case EvidenceVerdict.Refused(var reason, var expected, var found) ->
                    trail.refuse(reason, expected, found);
        };
    }

    private boolean sender() {
        if (!(replay.evidence() instanceof OriginEvidence.FromInstance from)) {
            return trail.equal(
                    "attestations of a sender's statement", 0, replay.senderAttestations().size());
        }
        return switch (AttestationCheck.check(
                policy::judging, from.statement().hash(), replay.senderAttestations())) {
            case AttestationCheck.Result.Met(var set, int signers) ->
                    trail.holds(
                            "attestors of the sender's statement",
                            "at least " + set.threshold(),
                            String.valueOf(signers));
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    trail.refuse("sender's statement: " + reason, expected, found);
        };
    }
}
