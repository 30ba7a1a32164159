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
import java.util.function.Function;

/// The states of instances after their last statements: the newest one as it is, those before it as
/// what takes the newer statements back; and what others need to execute a statement again. All of
/// it becomes durable with the statement, and goes with a later one.
final class StateHistory {
    /// Rows that are deleted in one batch at the start.
    private static final int PRUNED_ROWS_MAX = 1_024;

    private final GatewayStore store;
    private final int statementsMax;
    private final WitnessRetention witnesses;
    private final Semaphore proofs = new Semaphore(StateBounds.PROOFS_AT_ONCE_MAX);

    /// @param keys all that are shown, ascending
    record Proved(List<ByteString> keys, StorageProof proof) {
        Proved {
            keys = List.copyOf(keys);
        }
    }

    StateHistory(GatewayStore store, StateBounds bounds) {
        this.store = store;
        this.statementsMax = bounds.provableStatementsMax();
        this.witnesses = new WitnessRetention(bounds.replayableStatementsMax());
    }

    /// Adds the rows of the state after a statement, and what takes it back; deletes what takes
    /// back a statement that is too old now, and witnesses that are.
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
        witnesses.put(batch, at);
    }

    /// Takes up an instance that the store has: deletes what takes back statements that are too old
    /// since fewer are kept than before. At the start, before anything is executed.
    void recover(int number, long nextSequence) {
        witnesses.recover(number, new Records(store));
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
    Looked<Proved> prove(TrieProfile profile, Position at, Hash32 root, Showing showing) {
        return look(profile, at, root, then -> proved(then, showing));
    }

    /// Looks at the state after the statement at `at`, which is durable.
    ///
    /// @param root the statement's post-root
    /// @param look keeps nothing of what it gets
    /// @return anything but [Looked.NotThere]
    <T> Looked<T> look(TrieProfile profile, Position at, Hash32 root, Function<Trie, T> look) {
        try (GatewayStore.Moment moment = store.moment()) {
            Records records = new Records(moment);
            InstanceHead head = records.head(at.number());
            if (head == null) {
                throw new CorruptStoreException("there must be a head of the instance at " + at);
            }
            Wanted wanted = new Wanted(profile, at, root, head);
            if (at.sequence() == head.nextSequence() - 1) {
                return new Looked.Found<>(look.apply(then(records, wanted, StateDiff.EMPTY)));
            }
            if (!proofs.tryAcquire()) {
                return new Looked.Busy<>();
            }
            try {
                return older(records, wanted, look);
            } finally {
                proofs.release();
            }
        } catch (StoredTrie.HeapExceededException e) {
            return new Looked.TooFarBack<>(at.sequence(), String.valueOf(e.getMessage()));
        }
    }

    /// A state, and where its instance is now.
    private record Wanted(TrieProfile profile, Position at, Hash32 root, InstanceHead head) {}

    private static <T> Looked<T> older(Records records, Wanted wanted, Function<Trie, T> look) {
        Position at = wanted.at();
        TakenBack back = new TakenBack(at.sequence());
        records.state().undosFrom(new Position(at.number(), at.sequence() + 1), back::take);
        if (back.tooMuch) {
            return new Looked.TooFarBack<>(
                    at.sequence(),
                    "changes must be at most "
                            + StateBounds.TAKEN_BACK_BYTES_MAX
                            + " bytes, are more");
        }
        if (back.last != wanted.head().nextSequence() - 1) {
            return new Looked.NotKept<>(
                    at.sequence(), oldestKept(records.state(), at.number(), wanted.head()));
        }
        return new Looked.Found<>(look.apply(then(records, wanted, new StateDiff(back.changes))));
    }

    /// @param back takes the statements back that came later
    private static Trie then(Records records, Wanted wanted, StateDiff back) {
        StoredTrie stored =
                new StoredTrie(
                        records.state(), wanted.at().number(), StateBounds.PROOF_HEAP_BYTES_MAX);
        Trie then = Trie.open(wanted.profile(), wanted.head().stateRoot(), stored).apply(back);
        if (!then.root().equals(wanted.root())) {
            throw new CorruptStoreException(
                    "state at "
                            + wanted.at()
                            + " must have root "
                            + wanted.root()
                            + ", has "
                            + then.root());
        }
        return then;
    }

    private static Proved proved(Trie then, Showing showing) {
        NavigableSet<ByteString> keys = new TreeSet<>(showing.keys());
        if (showing.range() != null) {
            keys.addAll(StateRange.keys(then, showing.range()));
        }
        return new Proved(List.copyOf(keys), then.prove(keys));
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
