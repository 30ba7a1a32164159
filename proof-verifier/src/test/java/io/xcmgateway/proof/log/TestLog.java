package io.xcmgateway.proof.log;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.Attestors;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.Peaks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A log of statement hashes with attestors that everybody knows.
public final class TestLog {
    public static final Attestors ATTESTORS = new Attestors(0, 2, 3);
    public static final Network NETWORK = new Network(ByteString.ascii("net"), ATTESTORS.set());
    public static final String NAME = "net.example/log";
    public static final Hash32 ID = CheckpointNote.logId(NETWORK.id(), NAME);

    private final List<Hash32> nodes = new ArrayList<>();
    private Peaks peaks = Peaks.EMPTY;

    /// With `leafCount` statements that differ from those of a log of another seed.
    public static TestLog of(String seed, int leafCount) {
        TestLog log = new TestLog();
        for (int i = 0; i < leafCount; i++) {
            log.append(statement(seed, i));
        }
        return log;
    }

    public static Hash32 statement(String seed, int index) {
        return Hashing.keccak256(ByteString.ascii(seed + index));
    }

    public void append(Hash32 statementHash) {
        peaks =
                peaks.append(
                        Checkpoint.leaf(peaks.leafCount(), statementHash),
                        (_, hash) -> nodes.add(hash));
    }

    public Checkpoint checkpoint(long leafCount) {
        return new Checkpoint(
                NETWORK.id(),
                ID,
                leafCount,
                Peaks.of(this::node, leafCount).root(),
                1_700_000_000_000L + leafCount);
    }

    public SignedCheckpoint signed(long leafCount) {
        return signed(checkpoint(leafCount));
    }

    public static SignedCheckpoint signed(Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, ATTESTORS.attest(checkpoint.hash()));
    }

    public CheckpointNote note(long leafCount) {
        return new CheckpointNote(NAME, signed(leafCount), List.of());
    }

    public AncestryProof consistency(long from, long to) {
        return AncestryProof.of(this::node, from, to);
    }

    public LeafProof inclusion(List<Long> leaves, long leafCount) {
        return LeafProof.of(this::node, leafCount, leaves);
    }

    public LogSection section(long logIndex, long leafCount) {
        List<Attestation> attestations = signed(leafCount).attestations();
        return new LogSection(
                logIndex,
                inclusion(List.of(logIndex), leafCount).items(),
                checkpoint(leafCount),
                attestations);
    }

    public static @Nullable AttestorSet set(long id) {
        return id == 0 ? ATTESTORS.set() : null;
    }

    private Hash32 node(long position) {
        return nodes.get((int) position);
    }
}
