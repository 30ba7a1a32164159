package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.StateRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.StoredTrie;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.trie.KeyRange;
import io.xcmgateway.proof.trie.Listing;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.proof.trie.TrieRows;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.state.StateView;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes through the whole trie of an instance's last state, from its root down, beside the rows of
/// its values. Every node is held to the hash that the node above names, every value to that of its
/// node; so if all of them are there and no others, the root is that of exactly these rows.
///
/// A page of keys at a time, each in a trie of its own, so that heap does not grow with the state.
final class StateWalk {
    private static final int PAGE_KEYS = 256;

    /// Paths of surplus rows are looked for among so many rows at a time.
    private static final int PATHS_MAX = 1 << 16;

    private final StateRecords states;
    private final StoredInstance stored;
    private final Differences differences;

    private long keys;
    private long bytes;

    StateWalk(StateRecords states, StoredInstance stored, Differences differences) {
        this.states = states;
        this.stored = stored;
        this.differences = differences;
    }

    /// How much of what is counted the state has.
    ///
    /// @throws io.xcmgateway.gateway.state.CorruptStoreException for the first node or value that
    ///   is not under the root
    StateSize run() {
        long[] visited = {0};
        walk(_ -> visited[0]++, this::values);
        long[] rows = {0};
        states.nodes(
                stored.number(),
                (_, _) -> {
                    rows[0]++;
                    return true;
                });
        if (rows[0] != visited[0]) {
            surplusNode();
        }
        return new StateSize(keys, bytes);
    }

    /// What is done with the keys of one page.
    private interface Page {
        /// @param after the last key of the page before; `null` for the first page
        void keys(@Nullable ByteString after, Listing listing, StateView view);
    }

    /// Visits each node once and each key once. The nodes that two pages share lead to the end of
    /// one and the start of the next, so that only neighbours share any.
    private void walk(Consumer<ByteString> nodes, Page page) {
        Set<ByteString> before = Set.of();
        ByteString after = null;
        Listing listing;
        do {
            Set<ByteString> seen = new HashSet<>();
            Trie trie =
                    Trie.open(
                            stored.record().instance().trieProfile(),
                            stored.head().stateRoot(),
                            new SeenRows(new StoredTrie(states, stored.number()), seen));
            listing = trie.list(new KeyRange(ByteString.EMPTY, after, PAGE_KEYS));
            for (ByteString path : seen) {
                if (!before.contains(path)) {
                    nodes.accept(path);
                }
            }
            page.keys(after, listing, trie.view());
            before = seen;
            after = listing.keys().isEmpty() ? after : listing.keys().getLast();
        } while (listing instanceof Listing.Page);
    }

    /// The rows of values between two keys are those of the page.
    private void values(@Nullable ByteString after, Listing listing, StateView view) {
        Iterator<ByteString> expected = listing.keys().iterator();
        boolean last = listing instanceof Listing.All;
        boolean[] whole = {true};
        states.valuesFrom(
                stored.number(),
                after == null ? ByteString.EMPTY : after,
                (key, value) -> {
                    if (key.equals(after)) {
                        return true;
                    }
                    if (!expected.hasNext()) {
                        if (last) {
                            value(key, null, value);
                        }
                        return false;
                    }
                    ByteString next = expected.next();
                    whole[0] = next.equals(key);
                    if (whole[0]) {
                        value(key, view.get(key), value);
                    } else if (key.compareTo(next) < 0) {
                        value(key, null, value);
                    } else {
                        value(next, view.get(next), null);
                    }
                    return whole[0];
                });
        if (whole[0] && expected.hasNext()) {
            ByteString missing = expected.next();
            value(missing, view.get(missing), null);
        }
    }

    private void value(ByteString key, @Nullable ByteString expected, @Nullable ByteString found) {
        differences.equal(Table.STATE, Keys.state(stored.number(), key), "value", expected, found);
        if (found != null && StateSize.counts(key)) {
            keys++;
            bytes += (long) key.length() + found.length();
        }
    }

    /// Finds the first row of a node that the walk does not visit.
    private void surplusNode() {
        ByteString from = ByteString.EMPTY;
        while (from != null) {
            Set<ByteString> paths = new HashSet<>();
            ByteString next = pathsFrom(from, paths);
            walk(paths::remove, (_, _, _) -> {});
            if (!paths.isEmpty()) {
                ByteString path = paths.stream().min(ByteString::compareTo).orElseThrow();
                differences.surplus(
                        Table.NODES, Keys.state(stored.number(), path), "trie node at " + path);
                return;
            }
            from = next;
        }
    }

    /// Takes up to [#PATHS_MAX] paths; the one behind them is returned, or `null` at the end.
    private @Nullable ByteString pathsFrom(ByteString from, Set<ByteString> paths) {
        ByteString[] next = {null};
        states.nodesFrom(
                stored.number(),
                from,
                (path, _) -> {
                    if (paths.size() == PATHS_MAX) {
                        next[0] = path;
                        return false;
                    }
                    return paths.add(path);
                });
        return next[0];
    }

    /// Notes which nodes are read.
    private record SeenRows(StoredTrie rows, Set<ByteString> seen) implements TrieRows {
        @Override
        public @Nullable ByteString node(ByteString path) {
            seen.add(path);
            return rows.node(path);
        }

        @Override
        public @Nullable ByteString value(ByteString key) {
            return rows.value(key);
        }

        @Override
        public void loaded(long heapBytes) {
            rows.loaded(heapBytes);
        }

        @Override
        public RuntimeException damagedNode(ByteString path, String expected, String found) {
            return rows.damagedNode(path, expected, found);
        }

        @Override
        public RuntimeException damagedValue(ByteString key, String expected, String found) {
            return rows.damagedValue(key, expected, found);
        }
    }
}
