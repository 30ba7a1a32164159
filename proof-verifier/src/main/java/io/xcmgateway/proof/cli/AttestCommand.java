package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.proof.signature.MemberKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// An attestor that believes nobody: it executes what a gateway executed again, from the genesis
/// that its policy pins on, and signs what it came to.
@CommandLine.Command(
        name = "attest",
        description = {
            "Executes replayable proofs again, in the order of their sequences and each from where"
                    + " the last one attested ended, and signs their statements.",
            "One attestor of the policy will do for a proof, whatever the threshold: this command"
                    + " is how a threshold comes about. A proof of a set without this member is"
                    + " executed and not signed. Nothing is ever signed twice differently,"
                    + " as long as the state file is kept."
        })
final class AttestCommand extends Command {
    private static final int PROOFS_MAX = 4096;

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "PROOF",
            description = "replayable proofs in their SCALE form, oldest first")
    private @Nullable List<Path> proofFiles;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON: its attestor sets have this attestor as a member")
    private @Nullable Path policyFile;

    @CommandLine.Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "the secp256k1 secret: 32 bytes in hex, in a file of its own")
    private @Nullable Path keyFile;

    @CommandLine.Option(
            names = "--ed25519",
            paramLabel = "FILE",
            description = "the ed25519 seed, if the set names a second key of this member")
    private @Nullable Path secondKeyFile;

    @CommandLine.Option(
            names = "--state",
            required = true,
            paramLabel = "FILE",
            description =
                    "where the last statement attested of each instance is kept; made at the"
                            + " first one")
    private @Nullable Path stateFile;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description =
                    "where to write what to POST to /v1/statements/HASH/attestations, as"
                            + " HASH.json")
    private @Nullable Path outDirectory;

    private final InstantSource time;

    AttestCommand(InstantSource time) {
        this.time = time;
    }

    /// A proof that holds, and what this attestor says of it.
    private record Attested(Statement statement, List<Attestation> attestations) {}

    /// Why there is nothing to sign.
    private record Refusal(String reason, String expected, String found) {}

    @Override
    int run() throws IOException, Unusable {
        Path file = Inputs.required(policyFile);
        TrustedNetworks trusted = Inputs.policy(file);
        List<Path> proofs = Inputs.required(proofFiles);
        if (proofs.size() > PROOFS_MAX) {
            throw new Unusable("there must be at most " + PROOFS_MAX + " proofs");
        }
        MemberKeys keys = SecretFile.member(Inputs.required(keyFile), secondKeyFile);
        requireMember(trusted, keys.member());
        ProofVerifier verifier = new ProofVerifier(Inputs.modules(trusted, file), time);
        SlowJvm.warn(err());
        try (AttestState state = AttestState.open(Inputs.required(stateFile))) {
            List<Attested> attested = new ArrayList<>();
            for (Path each : proofs) {
                ExecutionProof proof = Inputs.proof(each);
                Refusal refusal = refusal(proof, trusted, verifier, state);
                if (refusal != null) {
                    print(refused(each, refusal));
                    return Exit.NO;
                }
                attested.add(new Attested(proof.statement(), sign(proof, trusted, keys)));
                state.add(proof.statement());
            }
            state.write();
            if (outDirectory != null) {
                Files.createDirectories(outDirectory);
                for (Attested each : attested) {
                    Files.writeString(
                            outDirectory.resolve(each.statement().hash() + ".json"),
                            new Facts()
                                            .items(
                                                    "attestations",
                                                    AttestationFacts.of(each.attestations()))
                                            .done()
                                            .json()
                                    + "\n",
                            StandardCharsets.UTF_8);
                }
            }
            print(
                    new Facts()
                            .text("command", "attest")
                            .text("verdict", "attested")
                            .items(
                                    "statements",
                                    attested.stream().map(AttestCommand::facts).toList()));
            return Exit.YES;
        }
    }

    private static @Nullable Refusal refusal(
            ExecutionProof proof,
            TrustedNetworks trusted,
            ProofVerifier verifier,
            AttestState state) {
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

    private static void requireMember(TrustedNetworks trusted, AttestorSet.Member self)
            throws Unusable {
        for (Policy policy : trusted.policies()) {
            if (policy.network().set().members().contains(self)
                    || policy.laterSets().stream().anyMatch(set -> set.members().contains(self))) {
                return;
            }
        }
        throw new Unusable(
                "an attestor set of the policy must have the member with these keys, " + self);
    }

    /// Nothing if the proof is of a set that this attestor is no member of: executed to go on from,
    /// and for others to sign.
    private static List<Attestation> sign(
            ExecutionProof proof, TrustedNetworks trusted, MemberKeys keys) {
        Policy policy = trusted.of(proof);
        AttestorSet set =
                policy == null ? null : policy.set(proof.attestations().getFirst().setId());
        if (set == null) {
            throw new IllegalStateException("a proof that holds has a set of the policy");
        }
        return keys.sign(set, proof.statement().hash());
    }

    private static Facts facts(Attested attested) {
        return new Facts()
                .text("instance_id", attested.statement().instanceId())
                .u64("sequence", attested.statement().sequence())
                .text("hash", attested.statement().hash())
                .items("attestations", AttestationFacts.of(attested.attestations()));
    }

    private static Facts refused(Path file, Refusal refusal) {
        return new Facts()
                .text("command", "attest")
                .text("verdict", "refused")
                .text("file", file)
                .text("reason", refusal.reason())
                .text("expected", refusal.expected())
                .text("found", refusal.found());
    }
}
