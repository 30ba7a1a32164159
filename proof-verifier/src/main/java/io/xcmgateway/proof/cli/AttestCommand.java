package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.signature.MemberKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// An attestor that believes nobody: it executes what a gateway executed again, from the genesis
/// that its policy pins on, and signs what it came to; and heads of the log that continue what it
/// signed of it before.
@CommandLine.Command(
        name = "attest",
        description = {
            "Executes replayable proofs again, in the order of their sequences and each from where"
                    + " the last one attested ended, and signs their statements.",
            "Signs heads of the log too: the first one as where the log begins for this attestor,"
                    + " and each later one if the log merely grew since the last.",
            "One attestor of the policy will do for a proof or a head, whatever the threshold:"
                    + " this command is how a threshold comes about. What is of a set without this"
                    + " member is checked and not signed. Nothing is ever signed twice"
                    + " differently, as long as the state file is kept."
        })
final class AttestCommand extends Command {
    private static final int FILES_MAX = 4096;

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "PROOF",
            description = "replayable proofs in their SCALE form, oldest first")
    private @Nullable List<Path> proofFiles;

    @CommandLine.Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a head of the log, SCALE or a signed note; repeatable, oldest first")
    private @Nullable List<Path> headFiles;

    @CommandLine.Option(
            names = "--consistency",
            paramLabel = "FILE",
            description =
                    "the consistency proof, SCALE, from one head to the next; repeatable, in any"
                            + " order")
    private @Nullable List<Path> growthFiles;

    @CommandLine.Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "the policy, JSON: its attestor sets have this attestor as a member")
    private @Nullable Path policyFile;

    @CommandLine.Mixin private @Nullable KeyOptions keyOptions;

    @CommandLine.Option(
            names = "--state",
            required = true,
            paramLabel = "FILE",
            description =
                    "where the last statement attested of each instance, and the last head of each"
                            + " log, are kept; made at the first one")
    private @Nullable Path stateFile;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description =
                    "where to write what to POST to /v1/statements/HASH/attestations, as"
                            + " HASH.json, and to /v1/checkpoints/COUNT/attestations, as"
                            + " checkpoint-COUNT.json")
    private @Nullable Path outDirectory;

    private final InstantSource time;

    AttestCommand(InstantSource time) {
        this.time = time;
    }

    /// What this attestor signed, and what to call the file for others.
    private record Attested(String name, Facts facts, List<Attestation> attestations) {
        Facts signed() {
            return facts.items("attestations", AttestationFacts.of(attestations));
        }
    }

    @Override
    int run() throws IOException, Unusable {
        Path file = Inputs.required(policyFile);
        TrustedNetworks trusted = Inputs.policy(file);
        List<Path> proofs = bounded("proofs", proofFiles);
        List<Path> checkpoints = bounded("checkpoints", headFiles);
        if (proofs.isEmpty() && checkpoints.isEmpty()) {
            throw new Unusable("there must be a proof or a --checkpoint");
        }
        MemberKeys keys = Inputs.required(keyOptions).read();
        requireMember(trusted, keys.member());
        List<AncestryProof> growths = new ArrayList<>();
        for (Path each : bounded("consistency proofs", growthFiles)) {
            growths.add(Heads.growth(each));
        }
        ProofVerifier verifier = new ProofVerifier(Inputs.modules(trusted, file), time);
        SlowJvm.warn(err());
        try (AttestState state = AttestState.open(Inputs.required(stateFile))) {
            LinkedProofs linked = new LinkedProofs(trusted, verifier, state);
            List<Attested> statements = new ArrayList<>();
            for (Path each : proofs) {
                ExecutionProof proof = Inputs.proof(each);
                Refusal refusal = linked.refusal(proof);
                if (refusal != null) {
                    return refuse(each, refusal);
                }
                statements.add(attested(proof, trusted, keys));
                state.add(proof.statement());
            }
            LogHeads growing = new LogHeads(trusted, state, growths);
            List<Attested> heads = new ArrayList<>();
            for (Path each : checkpoints) {
                SignedCheckpoint head = Heads.checkpoint(each);
                Refusal refusal = growing.refusal(head);
                if (refusal != null) {
                    return refuse(each, refusal);
                }
                heads.add(attested(head, trusted, keys));
                state.add(head.checkpoint());
            }
            state.write();
            if (outDirectory != null) {
                write(outDirectory, statements);
                write(outDirectory, heads);
            }
            print(
                    new Facts()
                            .text("command", "attest")
                            .text("verdict", "attested")
                            .items("statements", statements.stream().map(Attested::signed).toList())
                            .items("heads", heads.stream().map(Attested::signed).toList()));
            return Exit.YES;
        }
    }

    /// None if picocli was given none.
    private static List<Path> bounded(String what, @Nullable List<Path> files) throws Unusable {
        if (files == null) {
            return List.of();
        }
        if (files.size() > FILES_MAX) {
            throw new Unusable("there must be at most " + FILES_MAX + " " + what);
        }
        return files;
    }

    private static void write(Path directory, List<Attested> attested) throws IOException {
        Files.createDirectories(directory);
        for (Attested each : attested) {
            Files.writeString(
                    directory.resolve(each.name() + ".json"),
                    new Facts()
                                    .items("attestations", AttestationFacts.of(each.attestations()))
                                    .done()
                                    .json()
                            + "\n",
                    StandardCharsets.UTF_8);
        }
    }

    private static Attested attested(
            ExecutionProof proof, TrustedNetworks trusted, MemberKeys keys) {
        Statement statement = proof.statement();
        return new Attested(
                statement.hash().toString(),
                new Facts()
                        .text("instance_id", statement.instanceId())
                        .u64("sequence", statement.sequence())
                        .text("hash", statement.hash()),
                sign(trusted.of(proof), proof.attestations(), keys, statement.hash()));
    }

    private static Attested attested(
            SignedCheckpoint signed, TrustedNetworks trusted, MemberKeys keys) {
        Checkpoint head = signed.checkpoint();
        return new Attested(
                "checkpoint-" + Long.toUnsignedString(head.leafCount()),
                new Facts()
                        .text("log", head.logId())
                        .u64("leaf_count", head.leafCount())
                        .text("hash", head.hash()),
                sign(trusted.of(head.networkId()), signed.attestations(), keys, head.hash()));
    }

    /// Nothing if it is of a set that this attestor is no member of: checked to go on from, and for
    /// others to sign.
    private static List<Attestation> sign(
            @Nullable Policy policy, List<Attestation> others, MemberKeys keys, Hash32 hash) {
        AttestorSet set = policy == null ? null : policy.set(others.getFirst().setId());
        if (set == null) {
            throw new IllegalStateException("what holds has a set of the policy");
        }
        return keys.sign(set, hash);
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

    private int refuse(Path file, Refusal refusal) throws IOException {
        print(
                new Facts()
                        .text("command", "attest")
                        .text("verdict", "refused")
                        .text("file", file)
                        .text("reason", refusal.reason())
                        .text("expected", refusal.expected())
                        .text("found", refusal.found()));
        return Exit.NO;
    }
}
