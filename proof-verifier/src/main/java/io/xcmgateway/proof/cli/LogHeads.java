package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which heads of a log an attestor signs: each that merely continues the last one that it signed.
///
/// @param trusted whose attestors' word a first head is taken on, one of them being enough
/// @param growths proofs between heads
record LogHeads(TrustedNetworks trusted, AttestState state, List<AncestryProof> growths) {

    /// Why a head is not to be signed, or `null`.
    @Nullable Refusal refusal(SignedCheckpoint signed) {
        Checkpoint head = signed.checkpoint();
        Refusal foreign = Heads.foreign(head, trusted);
        if (foreign != null) {
            return foreign;
        }
        Policy policy = trusted.withFewerAttestors().of(head.networkId());
        if (policy == null) {
            throw new IllegalStateException("a head that is not foreign has a policy");
        }
        return switch (AttestationCheck.check(
                policy::judging, head.hash(), signed.attestations())) {
            case AttestationCheck.Result.Met _ -> broken(head);
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    new Refusal(reason, expected, found);
        };
    }

    /// Why a head does not continue the last one, or `null`.
    private @Nullable Refusal broken(Checkpoint head) {
        AttestState.Head last = state.head(head.logId());
        if (last == null) {
            return null;
        }
        int order = Long.compareUnsigned(head.leafCount(), last.leafCount());
        if (order < 0) {
            return new Refusal(
                    "leaf count",
                    "at least " + Long.toUnsignedString(last.leafCount()),
                    Long.toUnsignedString(head.leafCount()));
        }
        if (order == 0) {
            return head.mmrRoot().equals(last.root())
                    ? null
                    : new Refusal(
                            "root of the leaf count that was attested last",
                            last.root().toString(),
                            head.mmrRoot().toString());
        }
        for (AncestryProof each : growths) {
            if (each.prevLeafCount() == last.leafCount() && each.leafCount() == head.leafCount()) {
                return switch (each.verify(last.root(), head.mmrRoot())) {
                    case MmrVerdict.Holds() -> null;
                    case MmrVerdict.Refused(var reason, var expected, var found) ->
                            new Refusal("consistency proof: " + reason, expected, found);
                };
            }
        }
        return new Refusal(
                "consistency proof",
                "from "
                        + Long.toUnsignedString(last.leafCount())
                        + " to "
                        + Long.toUnsignedString(head.leafCount())
                        + " statements",
                "none");
    }
}
