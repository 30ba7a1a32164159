package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.proof.trie.KeyRange;
import io.xcmgateway.proof.trie.Listing;
import io.xcmgateway.proof.trie.Trie;
import java.util.NavigableSet;
import java.util.TreeSet;

/// How a proof shows a range of keys.
///
/// A state section names keys, and each of its nodes must be needed for one of them. What a listing
/// needs is what these keys need: each that is listed, the one that the page begins behind, and,
/// where nothing is listed, the prefix itself. A node on the way to a key shows all its other ways,
/// so that a verifier sees that none was left out.
final class StateRange {
    private StateRange() {}

    /// The keys to show for it.
    static NavigableSet<ByteString> keys(Trie trie, KeyRange range) {
        Listing listing = trie.list(range);
        NavigableSet<ByteString> keys = new TreeSet<>(listing.keys());
        if (range.after() != null) {
            keys.add(range.after());
        }
        if (listing.keys().isEmpty()) {
            keys.add(range.prefix());
        }
        return keys;
    }
}
