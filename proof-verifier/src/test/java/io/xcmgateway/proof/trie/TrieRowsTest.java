package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tries whose nodes lie in rows: they must be the tries in heap in all that they say, and the rows
/// that one update after the other leaves must be those of the last state alone.
class TrieRowsTest {
    private static final Layout LAYOUT = Layout.of(TrieProfile.BLAKE2B_V1);

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void updatesLeaveTheRowsOfTheLastState(long seed) {
        RandomState state = RandomState.of(seed);
        Layout layout = state.layout();
        HeapRows rows = HeapRows.of(layout, state.entries());
        Trie inHeap = Trie.of(layout, state.entries());
        Trie inRows = open(layout, inHeap.root(), rows);
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>(state.entries());
        for (long step = 0; step < 12; step++) {
            StateDiff diff = RandomState.of(seed + 1_000 * step).diff();
            if (step % 3 == 2) {
                inRows = open(layout, inRows.root(), rows);
            }
            assertThat(inRows.witness(state.reads(), diff))
                    .isEqualTo(inHeap.witness(state.reads(), diff));
            Trie next = inRows.apply(diff);
            StateDiff undo = diff.undoing(inRows.view());
            assertThat(next.apply(undo).root()).isEqualTo(inRows.root());
            rows.update(inRows, next, diff);
            inRows = next;
            inHeap = inHeap.apply(diff);
            apply(diff, entries);
            assertThat(inRows.root()).isEqualTo(inHeap.root());
            assertThat(rows.nodes).isEqualTo(HeapRows.of(layout, entries).nodes);
        }
        assertThat(rows.values).isEqualTo(entries);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAreThoseOfTheTrieInHeap(long seed) {
        RandomState state = RandomState.of(seed);
        HeapRows rows = HeapRows.of(state.layout(), state.entries());
        Trie inHeap = Trie.of(state.layout(), state.entries());
        Trie inRows = open(state.layout(), inHeap.root(), rows);
        for (ByteString key : state.reads().values()) {
            assertThat(inRows.view().get(key)).isEqualTo(inHeap.view().get(key));
            assertThat(inRows.view().exists(key)).isEqualTo(inHeap.view().exists(key));
            assertThat(inRows.view().nextKey(key)).isEqualTo(inHeap.view().nextKey(key));
        }
        assertThat(inRows.prove(state.reads().values()))
                .isEqualTo(inHeap.prove(state.reads().values()));
    }

    @Test
    void readsOnlyWhatIsAskedForAndOnlyOnce() {
        NavigableMap<ByteString, ByteString> entries = manyKeys();
        HeapRows rows = HeapRows.of(LAYOUT, entries);
        Trie trie = open(LAYOUT, Trie.of(LAYOUT, entries).root(), rows);
        assertThat(rows.nodesRead).isEqualTo(1);
        ByteString key = entries.firstKey();
        assertThat(trie.view().exists(key)).isTrue();
        int read = rows.nodesRead;
        assertThat(read).isBetween(2, 6);
        assertThat(rows.valuesRead).isZero();
        assertThat(trie.view().get(key)).isEqualTo(entries.get(key));
        assertThat(trie.view().get(key)).isEqualTo(entries.get(key));
        assertThat(rows.valuesRead).isEqualTo(1);
        assertThat(rows.nodesRead).isEqualTo(read);
    }

    @Test
    void tellsTheHeapThatTheWholeTrieTakes() {
        NavigableMap<ByteString, ByteString> entries = manyKeys();
        HeapRows rows = new HeapRows();
        rows.update(
                Trie.empty(LAYOUT),
                Trie.of(LAYOUT, entries),
                new StateDiff(new TreeMap<>(Map.of())));
        long made = rows.heapBytes;
        assertThat(made).isBetween(entries.size() * 300L, entries.size() * 1_500L);
        rows.values.putAll(entries);
        rows.heapBytes = 0;
        Trie trie = open(LAYOUT, Trie.of(LAYOUT, entries).root(), rows);
        entries.keySet().forEach(trie.view()::get);
        assertThat(rows.heapBytes).isEqualTo(made);
        NavigableMap<ByteString, Change> all = new TreeMap<>();
        entries.keySet().forEach(key -> all.put(key, new Change.Delete()));
        StateDiff diff = new StateDiff(all);
        rows.update(trie, trie.apply(diff), diff);
        assertThat(rows.heapBytes).isZero();
        assertThat(rows.nodes).isEmpty();
    }

    @Test
    void theTrieWithoutKeysHasNoRows() {
        HeapRows rows = new HeapRows();
        Trie trie = open(LAYOUT, Trie.empty(LAYOUT).root(), rows);
        assertThat(trie.view().nextKey(ByteString.EMPTY)).isNull();
        assertThat(rows.nodesRead).isZero();
    }

    @Test
    void believesNoRowOfAnotherHash() {
        NavigableMap<ByteString, ByteString> entries = manyKeys();
        Hash32 root = Trie.of(LAYOUT, entries).root();
        for (ByteString path : HeapRows.of(LAYOUT, entries).nodes.keySet()) {
            HeapRows rows = HeapRows.of(LAYOUT, entries);
            rows.nodes.compute(path, (_, node) -> flipped(node));
            assertThatThrownBy(() -> readAll(open(LAYOUT, root, rows), entries))
                    .isInstanceOf(HeapRows.DamagedException.class)
                    .hasMessageContaining("trie node at " + path);
            rows.nodes.remove(path);
            assertThatThrownBy(() -> readAll(open(LAYOUT, root, rows), entries))
                    .isInstanceOf(HeapRows.DamagedException.class);
        }
        HeapRows rows = HeapRows.of(LAYOUT, entries);
        rows.values.compute(entries.lastKey(), (_, value) -> flipped(value));
        assertThatThrownBy(() -> readAll(open(LAYOUT, root, rows), entries))
                .isInstanceOf(HeapRows.DamagedException.class)
                .hasMessageContaining("value at " + entries.lastKey());
    }

    private static void readAll(Trie trie, NavigableMap<ByteString, ByteString> entries) {
        entries.keySet().forEach(trie.view()::get);
    }

    private static ByteString flipped(@org.jspecify.annotations.Nullable ByteString bytes) {
        byte[] flipped = bytes == null ? new byte[1] : bytes.toByteArray();
        flipped[flipped.length - 1] ^= 1;
        return ByteString.wrap(flipped);
    }

    private static NavigableMap<ByteString, ByteString> manyKeys() {
        Random random = new Random(7);
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>();
        while (entries.size() < 500) {
            byte[] key = new byte[20];
            byte[] value = new byte[60];
            random.nextBytes(key);
            random.nextBytes(value);
            entries.put(ByteString.wrap(key), ByteString.wrap(value));
        }
        return entries;
    }

    private static void apply(StateDiff diff, NavigableMap<ByteString, ByteString> entries) {
        diff.changes()
                .forEach((key, change) -> {
                    switch (change) {
                        case Change.Put(ByteString value) -> entries.put(key, value);
                        case Change.Delete() -> entries.remove(key);
                    }
                });
    }

    private static Trie open(Layout layout, Hash32 root, HeapRows rows) {
        return Trie.open(layout, root, rows);
    }
}
