package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Verifies execution proofs. May be used by many threads; keeps the last few modules compiled.
///
/// The steps are those of [VerificationStep], in that order, each refusing on its own.
public final class ProofVerifier {
    private final ReplayCheck replay;
    private final InstantSource time;

    /// @param modules bytes of modules for proofs that do not carry them
    /// @param time now, for the policy's maximum age
    public ProofVerifier(ModuleSource modules, InstantSource time) {
        this(modules, time, ModuleCompiler.IN_PROCESS);
    }

    /// @param compiler of the modules that are run again; may fail with an exception of its own
    public ProofVerifier(ModuleSource modules, InstantSource time, ModuleCompiler compiler) {
        replay = new ReplayCheck(new AdmittedModules(modules, compiler));
        this.time = time;
    }

    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    public Verdict verify(ByteString proof, Policy policy) {
        return verify(proof, TrustedNetworks.of(policy));
    }

    /// The same under the policy of the proof's network.
    ///
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    public Verdict verify(ByteString proof, TrustedNetworks trusted) {
        Trail trail = new Trail();
        return switch (ExecutionProof.decode(proof)) {
            case Decoded.Value<ExecutionProof>(ExecutionProof decoded) -> {
                trail.holds(
                        "encoding",
                        "one execution proof to the last byte",
                        proof.length() + " bytes");
                yield judge(decoded, trusted, trail);
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
        return judge(proof, policy, new Trail(), time.millis());
    }

    /// The same under the policy of the proof's network.
    ///
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    public Verdict verify(ExecutionProof proof, TrustedNetworks trusted) {
        return judge(proof, trusted, new Trail());
    }

    /// Verifies a run of proofs of one instance, oldest first, one at a time: each by itself, and
    /// that it follows the one before. The policy's maximum age applies to the newest alone.
    ///
    /// @param proofs read once, in order; their number is bounded by whoever gives them
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proofs,
    ///   failed
    public HistoryVerdict verifyHistory(
            Iterable<ByteString> proofs, Policy policy, HistoryMode mode) {
        return verifyHistory(proofs, TrustedNetworks.of(policy), mode);
    }

    /// The same under the policy of the first proof's network.
    ///
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proofs,
    ///   failed
    public HistoryVerdict verifyHistory(
            Iterable<ByteString> proofs, TrustedNetworks trusted, HistoryMode mode) {
        return new HistoryCheck(this, trusted, mode).verify(proofs);
    }

    /// Executes the message of a proof again and tells what came of it. No policy, so nothing is
    /// said of attestors, and whoever asks bounds the work.
    ///
    /// @param gasLimitMax unsigned 64 bits; a proof with a greater gas limit is not run
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this machine, not the proof,
    ///   failed
    public Replay replay(ExecutionProof.Replayable proof, long gasLimitMax) {
        Trail trail = new Trail();
        long gasLimit = proof.replay().context().gasLimit();
        if (Long.compareUnsigned(gasLimit, gasLimitMax) > 0) {
            trail.at(VerificationStep.POLICY)
                    .refuse(
                            "gas limit",
                            "at most " + Long.toUnsignedString(gasLimitMax),
                            Long.toUnsignedString(gasLimit));
            return new Replay.Refused(trail.findings());
        }
        EvidenceStep.bind(proof.statement(), proof.replay(), trail);
        Replay.Ran ran = replay.run(proof.statement(), proof.replay(), trail);
        return ran == null ? new Replay.Refused(trail.findings()) : ran;
    }

    private Verdict judge(ExecutionProof proof, TrustedNetworks trusted, Trail trail) {
        Policy policy = applying(trusted, proof, trail);
        return policy == null ? trail.refused() : judge(proof, policy, trail, time.millis());
    }

    /// The policy that a proof is judged under; `null` if it is refused, as no network is its own.
    static @Nullable Policy applying(TrustedNetworks trusted, ExecutionProof proof, Trail trail) {
        return switch (trusted.choose(proof)) {
            case TrustedNetworks.Choice.Applies(Policy policy) -> policy;
            case TrustedNetworks.Choice.Unknown(var what, var expected, var found) -> {
                trail.at(VerificationStep.POLICY).refuse(what, expected, found);
                yield null;
            }
        };
    }

    /// @param nowMs `null` where the policy's maximum age does not apply
    Verdict judge(ExecutionProof proof, Policy policy, Trail trail, @Nullable Long nowMs) {
        StatementCheck statement = new StatementCheck(proof, policy, trail);
        boolean attested =
                statement.acceptable(nowMs)
                        && statement.instance()
                        && statement.module()
                        && statement.attestations()
                        && new LogStep(proof, policy, trail).holds()
                        && new StateCheck(proof, trail).holds();
        ReplaySection section = replaySection(proof);
        boolean holds =
                attested
                        && (section == null
                                || (new EvidenceStep(proof.statement(), section, policy, trail)
                                                .holds()
                                        && replay.holds(proof.statement(), section, trail)));
        return holds
                ? new Verdict.Accepted(
                        proof.level(),
                        Established.by(proof),
                        Established.notBy(proof),
                        proof.statement(),
                        trail.findings())
                : trail.refused();
    }

    /// Now, in milliseconds since 1970.
    long nowMs() {
        return time.millis();
    }

    static @Nullable ReplaySection replaySection(ExecutionProof proof) {
        return switch (proof) {
            case ExecutionProof.Replayable(_, _, _, _, ReplaySection section) -> section;
            case ExecutionProof.Attested _, ExecutionProof.Logged _, ExecutionProof.State _ -> null;
        };
    }
}
