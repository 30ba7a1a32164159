package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.mmr.Peaks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A log of statements by one attestor: appending, checkpoints, and verifying what comes of it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogBenchmark {
    private static final Hash32 SECRET = Hashing.keccak256(ByteString.ascii("attestor"));
    private static final Network NETWORK =
            new Network(
                    ByteString.ascii("bench"),
                    new AttestorSet(
                            0,
                            1,
                            List.of(
                                    new AttestorSet.Member(
                                            Secp256k1.address20(Secp256k1.publicKey(SECRET)),
                                            null))));
    private static final Hash32 LOG = CheckpointNote.logId(NETWORK.id(), "bench/log");

    /// Of one commit group.
    private static final int GROUP = 256;

    @Param({"1000", "1000000"})
    private int leaves;

    private final List<Hash32> nodes = new ArrayList<>();
    private Peaks peaks = Peaks.EMPTY;
    private ByteString attested = ByteString.EMPTY;
    private ByteString logged = ByteString.EMPTY;
    private AncestryProof ancestry = new AncestryProof(List.of(), 1, 1, List.of());
    private Hash32 earlier = Hash32.ZERO;
    private final ProofVerifier verifier =
            new ProofVerifier(ModuleSource.NONE, () -> Instant.EPOCH);
    private final Policy policy =
            new Policy(
                            NETWORK,
                            List.of(),
                            List.of(new PinnedInstance(Hash32.ZERO, Hash32.ZERO, null)),
                            Set.of(Hash32.ZERO),
                            ProofLevel.ATTESTED,
                            null,
                            false,
                            false,
                            null)
                    .withLog(LOG);

    @Setup
    public void fill() {
        Statement statement = statement();
        for (int i = 0; i < leaves; i++) {
            peaks =
                    peaks.append(
                            Checkpoint.leaf(i, statement.hash()), (_, hash) -> nodes.add(hash));
        }
        List<Attestation> attestations = attest(statement.hash());
        Checkpoint checkpoint = checkpoint(peaks);
        long index = leaves / 3;
        attested = new ExecutionProof.Attested(statement, attestations).encode();
        logged =
                new ExecutionProof.Logged(
                                statement,
                                attestations,
                                new LogSection(
                                        index,
                                        LeafProof.of(this::node, leaves, List.of(index)).items(),
                                        checkpoint,
                                        attest(checkpoint.hash())))
                        .encode();
        ancestry = AncestryProof.of(this::node, index, leaves);
        earlier = Peaks.of(this::node, index).root();
    }

    @Benchmark
    public Verdict verifyAttested() {
        return accepted(verifier.verify(attested, policy));
    }

    @Benchmark
    public Verdict verifyLogged() {
        return accepted(verifier.verify(logged, policy));
    }

    @Benchmark
    public MmrVerdict verifyConsistency() {
        return ancestry.verify(earlier, peaks.root());
    }

    /// What one statement costs the committer.
    @Benchmark
    public Peaks append() {
        return peaks.append(Checkpoint.leaf(leaves, earlier), (_, _) -> {});
    }

    /// What a whole group costs: 256 statements, the root, and the one signature.
    @Benchmark
    public List<Attestation> appendGroupAndSign() {
        Peaks end = peaks;
        for (int i = 0; i < GROUP; i++) {
            end = end.append(Checkpoint.leaf(leaves + i, earlier), (_, _) -> {});
        }
        return attest(checkpoint(end).hash());
    }

    private Hash32 node(long position) {
        return nodes.get((int) position);
    }

    private static Verdict accepted(Verdict verdict) {
        if (verdict instanceof Verdict.Refused) {
            throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }

    private static Checkpoint checkpoint(Peaks peaks) {
        return new Checkpoint(NETWORK.id(), LOG, peaks.leafCount(), peaks.root(), 1);
    }

    private static List<Attestation> attest(Hash32 hash) {
        return List.of(
                new Attestation(0, 0, Attestation.Scheme.SECP256K1, Secp256k1.sign(SECRET, hash)));
    }

    private static Statement statement() {
        return new Statement(
                Hash32.ZERO,
                7,
                LOG,
                Hash32.ZERO,
                LOG,
                TrieProfile.BLAKE2B_V1,
                EntryPoint.APPLY_MESSAGE,
                LOG,
                LOG,
                LOG,
                LOG,
                LOG,
                new StatementOutcome.Complete(new Weight(1, 2)),
                7,
                0,
                EffectTree.EMPTY_ROOT);
    }
}
