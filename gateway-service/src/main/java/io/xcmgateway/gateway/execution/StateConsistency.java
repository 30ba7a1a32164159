package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The consistency of one instance's state: the values with the root, the nodes with the values,
/// and what takes statements back with the roots of those before. Of each it tells the first
/// difference.
final class StateConsistency {
    private final Records records;
    private final StoredInstance stored;
    private final TrieProfile profile;
    private final Consumer<String> problems;

    StateConsistency(Records records, StoredInstance stored, Consumer<String> problems) {
        this.records = records;
        this.stored = stored;
        this.profile = stored.record().instance().trieProfile();
        this.problems = problems;
    }

    void check() {
        NavigableMap<ByteString, ByteString> values = records.state().values(stored.number());
        Trie trie = Trie.of(profile, values);
        Decoded<StateSize> counted = new Decoded.Value<>(StateSize.count(values));
        Decoded<StateSize> told = StateSize.of(values.get(HostKeys.size()));
        if (!counted.equals(told)) {
            problems.accept("size of the state must be " + counted + ", was " + told);
        }
        if (!trie.root().equals(stored.head().stateRoot())) {
            problems.accept(
                    "root of the values must be "
                            + stored.head().stateRoot()
                            + ", was "
                            + trie.root());
            return; // the rest could only differ from what is wrong
        }
        nodes(trie);
        undos(trie);
    }

    private void nodes(Trie trie) {
        Iterator<Map.Entry<ByteString, Change>> expected =
                Trie.empty(profile).changesTo(trie).rows().entrySet().iterator();
        boolean[] same = {true};
        records.state()
                .nodes(
                        stored.number(),
                        (path, node) -> {
                            same[0] = isNext(expected, path, node);
                            return same[0];
                        });
        if (same[0] && expected.hasNext()) {
            problems.accept("no trie node at " + expected.next().getKey());
        }
    }

    private boolean isNext(
            Iterator<Map.Entry<ByteString, Change>> expected, ByteString path, ByteString node) {
        Map.Entry<ByteString, Change> next = expected.hasNext() ? expected.next() : null;
        if (next == null || next.getKey().compareTo(path) > 0) {
            problems.accept("surplus trie node at " + path);
        } else if (!next.getKey().equals(path)) {
            problems.accept("no trie node at " + next.getKey());
        } else if (!next.getValue().equals(new Change.Put(node))) {
            problems.accept(
                    "trie node at " + path + " must be " + next.getValue() + ", was " + node);
        } else {
            return true;
        }
        return false;
    }

    /// From the newest statement back to the oldest one that can be taken back.
    private void undos(Trie newest) {
        long first = stored.head().nextSequence();
        Trie trie = newest;
        StateDiff undo = first == 0 ? null : undo(first - 1);
        while (undo != null) {
            first--;
            trie = trie.apply(undo);
            Hash32 root = postRoot(first - 1);
            if (!trie.root().equals(root)) {
                problems.accept(
                        "state with sequence "
                                + Long.toUnsignedString(first)
                                + " taken back must have root "
                                + root
                                + ", has "
                                + trie.root());
                return;
            }
            undo = undo(first - 1);
        }
        long oldest = first;
        records.state()
                .undosFrom(
                        new Position(stored.number(), 0),
                        (at, _) -> {
                            boolean kept =
                                    Long.compareUnsigned(at.sequence(), oldest) >= 0
                                            && Long.compareUnsigned(
                                                            at.sequence(),
                                                            stored.head().nextSequence())
                                                    < 0;
                            if (!kept) {
                                problems.accept(
                                        "what takes back sequence "
                                                + Long.toUnsignedString(at.sequence())
                                                + " is surplus");
                            }
                            return kept;
                        });
    }

    private @Nullable StateDiff undo(long sequence) {
        return sequence <= 0 ? null : records.state().undo(new Position(stored.number(), sequence));
    }

    private @Nullable Hash32 postRoot(long sequence) {
        ExecutionRecord execution = records.execution(new Position(stored.number(), sequence));
        return execution == null ? null : execution.statement().postRoot();
    }
}
