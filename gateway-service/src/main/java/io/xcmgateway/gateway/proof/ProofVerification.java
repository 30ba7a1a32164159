package io.xcmgateway.gateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import java.util.function.Supplier;

/// Judges proofs that anybody may bring, under this gateway's own policy: its network and log, the
/// instances that it hosts, and their modules. Nothing else is executed, whatever a proof carries.
public final class ProofVerification {
    private final ProofVerifier verifier;
    private final Supplier<Policy> policy;

    /// @param policy the one that holds now; it bounds the gas of what is executed again
    public ProofVerification(ProofVerifier verifier, Supplier<Policy> policy) {
        this.verifier = verifier;
        this.policy = policy;
    }

    /// May execute a message again, and compile its module first: for a thread that may block.
    ///
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this node, not the proof, failed
    public Verdict verify(ByteString proof) {
        return verifier.verify(proof, policy.get());
    }
}
