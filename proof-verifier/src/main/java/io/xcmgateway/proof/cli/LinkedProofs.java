package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which proofs an attestor signs the statements of: each that it executed itself, from where the
/// last one of its instance ended.
record LinkedProofs(TrustedNetworks trusted, ProofVerifier verifier, AttestState state) {

    /// Why a statement is not to be signed, or `null`.
    @Nullable Refusal refusal(ExecutionProof proof) {
        if (!(proof instanceof ExecutionProof.Replayable)) {
            return new Refusal(
                    "level", "replayable", proof.level().name().toLowerCase(Locale.ROOT));
        }
        Refusal unlinked = unlinked(proof.statement(), state.last(proof.statement().instanceId()));
        if (unlinked != null) {
            return unlinked;
        }
        return switch (verifier.verify(proof, trusted.withFewerAttestors())) {
            case Verdict.Accepted _ -> null;
            case Verdict.Refused refused ->
                    new Refusal(
                            refused.step() + ": " + refused.reason(),
                            refused.expected(),
                            refused.found());
        };
    }

    /// Why the statement does not go on from the last one attested; a first one must be the
    /// genesis.
    private static @Nullable Refusal unlinked(
            Statement statement, AttestState.@Nullable Last last) {
        String found = Long.toUnsignedString(statement.sequence());
        if (last == null) {
            return statement.sequence() == 0
                    ? null
                    : new Refusal("sequence", "0, as nothing is attested of this instance", found);
        }
        if (statement.sequence() == last.sequence()) {
            return statement.hash().equals(last.hash())
                    ? null
                    : new Refusal(
                            "statement at the sequence that was attested last",
                            last.hash().toString(),
                            statement.hash().toString());
        }
        if (statement.sequence() != last.sequence() + 1) {
            return new Refusal("sequence", Long.toUnsignedString(last.sequence() + 1), found);
        }
        if (!statement.previousStatementHash().equals(last.hash())) {
            return new Refusal(
                    "previous statement",
                    last.hash().toString(),
                    statement.previousStatementHash().toString());
        }
        return statement.preRoot().equals(last.postRoot())
                ? null
                : new Refusal(
                        "pre-root", last.postRoot().toString(), statement.preRoot().toString());
    }
}
