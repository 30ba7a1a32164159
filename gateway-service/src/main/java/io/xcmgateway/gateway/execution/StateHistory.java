package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StateRecords;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoredTrie;
import io.xcmgateway.proof.trie.StorageProof;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/// The states of instances after their last statements: the newest one as it is, those before it as
/// what takes the newer statements back. Both become durable with the statement.
final class StateHistory {
    /// Rows that are deleted in one batch at the start.
    private static final int PRUNED_ROWS_MAX = 1_024;

    private final GatewayStore store;
    private final int statementsMax;
    private final Semaphore proofs = new Semaphore(StateBounds.PROOFS_AT_ONCE_MAX);

    /// What a proof of some keys came to.
    sealed interface Shown {
        /// @param keys all that are shown, ascending
        record Proved(List<ByteString> keys, StorageProof proof) implements Shown {
            public Proved {
                keys = List.copyOf(keys);
            }
        }

        /// The statement is older than those whose states are kept.
        ///
        /// @param oldest sequence of the first one that is; unsigned
        record NotKept(long oldest) implements Shown {}

        /// It is kept, and too much has changed since to go back to it.
        ///
        /// @param bound that would be exceeded
        record TooFarBack(String bound) implements Shown {}

        /// Other such proofs are being made.
        record Busy() implements Shown {}
    }

    StateHistory(GatewayStore store, StateBounds bounds) {
        this.store = store;
        this.statementsMax = bounds.provableStatementsMax();
    }

    /// Adds the rows of the state after a statement, and what takes it back; deletes what takes
    /// back a statement that is too old now.
    void put(StoreBatch batch, Position at, Executed executed) {
        StateRecords.putValues(batch, at.number(), executed.diff());
        StateRecords.putNodes(batch, at.number(), executed.nodes().rows());
        if (at.sequence() != 0 && statementsMax > 1) {
            StateRecords.putUndo(batch, at, executed.undo());
        }
        long oldest = at.sequence() - (statementsMax - 1);
        if (oldest > 0) {
            StateRecords.deleteUndo(batch, new Position(at.number(), oldest));
        }
    }

    /// Deletes what takes back statements that are too old since fewer are kept than before. At the
    /// start, before anything is executed.
    void prune(int number, long nextSequence) {
        long oldest = nextSequence - statementsMax;
        List<Position> surplus = new ArrayList<>();
        do {
            surplus.clear();
            new StateRecords(store)
                    .undosFrom(
                            new Position(number, 0),
                            (at, _) -> {
                                if (at.sequence() > oldest) {
                                    return false;
                                }
                                surplus.add(at);
                                return surplus.size() < PRUNED_ROWS_MAX;
                            });
            StoreBatch batch = new StoreBatch();
            surplus.forEach(at -> StateRecords.deleteUndo(batch, at));
            if (!batch.isEmpty()) {
                store.write(batch, Durability.BUFFERED);
            }
        } while (surplus.size() == PRUNED_ROWS_MAX);
    }

    /// Proves what is to be shown of the state after the statement at `at`, which is durable.
    ///
    /// @param root the statement's post-root
    Shown prove(TrieProfile profile, Position at, Hash32 root, Showing showing) {
        try (GatewayStore.Moment moment = store.moment()) {
            Records records = new Records(moment);
            InstanceHead head = records.head(at.number());
            if (head == null) {
                throw new CorruptStoreException("there must be a head of the instance at " + at);
            }
            if (at.sequence() == head.nextSequence() - 1) {
                return proved(records, profile, at, root, showing, head, StateDiff.EMPTY);
            }
            if (!proofs.tryAcquire()) {
                return new Shown.Busy();
            }
            try {
                return older(records, profile, at, root, showing, head);
            } finally {
                proofs.release();
            }
        } catch (StoredTrie.HeapExceededException e) {
            return new Shown.TooFarBack(String.valueOf(e.getMessage()));
        }
    }

    private static Shown older(
            Records records,
            TrieProfile profile,
            Position at,
            Hash32 root,
            Showing showing,
            InstanceHead head) {
        TakenBack back = new TakenBack(at.sequence());
        records.state().undosFrom(new Position(at.number(), at.sequence() + 1), back::take);
        if (back.tooMuch) {
            return new Shown.TooFarBack(
                    "changes must be at most "
                            + StateBounds.TAKEN_BACK_BYTES_MAX
                            + " bytes, are more");
        }
        if (back.last != head.nextSequence() - 1) {
            return new Shown.NotKept(oldestKept(records.state(), at.number(), head));
        }
        return proved(records, profile, at, root, showing, head, new StateDiff(back.changes));
    }

    /// @param back takes the statements back that came later
    private static Shown proved(
            Records records,
            TrieProfile profile,
            Position at,
            Hash32 root,
            Showing showing,
            InstanceHead head,
            StateDiff back) {
        StoredTrie stored =
                new StoredTrie(records.state(), at.number(), StateBounds.PROOF_HEAP_BYTES_MAX);
        Trie then = Trie.open(profile, head.stateRoot(), stored).apply(back);
        if (!then.root().equals(root)) {
            throw new CorruptStoreException(
                    "state at " + at + " must have root " + root + ", has " + then.root());
        }
        NavigableSet<ByteString> keys = new TreeSet<>(showing.keys());
        if (showing.range() != null) {
            keys.addAll(StateRange.keys(then, showing.range()));
        }
        return new Shown.Proved(List.copyOf(keys), then.prove(keys));
    }

    private static long oldestKept(StateRecords records, int number, InstanceHead head) {
        Position first = records.firstUndo(number);
        return first == null ? head.nextSequence() - 1 : first.sequence() - 1;
    }

    /// What takes back one statement after the other, the oldest first: the first one that changed
    /// a key knows what it held.
    private static final class TakenBack {
        final TreeMap<ByteString, Change> changes = new TreeMap<>();
        long last;
        long bytes;
        boolean tooMuch;

        TakenBack(long after) {
            last = after;
        }

        boolean take(Position at, ByteString row) {
            bytes += row.length();
            tooMuch = bytes > StateBounds.TAKEN_BACK_BYTES_MAX;
            if (tooMuch || at.sequence() != last + 1) {
                return false;
            }
            last = at.sequence();
            StateRecords.undo(at, row).changes().forEach(changes::putIfAbsent);
            return true;
        }
    }
}
