package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;

/// A whole state in heap, immutable. [#apply] makes a new trie that shares what did not change.
@SuppressWarnings("DoNotCallSuggester") // bodies follow in the next commit
public final class Trie {
    private Trie() {}

    public static Trie empty(TrieProfile profile) {
        throw new UnsupportedOperationException(profile.toString());
    }

    public static Trie of(TrieProfile profile, NavigableMap<ByteString, ByteString> entries) {
        throw new UnsupportedOperationException(profile + " " + entries.size());
    }

    public Hash32 root() {
        throw new UnsupportedOperationException();
    }

    public StateView view() {
        throw new UnsupportedOperationException();
    }

    public Trie apply(StateDiff diff) {
        throw new UnsupportedOperationException(diff.toString());
    }

    public List<ByteString> witness(Reads reads, StateDiff diff) {
        throw new UnsupportedOperationException(reads.toString() + diff);
    }

    public StorageProof prove(Collection<ByteString> keys) {
        throw new UnsupportedOperationException(keys.toString());
    }
}
