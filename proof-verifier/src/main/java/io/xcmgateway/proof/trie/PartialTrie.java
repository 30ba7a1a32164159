package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a proof shows of a state. A read that needs a node which the proof lacks throws
/// [io.xcmgateway.spree.state.StateUnavailableException]: missing is never "absent".
@SuppressWarnings("DoNotCallSuggester") // bodies follow in the next commit
public final class PartialTrie implements StateView {
    private PartialTrie() {}

    /// What came of opening a proof.
    public sealed interface Opened {
        record Usable(PartialTrie trie) implements Opened {}

        record Refused(String reason, String expected, String found) implements Opened {}
    }

    /// What a proof says of one key.
    public sealed interface Answer {
        record Present(ByteString value) implements Answer {}

        record Absent() implements Answer {}

        /// The proof does not say.
        record Incomplete(String missing) implements Answer {}
    }

    /// Opens the items of a compact proof (the witness of an execution).
    public static Opened open(TrieProfile profile, Hash32 root, List<ByteString> compactItems) {
        throw new UnsupportedOperationException(profile + " " + root + compactItems.size());
    }

    /// Opens a storage proof.
    public static Opened open(TrieProfile profile, Hash32 root, StorageProof proof) {
        throw new UnsupportedOperationException(profile + " " + root + proof);
    }

    @Override
    public @Nullable ByteString get(ByteString key) {
        throw new UnsupportedOperationException(key.toString());
    }

    @Override
    public boolean exists(ByteString key) {
        throw new UnsupportedOperationException(key.toString());
    }

    @Override
    public @Nullable ByteString nextKey(ByteString key) {
        throw new UnsupportedOperationException(key.toString());
    }

    /// As [#get], with the missing node as a value instead of an exception.
    public Answer ask(ByteString key) {
        throw new UnsupportedOperationException(key.toString());
    }

    /// The root after `diff`; what has to be loaded for it counts as used.
    ///
    /// @throws io.xcmgateway.spree.state.StateUnavailableException if the proof lacks a node
    public Hash32 rootAfter(StateDiff diff) {
        throw new UnsupportedOperationException(diff.toString());
    }

    /// Hashes of the proof's nodes and values that nothing has loaded so far.
    public List<Hash32> unused() {
        throw new UnsupportedOperationException();
    }
}
