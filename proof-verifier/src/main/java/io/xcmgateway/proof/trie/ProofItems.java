package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The nodes and values that a proof holds, with a note of which were loaded. The root counts as
/// loaded from the start.
sealed interface ProofItems extends NodeSource permits Recorder, ItemsByHash {

    /// Hashes of what was not loaded so far.
    List<Hash32> unused();

    /// Everything there is, as the items of a storage proof.
    SortedSet<ByteString> storageItems();

    /// Everything there is, as the items of a compact proof; `null` if that would exceed
    /// [TrieLimits].
    @Nullable List<ByteString> compactItems();

    /// Refuses a proof whose size alone is out of bounds.
    static void checkSize(List<ByteString> items) throws ProofRefused {
        if (items.size() > TrieLimits.PROOF_ITEMS_MAX) {
            throw new ProofRefused(
                    "too many proof items",
                    "at most " + TrieLimits.PROOF_ITEMS_MAX,
                    String.valueOf(items.size()));
        }
        long bytes = 0;
        for (ByteString item : items) {
            bytes += item.length();
        }
        if (bytes > TrieLimits.PROOF_BYTES_MAX) {
            throw new ProofRefused(
                    "too many proof bytes",
                    "at most " + TrieLimits.PROOF_BYTES_MAX,
                    String.valueOf(bytes));
        }
    }
}
