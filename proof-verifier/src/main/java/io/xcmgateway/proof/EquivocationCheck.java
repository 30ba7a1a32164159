package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.signature.AttestationCheck;
import org.jspecify.annotations.Nullable;

/// Decides whether evidence shows that one attestor of a policy signed two things that exclude each
/// other. It needs no instance, module or level of the policy: a lie is one wherever it was told.
public final class EquivocationCheck {
    private EquivocationCheck() {}

    /// What came of it.
    public sealed interface Result {
        /// @param attestor address of the member, 20 bytes
        /// @param established in words
        record Proven(ByteString attestor, String established) implements Result {}

        record Refused(String reason, String expected, String found) implements Result {}
    }

    public static Result check(Equivocation evidence, Policy policy) {
        if (evidence instanceof Equivocation.Checkpoints checkpoints
                && !checkpoints.first().networkId().equals(policy.network().id())) {
            return new Result.Refused(
                    "network",
                    policy.network().id().toString(),
                    checkpoints.first().networkId().toString());
        }
        AttestationCheck.Signer first = signer(evidence.firstHash(), evidence.firstBy(), policy);
        AttestationCheck.Signer second = signer(evidence.secondHash(), evidence.secondBy(), policy);
        if (first instanceof AttestationCheck.Signer.Invalid invalid) {
            return refused("first", invalid);
        }
        if (second instanceof AttestationCheck.Signer.Invalid invalid) {
            return refused("second", invalid);
        }
        ByteString one = address(first);
        ByteString other = address(second);
        return one.equals(other)
                ? new Result.Proven(one, words(evidence))
                : new Result.Refused("attestor", "the same for both, " + one, other.toString());
    }

    /// The same where several networks are trusted: under the policy of the network that the
    /// evidence is about, or if it names none, under whichever has the attestor.
    public static Result check(Equivocation evidence, TrustedNetworks trusted) {
        Policy named =
                switch (evidence) {
                    case Equivocation.Checkpoints two -> trusted.of(two.first().networkId());
                    case Equivocation.Statements two -> trusted.pinning(two.first().instanceId());
                };
        if (named != null) {
            return check(evidence, named);
        }
        if (evidence instanceof Equivocation.Checkpoints two) {
            return new Result.Refused(
                    "network", trusted.names(), two.first().networkId().toString());
        }
        Result result = check(evidence, trusted.policies().getFirst());
        for (Policy each : trusted.policies()) {
            if (check(evidence, each) instanceof Result.Proven proven) {
                result = proven;
            }
        }
        return result;
    }

    /// Evidence in two proofs of which one attestor signed both statements; `null` if there is
    /// none.
    public static @Nullable Equivocation find(
            ExecutionProof one, ExecutionProof other, TrustedNetworks trusted) {
        for (Attestation oneBy : one.attestations()) {
            for (Attestation otherBy : other.attestations()) {
                Equivocation evidence =
                        Equivocation.of(one.statement(), oneBy, other.statement(), otherBy);
                if (evidence != null && check(evidence, trusted) instanceof Result.Proven) {
                    return evidence;
                }
            }
        }
        return null;
    }

    private static AttestationCheck.Signer signer(Hash32 hash, Attestation by, Policy policy) {
        return AttestationCheck.signer(policy::set, hash, by);
    }

    private static ByteString address(AttestationCheck.Signer signer) {
        return switch (signer) {
            case AttestationCheck.Signer.Valid(_, var member) -> member.address();
            case AttestationCheck.Signer.Invalid invalid ->
                    throw new IllegalStateException("only asked of valid ones: " + invalid);
        };
    }

    private static Result.Refused refused(String which, AttestationCheck.Signer.Invalid invalid) {
        return new Result.Refused(
                "attestation of the " + which + ": " + invalid.reason(),
                invalid.expected(),
                invalid.found());
    }

    private static String words(Equivocation evidence) {
        return switch (evidence) {
            case Equivocation.Statements two ->
                    "one attestor signed two different statements for sequence "
                            + Long.toUnsignedString(two.first().sequence())
                            + " of instance "
                            + two.first().instanceId();
            case Equivocation.Checkpoints two ->
                    "one attestor signed two different roots of log "
                            + two.first().logId()
                            + " with "
                            + Long.toUnsignedString(two.first().leafCount())
                            + " leaves";
        };
    }
}
