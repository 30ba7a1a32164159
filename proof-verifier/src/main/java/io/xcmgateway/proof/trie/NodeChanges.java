package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The rows of trie nodes that an update changes.
///
/// The key of a row is the node's path: the nibbles from the root to where its partial key starts,
/// two a byte, the last one alone in the high half if their number is odd; then one byte that says
/// whether it is (1) or not (0). The value is the node's encoding. A node that is inlined in its
/// parent has no row; the root always has one, and the trie without keys has none.
///
/// @param rows unmodifiable
/// @param heapBytes about how much more heap the trie takes after the update, less than 0 if it
///   takes less
public record NodeChanges(NavigableMap<ByteString, Change> rows, long heapBytes) {

    public NodeChanges {
        rows = Collections.unmodifiableNavigableMap(new TreeMap<>(rows));
    }

    static ByteString rowKey(Nibbles path) {
        int length = path.length();
        byte[] key = new byte[(length + 1) / 2 + 1];
        for (int i = 0; i < length; i++) {
            key[i >> 1] |= (byte) ((i & 1) == 0 ? path.at(i) << 4 : path.at(i));
        }
        key[key.length - 1] = (byte) (length & 1);
        return ByteString.wrap(key);
    }
}
