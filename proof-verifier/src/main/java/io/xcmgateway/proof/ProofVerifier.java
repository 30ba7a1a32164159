package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ReplaySection;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Verifies execution proofs. May be used by many threads; keeps the last few modules compiled.
///
/// The steps are those of [VerificationStep], in that order, each refusing on its own. A section of
/// the state is refused as not supported yet: one that nobody looks at must not pass for one that
/// was verified.
public final class ProofVerifier {
    private final ReplayCheck replay;
    private final InstantSource time;

    /// @param modules bytes of modules for proofs that do not carry them
    /// @param time now, for the policy's maximum age
    public ProofVerifier(ModuleSource modules, InstantSource time) {
        replay = new ReplayCheck(new AdmittedModules(modules));
        this.time = time;
    }

    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    public Verdict verify(ByteString proof, Policy policy) {
        Trail trail = new Trail();
        return switch (ExecutionProof.decode(proof)) {
            case Decoded.Value<ExecutionProof>(ExecutionProof decoded) -> {
                trail.holds(
                        "encoding",
                        "one execution proof to the last byte",
                        proof.length() + " bytes");
                yield judge(decoded, policy, trail);
            }
            case Decoded.Refused<ExecutionProof> refused -> {
                trail.refuse(
                        "encoding at offset " + refused.offset() + " " + refused.path(),
                        refused.expected(),
                        refused.found());
                yield trail.refused();
            }
        };
    }

    /// The same for a proof that is already decoded.
    ///
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    public Verdict verify(ExecutionProof proof, Policy policy) {
        return judge(proof, policy, new Trail());
    }

    private Verdict judge(ExecutionProof proof, Policy policy, Trail trail) {
        StatementCheck statement = new StatementCheck(proof, policy, trail);
        boolean attested =
                statement.acceptable(time.millis())
                        && statement.instance()
                        && statement.module()
                        && statement.attestations()
                        && new LogStep(proof, policy, trail).holds()
                        && statement.noState();
        ReplaySection section = replaySection(proof);
        boolean holds =
                attested
                        && (section == null
                                || (new EvidenceStep(proof.statement(), section, policy, trail)
                                                .holds()
                                        && replay.holds(proof.statement(), section, trail)));
        return holds
                ? new Verdict.Accepted(
                        proof.level(), Established.by(proof), proof.statement(), trail.findings())
                : trail.refused();
    }

    static @Nullable ReplaySection replaySection(ExecutionProof proof) {
        return switch (proof) {
            case ExecutionProof.Replayable(_, _, _, _, ReplaySection section) -> section;
            case ExecutionProof.Attested _, ExecutionProof.Logged _, ExecutionProof.State _ -> null;
        };
    }
}
