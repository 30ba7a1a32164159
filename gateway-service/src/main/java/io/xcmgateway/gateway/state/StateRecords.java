package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Reads and writes of what makes up the states of instances: values by key, trie nodes by path,
/// and for each of the last statements what takes its changes back.
public final class StateRecords {
    private final StoreReader store;

    public StateRecords(StoreReader store) {
        this.store = store;
    }

    /// The state after the last statement, by trie key, all of it.
    public NavigableMap<ByteString, ByteString> values(int number) {
        NavigableMap<ByteString, ByteString> values = new TreeMap<>();
        valuesFrom(
                number,
                ByteString.EMPTY,
                (key, value) -> {
                    values.put(key, value);
                    return true;
                });
        return values;
    }

    /// Visits the values of the state after the last statement by trie key, from `from` on, until
    /// the visitor says no.
    public void valuesFrom(
            int number, ByteString from, BiPredicate<ByteString, ByteString> visitor) {
        store.scan(
                Table.STATE,
                Keys.number(number),
                Keys.state(number, from),
                (key, value) -> visitor.test(Keys.afterNumber(key), value));
    }

    public @Nullable ByteString value(int number, ByteString trieKey) {
        return store.get(Table.STATE, Keys.state(number, trieKey));
    }

    /// @param path see [io.xcmgateway.proof.trie.NodeChanges]
    public @Nullable ByteString node(int number, ByteString path) {
        return store.get(Table.NODES, Keys.state(number, path));
    }

    /// Visits the trie nodes of the state after the last statement by their paths, until the
    /// visitor says no.
    public void nodes(int number, BiPredicate<ByteString, ByteString> visitor) {
        nodesFrom(number, ByteString.EMPTY, visitor);
    }

    /// The same, from the path `from` on.
    public void nodesFrom(
            int number, ByteString from, BiPredicate<ByteString, ByteString> visitor) {
        store.scan(
                Table.NODES,
                Keys.number(number),
                Keys.state(number, from),
                (key, node) -> visitor.test(Keys.afterNumber(key), node));
    }

    /// Visits what takes back the statements of an instance, the oldest first, from `from` on,
    /// until the visitor says no. Rows are decoded when the visitor asks for it.
    public void undosFrom(Position from, BiPredicate<Position, ByteString> visitor) {
        store.scan(
                Table.UNDO,
                Keys.number(from.number()),
                Keys.position(from),
                (key, value) -> visitor.test(Keys.positionOf(Table.UNDO, key), value));
    }

    /// The oldest statement that can be taken back; `null` if none can.
    public @Nullable Position firstUndo(int number) {
        List<Position> first = new ArrayList<>(1);
        undosFrom(
                new Position(number, 0),
                (at, _) -> {
                    first.add(at);
                    return false;
                });
        return first.isEmpty() ? null : first.getFirst();
    }

    /// What takes back the statement at `at`; `null` if that is not kept.
    public @Nullable StateDiff undo(Position at) {
        ByteString row = store.get(Table.UNDO, Keys.position(at));
        return row == null ? null : undo(at, row);
    }

    /// Decodes a row of [#undosFrom].
    ///
    /// @throws CorruptStoreException if it is none
    public static StateDiff undo(Position at, ByteString row) {
        return Records.decode(Table.UNDO, Keys.position(at), row, StateRecords::readUndo);
    }

    public static void putValues(StoreBatch batch, int number, StateDiff diff) {
        put(batch, Table.STATE, number, diff.changes());
    }

    public static void putNodes(
            StoreBatch batch, int number, NavigableMap<ByteString, Change> rows) {
        put(batch, Table.NODES, number, rows);
    }

    public static void putUndo(StoreBatch batch, Position at, StateDiff undo) {
        ScaleWriter out = new ScaleWriter();
        out.vec(
                List.copyOf(undo.changes().entrySet()),
                (entry, to) -> {
                    to.byteVec(entry.getKey());
                    switch (entry.getValue()) {
                        case Change.Put(ByteString value) -> to.u8(1).byteVec(value);
                        case Change.Delete() -> to.u8(0);
                    }
                });
        batch.put(Table.UNDO, Keys.position(at), out.toByteString());
    }

    public static void deleteUndo(StoreBatch batch, Position at) {
        batch.delete(Table.UNDO, Keys.position(at));
    }

    private static void put(
            StoreBatch batch, Table table, int number, Map<ByteString, Change> changes) {
        changes.forEach((key, change) -> {
            ByteString row = Keys.state(number, key);
            switch (change) {
                case Change.Put(ByteString value) -> batch.put(table, row, value);
                case Change.Delete() -> batch.delete(table, row);
            }
        });
    }

    private static StateDiff readUndo(ScaleReader in) throws Malformed {
        TreeMap<ByteString, Change> changes = new TreeMap<>();
        in.vec(
                Records.ITEMS_MAX,
                entry -> {
                    int start = entry.offset();
                    ByteString key = entry.byteVec(Records.BLOB_BYTES_MAX);
                    if (!changes.isEmpty() && changes.lastKey().compareTo(key) >= 0) {
                        throw entry.malformedAt(start, "keys ascending strictly", key.toString());
                    }
                    int there = entry.u8();
                    if (there > 1) {
                        throw entry.malformed("0 or 1", String.valueOf(there));
                    }
                    changes.put(
                            key,
                            there == 0
                                    ? new Change.Delete()
                                    : new Change.Put(entry.byteVec(Records.BLOB_BYTES_MAX)));
                    return key;
                });
        return new StateDiff(changes);
    }
}
