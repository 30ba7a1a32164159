package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// Where a trie lies whose nodes are not all in heap: one row for each node that is not inlined in
/// its parent, under its place and not under its hash, and one for each value under its key. So
/// there is one row for one place, and nothing to collect when a node changes.
///
/// What a row says is believed only if its hash is the one that the node above names, up to the
/// root that the trie was opened with. Methods may throw
/// [io.xcmgateway.spree.state.StateUnavailableException] when the rows cannot be read.
public interface TrieRows {

    /// The encoding of a node.
    ///
    /// @param path see [NodeChanges]
    @Nullable ByteString node(ByteString path);

    /// The value at a whole key.
    @Nullable ByteString value(ByteString key);

    /// Is told of each node and value that the trie holds in heap from now on.
    ///
    /// @param heapBytes about what it takes there
    void loaded(long heapBytes);

    /// What is thrown when the row of a node is missing, or is another one than the trie needs.
    ///
    /// @param path see [NodeChanges]
    RuntimeException damagedNode(ByteString path, String expected, String found);

    /// What is thrown when the row of a value is missing, or is another one than the trie needs.
    RuntimeException damagedValue(ByteString key, String expected, String found);
}
