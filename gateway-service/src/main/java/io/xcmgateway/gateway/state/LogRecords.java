package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Typed reads and writes of what belongs to the log. Bytes that do not decode to the last one
/// throw [CorruptStoreException]. All numbers are unsigned.
public final class LogRecords {
    /// Key in [Table#META] of how many statements are in the log.
    public static final ByteString LEAVES = ByteString.ascii("log leaves");

    /// Key in [Table#META] of the leaf count up to which it is signed.
    public static final ByteString SIGNED = ByteString.ascii("log signed");

    private final GatewayStore store;

    public LogRecords(GatewayStore store) {
        this.store = store;
    }

    /// How many statements are in the log, and the leaf count of the last checkpoint.
    public long leafCount() {
        return count(LEAVES);
    }

    /// Leaf count of the last checkpoint that is signed; 0 if none is. They are signed in order.
    public long signedLeafCount() {
        return count(SIGNED);
    }

    /// The node at a position, which must be there.
    public Hash32 node(long position) {
        Hash32 node = get(Table.LOG, Keys.index(position), ScaleReader::hash32);
        if (node == null) {
            throw Records.corrupt(
                    Table.LOG,
                    Keys.index(position),
                    "a node at position " + Long.toUnsignedString(position),
                    "none");
        }
        return node;
    }

    /// Visits the nodes in order, until the visitor says no.
    public void nodes(BiPredicate<ByteString, Hash32> visitor) {
        store.scan(
                Table.LOG,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, value) ->
                        visitor.test(
                                key, Records.decode(Table.LOG, key, value, ScaleReader::hash32)));
    }

    /// Which statement has this index in the log.
    public @Nullable Position entry(long logIndex) {
        return get(Table.LOG_ENTRIES, Keys.index(logIndex), Position::read);
    }

    /// The index in the log of the statement at `at`.
    public @Nullable Long place(Position at) {
        return get(Table.LOG_PLACES, Keys.position(at), ScaleReader::u64);
    }

    /// The checkpoint with exactly this leaf count.
    public @Nullable Checkpoint checkpoint(long leafCount) {
        return get(Table.CHECKPOINTS, Keys.index(leafCount), Checkpoint::read);
    }

    /// The first checkpoint with at least so many leaves.
    public @Nullable Checkpoint checkpointFrom(long leafCount) {
        List<Checkpoint> first = new ArrayList<>();
        checkpointsFrom(
                leafCount,
                checkpoint -> {
                    first.add(checkpoint);
                    return false;
                });
        return first.isEmpty() ? null : first.getFirst();
    }

    /// Visits the checkpoints with at least so many leaves in order, until the visitor says no.
    public void checkpointsFrom(long leafCount, Predicate<Checkpoint> visitor) {
        store.scan(
                Table.CHECKPOINTS,
                ByteString.EMPTY,
                Keys.index(leafCount),
                (key, value) ->
                        visitor.test(
                                Records.decode(Table.CHECKPOINTS, key, value, Checkpoint::read)));
    }

    /// The first signed checkpoint with at least so many leaves.
    public @Nullable Checkpoint signedFrom(long leafCount) {
        List<Checkpoint> first = new ArrayList<>();
        checkpointsFrom(
                leafCount,
                checkpoint -> {
                    List<Attestation> by = attestations(checkpoint.leafCount());
                    if (by != null && !by.isEmpty()) {
                        first.add(checkpoint);
                    }
                    return by != null && by.isEmpty();
                });
        return first.isEmpty() ? null : first.getFirst();
    }

    /// Empty for one that is never signed; `null` for one that is not signed yet.
    public @Nullable List<Attestation> attestations(long leafCount) {
        return get(
                Table.CHECKPOINT_ATTESTATIONS,
                Keys.index(leafCount),
                in -> in.vec(Records.ITEMS_MAX, Attestation::read));
    }

    public static void putNode(StoreBatch batch, long position, Hash32 hash) {
        batch.put(Table.LOG, Keys.index(position), hash.bytes());
    }

    /// Both directions between a statement and its index.
    public static void putPlace(StoreBatch batch, long logIndex, Position at) {
        batch.put(Table.LOG_ENTRIES, Keys.index(logIndex), ScaleWriter.encode(at, Position::write));
        batch.put(
                Table.LOG_PLACES,
                Keys.position(at),
                new ScaleWriter().u64(logIndex).toByteString());
    }

    /// The checkpoint, which is the only one that may ever be signed for its leaf count.
    public static void putCheckpoint(StoreBatch batch, Checkpoint checkpoint) {
        batch.put(Table.CHECKPOINTS, Keys.index(checkpoint.leafCount()), checkpoint.encode());
        batch.put(Table.META, LEAVES, new ScaleWriter().u64(checkpoint.leafCount()).toByteString());
    }

    /// @param attestations empty if the checkpoint is never signed
    public static void putAttestations(
            StoreBatch batch, long leafCount, List<Attestation> attestations) {
        batch.put(
                Table.CHECKPOINT_ATTESTATIONS,
                Keys.index(leafCount),
                new ScaleWriter().vec(attestations, Attestation::write).toByteString());
        if (!attestations.isEmpty()) {
            batch.put(Table.META, SIGNED, new ScaleWriter().u64(leafCount).toByteString());
        }
    }

    private long count(ByteString key) {
        Long count = get(Table.META, key, ScaleReader::u64);
        return count == null ? 0 : count;
    }

    private <T> @Nullable T get(Table table, ByteString key, ScaleReader.Item<T> item) {
        ByteString value = store.get(table, key);
        return value == null ? null : Records.decode(table, key, value, item);
    }
}
