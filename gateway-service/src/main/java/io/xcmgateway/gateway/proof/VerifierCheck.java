package io.xcmgateway.gateway.proof;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.PinnedInstance;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks proofs with the verifier that everybody else uses, under a policy made of this gateway's
/// own configuration: its network, and the instance as it was opted in. Whether enough others
/// signed too is for the reader to judge, and for those to find out who are to sign: one attestor
/// will do.
public final class VerifierCheck implements ProofCheck {
    private final ProofVerifier verifier;
    private final AttestorHistory attestors;
    private final Hash32 logId;
    private final boolean acceptsAsserted;

    /// @param logId the log that this gateway keeps
    /// @param compiler of the modules in the proofs
    public VerifierCheck(
            AttestorHistory attestors,
            Hash32 logId,
            Clock clock,
            boolean acceptsAsserted,
            ModuleCompiler compiler) {
        this.verifier = new ProofVerifier(ModuleSource.NONE, clock, compiler);
        this.attestors = attestors;
        this.logId = logId;
        this.acceptsAsserted = acceptsAsserted;
    }

    @Override
    public @Nullable String refusal(InstanceRecord instance, ExecutionProof proof) {
        Policy policy =
                policy(attestors, logId, List.of(instance), acceptsAsserted, true)
                        .withFewerAttestors();
        return switch (verifier.verify(proof, policy)) {
            case Verdict.Accepted _ -> null;
            case Verdict.Refused refused ->
                    refused.step()
                            + ": "
                            + refused.reason()
                            + ": expected "
                            + refused.expected()
                            + ", found "
                            + refused.found();
        };
    }

    /// A policy that takes proofs of exactly these instances, from their beginnings on. Whether
    /// messages that an operator passed over will do is for others to decide: it takes none.
    public static Policy policy(
            AttestorHistory attestors,
            Hash32 logId,
            List<InstanceRecord> instances,
            boolean acceptsAsserted) {
        return policy(attestors, logId, instances, acceptsAsserted, false);
    }

    private static Policy policy(
            AttestorHistory attestors,
            Hash32 logId,
            List<InstanceRecord> instances,
            boolean acceptsAsserted,
            boolean acceptsSkipped) {
        List<PinnedInstance> pinned =
                instances.stream()
                        .map(it ->
                                new PinnedInstance(
                                        it.instance().id(),
                                        it.genesisStatementHash(),
                                        it.instance().profileHash()))
                        .toList();
        Set<Hash32> modules =
                Set.copyOf(instances.stream().map(it -> it.instance().moduleHash()).toList());
        return new Policy(
                        attestors.network(),
                        attestors.laterSets(),
                        pinned,
                        modules,
                        ProofLevel.ATTESTED,
                        null,
                        acceptsAsserted,
                        acceptsSkipped,
                        null)
                .withLog(logId);
    }
}
