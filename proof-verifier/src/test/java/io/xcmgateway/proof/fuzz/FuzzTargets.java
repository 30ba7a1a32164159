package io.xcmgateway.proof.fuzz;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.Attestors;
import io.xcmgateway.proof.Chain;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ProofFuzz;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.log.TestLog;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.trie.CompactProof;
import io.xcmgateway.proof.trie.NodeFuzz;
import io.xcmgateway.proof.trie.StorageProof;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All targets there are.
final class FuzzTargets {
    private static final List<FuzzTarget> ALL =
            Stream.of(log(), documents(), tries(), proofs()).flatMap(List::stream).toList();

    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        return ALL;
    }

    static FuzzTarget named(@Nullable String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "-Dfuzz.target must be one of "
                                        + ALL.stream().map(FuzzTarget::name).toList()
                                        + ", was "
                                        + name));
    }

    private static List<FuzzTarget> log() {
        return List.of(
                new FuzzTarget("note", Properties.text(LogProperties::note), FuzzTargets::notes),
                new FuzzTarget(
                        "signed-checkpoint",
                        Properties.scale(
                                SignedCheckpoint::decode, SignedCheckpoint::encode, _ -> {}),
                        () -> List.of(TestLog.of("a", 5).signed(5).encode())),
                new FuzzTarget(
                        "consistency-proof",
                        Properties.scale(
                                AncestryProof::decode,
                                AncestryProof::encode,
                                LogProperties::ancestry),
                        () ->
                                Stream.of(1, 4, 7, 10, 11)
                                        .map(from -> TestLog.of("a", 11).consistency(from, 11))
                                        .map(AncestryProof::encode)
                                        .toList()),
                new FuzzTarget(
                        "leaf-proof",
                        Properties.scale(
                                LeafProof::decode, LeafProof::encode, LogProperties::leaves),
                        () ->
                                Stream.of(List.of(0L), List.of(10L), List.of(2L, 3L, 9L))
                                        .map(leaves -> TestLog.of("a", 11).inclusion(leaves, 11))
                                        .map(LeafProof::encode)
                                        .toList()));
    }

    private static List<FuzzTarget> documents() {
        return List.of(
                new FuzzTarget(
                        "policy",
                        Properties.text(DocumentProperties::policy),
                        FuzzTargets::policies),
                new FuzzTarget(
                        "equivocation-json",
                        Properties.text(DocumentProperties::equivocation),
                        FuzzTargets::equivocations));
    }

    private static List<FuzzTarget> tries() {
        return List.of(
                new FuzzTarget("trie-node", NodeFuzz::holdsFor, NodeFuzz::seeds),
                new FuzzTarget(
                        "compact-proof",
                        Properties.scale(
                                CompactProof::decode,
                                CompactProof::encode,
                                TrieProperties::compact),
                        FuzzTargets::compactProofs),
                new FuzzTarget(
                        "storage-proof",
                        Properties.scale(
                                StorageProof::decode,
                                StorageProof::encode,
                                TrieProperties::storage),
                        FuzzTargets::storageProofs));
    }

    private static List<FuzzTarget> proofs() {
        return List.of(
                new FuzzTarget("verdict", ProofFuzz::verdict, ProofFuzz::proofSeeds),
                new FuzzTarget("history", ProofFuzz::history, ProofFuzz::historySeeds),
                new FuzzTarget("state-section", ProofFuzz::stateSection, ProofFuzz::stateSeeds));
    }

    private static List<ByteString> notes() {
        Hash32 witness = Hashing.keccak256(ByteString.ascii("witness"));
        SignedCheckpoint signed = TestLog.of("a", 3).signed(3);
        List<CheckpointNote> notes =
                signed.attestations().stream()
                        .map(each -> new SignedCheckpoint(signed.checkpoint(), List.of(each)))
                        .map(each -> new CheckpointNote(TestLog.NAME, each, List.of()))
                        .toList();
        return Stream.concat(notes.stream(), Stream.of(notes.getFirst().cosigned("w", witness, 9)))
                .map(note -> Properties.utf8(note.text()))
                .toList();
    }

    private static List<ByteString> policies() {
        String small =
                """
                {"network":{"name":"n","attestors":{"id":"0","threshold":1,"members":[
                {"address":"0x1111111111111111111111111111111111111111"}]}},
                "instances":[{"id":"0x%1$s","profile_hash":"0x%1$s"}],
                "modules":["0x%1$s"],"minimum_level":"attested"}
                """
                        .formatted("22".repeat(32));
        return List.of(
                Properties.utf8(small), Properties.utf8(PolicyJson.write(new Chain().policy())));
    }

    private static List<ByteString> equivocations() {
        Attestors attestors = TestLog.ATTESTORS;
        Checkpoint one = TestLog.of("a", 2).checkpoint(2);
        Checkpoint other = TestLog.of("b", 2).checkpoint(2);
        Equivocation evidence =
                Objects.requireNonNull(
                        Equivocation.of(
                                one,
                                attestors.secp256k1(0, one.hash()),
                                other,
                                attestors.secp256k1(0, other.hash())));
        return List.of(Properties.utf8(EquivocationJson.write(evidence)));
    }

    private static List<ByteString> compactProofs() {
        return tries(trie ->
                new CompactProof(
                                trie.witness(
                                        new Reads(
                                                new TreeSet<>(keys()),
                                                new TreeSet<>(),
                                                new TreeSet<>(keys())),
                                        StateDiff.EMPTY))
                        .encode());
    }

    private static List<ByteString> storageProofs() {
        return tries(trie -> trie.prove(keys()).encode());
    }

    private static List<ByteString> tries(Function<Trie, ByteString> proof) {
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>();
        Stream.Builder<Trie> tries = Stream.builder();
        tries.add(Trie.empty(TrieProfile.BLAKE2B_V1));
        for (int i = 0; i < 6; i++) {
            entries.put(ByteString.of(1, 0x11 * i, i & 1), ByteString.wrap(new byte[11 * i]));
            tries.add(Trie.of(TrieProfile.BLAKE2B_V1, entries));
        }
        return tries.build().map(proof).toList();
    }

    private static List<ByteString> keys() {
        return List.of(
                ByteString.of(1, 0x22, 0), ByteString.of(1, 0x44, 0), ByteString.of(1, 0x50, 0));
    }
}
