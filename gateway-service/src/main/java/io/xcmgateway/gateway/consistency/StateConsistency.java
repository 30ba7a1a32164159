package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StateRecords;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.StoredTrie;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.proof.trie.TrieLimits;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.state.StateDiff;
import org.jspecify.annotations.Nullable;

/// The consistency of one instance's states: that the last one is what its root says, node by node
/// and value by value, and that what takes statements back leads to the roots of those before.
final class StateConsistency {
    private final Records records;
    private final StoredInstance stored;
    private final TrieProfile profile;
    private final Differences differences;

    StateConsistency(Records records, StoredInstance stored, Differences differences) {
        this.records = records;
        this.stored = stored;
        this.profile = stored.record().instance().trieProfile();
        this.differences = differences;
    }

    /// @throws io.xcmgateway.gateway.state.CorruptStoreException for the first node or value that
    ///   is not under the root
    void check() {
        StateSize counted = new StateWalk(records.state(), stored, differences).run();
        ByteString size = records.state().value(stored.number(), HostKeys.size());
        differences.equal(
                Table.STATE,
                Keys.state(stored.number(), HostKeys.size()),
                "size of the state",
                new Decoded.Value<>(counted),
                StateSize.of(size));
        undos();
    }

    /// From the newest statement back to the oldest one that can be taken back.
    private void undos() {
        Trie trie =
                Trie.open(
                        profile,
                        stored.head().stateRoot(),
                        new StoredTrie(records.state(), stored.number()));
        long first = stored.head().nextSequence();
        StateDiff undo = first == 0 ? null : undo(first - 1);
        while (undo != null) {
            first--;
            ByteString row = Keys.position(stored.number(), first);
            Hash32 root = postRoot(first - 1);
            ByteString longest = longest(undo);
            if (longest.length() > TrieLimits.KEY_BYTES_MAX) {
                String bound = "of at most " + TrieLimits.KEY_BYTES_MAX + " bytes";
                differences.add(
                        Table.UNDO, row, "every key", bound, longest.length() + " bytes long");
                return;
            }
            trie = trie.apply(undo);
            String what = "root with sequence " + Long.toUnsignedString(first) + " taken back";
            differences.equal(Table.UNDO, row, what, root, trie.root());
            if (!trie.root().equals(root)) {
                return; // older ones could only differ as well
            }
            undo = undo(first - 1);
        }
        surplus(first);
    }

    /// @param oldest sequence of the oldest statement that can be taken back
    private void surplus(long oldest) {
        StateRecords states = records.state();
        states.undosFrom(
                new Position(stored.number(), 0),
                (at, _) -> {
                    boolean kept =
                            Long.compareUnsigned(at.sequence(), oldest) >= 0
                                    && Long.compareUnsigned(
                                                    at.sequence(), stored.head().nextSequence())
                                            < 0;
                    if (!kept) {
                        String what =
                                "what takes back sequence " + Long.toUnsignedString(at.sequence());
                        differences.surplus(Table.UNDO, Keys.position(at), what);
                    }
                    return kept;
                });
    }

    private static ByteString longest(StateDiff undo) {
        ByteString longest = ByteString.EMPTY;
        for (ByteString key : undo.changes().keySet()) {
            longest = key.length() > longest.length() ? key : longest;
        }
        return longest;
    }

    private @Nullable StateDiff undo(long sequence) {
        return sequence <= 0 ? null : records.state().undo(new Position(stored.number(), sequence));
    }

    private @Nullable Hash32 postRoot(long sequence) {
        ExecutionRecord execution = records.execution(new Position(stored.number(), sequence));
        return execution == null ? null : execution.statement().postRoot();
    }
}
