package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows in memory that count how much of them a trie holds in heap.
final class HeapRows implements TrieRows {
    final NavigableMap<ByteString, ByteString> nodes = new TreeMap<>();
    final NavigableMap<ByteString, ByteString> values = new TreeMap<>();
    int nodesRead;
    int valuesRead;
    long heapBytes;

    /// What a whole trie needs.
    static HeapRows of(Layout layout, NavigableMap<ByteString, ByteString> entries) {
        HeapRows rows = new HeapRows();
        rows.values.putAll(entries);
        write(Trie.empty(layout).changesTo(Trie.of(layout, entries)).rows(), rows.nodes);
        return rows;
    }

    void update(Trie before, Trie after, StateDiff diff) {
        NodeChanges changes = before.changesTo(after);
        write(changes.rows(), nodes);
        write(diff.changes(), values);
        heapBytes += changes.heapBytes();
    }

    private static void write(
            NavigableMap<ByteString, Change> changes, NavigableMap<ByteString, ByteString> rows) {
        changes.forEach((key, change) -> {
            switch (change) {
                case Change.Put(ByteString value) -> rows.put(key, value);
                case Change.Delete() -> rows.remove(key);
            }
        });
    }

    @Override
    public @Nullable ByteString node(ByteString path) {
        nodesRead++;
        return nodes.get(path);
    }

    @Override
    public @Nullable ByteString value(ByteString key) {
        valuesRead++;
        return values.get(key);
    }

    @Override
    public void loaded(long bytes) {
        heapBytes += bytes;
    }

    @Override
    public RuntimeException damagedNode(ByteString path, String expected, String found) {
        return new DamagedException(
                "trie node at " + path + " must be " + expected + ", was " + found);
    }

    @Override
    public RuntimeException damagedValue(ByteString key, String expected, String found) {
        return new DamagedException("value at " + key + " must be " + expected + ", was " + found);
    }

    static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DamagedException(String what) {
            super(what);
        }
    }
}
