package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.Loads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateUnavailableException;
import io.xcmgateway.spree.state.StateView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a proof shows of a state with a known root. A read that needs a node which the proof lacks
/// throws [StateUnavailableException]: missing is never "absent".
///
/// It notes what is loaded from it, so that a proof which holds more than it needs can be refused
/// ([#unused]). For one thread.
public final class PartialTrie implements StateView {
    private final Layout layout;
    private final @Nullable Node root;
    private final ProofItems items;
    private final Lookup lookup;

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
        ///
        /// @param missing the node or value that it would have to hold
        record Incomplete(String missing) implements Answer {}
    }

    private PartialTrie(Layout layout, @Nullable Node root, ProofItems items) {
        this.layout = layout;
        this.root = root;
        this.items = items;
        this.lookup = new Lookup(root, items);
    }

    /// Opens the items of a compact proof (the witness of an execution). All of them must belong to
    /// the trie with the root `root`.
    public static Opened open(TrieProfile profile, Hash32 root, List<ByteString> compactItems) {
        return open(Layout.of(profile), root, compactItems);
    }

    /// Opens a storage proof. All of its items must be reached from the root `root`.
    public static Opened open(TrieProfile profile, Hash32 root, StorageProof proof) {
        return open(Layout.of(profile), root, proof);
    }

    static Opened open(Layout layout, Hash32 rootHash, List<ByteString> compactItems) {
        try {
            Node root = CompactReader.read(layout, rootHash, compactItems);
            return new Opened.Usable(new PartialTrie(layout, root, new Recorder(root, layout)));
        } catch (ProofRefused refused) {
            return refused.refused();
        }
    }

    static Opened open(Layout layout, Hash32 rootHash, StorageProof proof) {
        try {
            ItemsByHash items = new ItemsByHash(layout, rootHash, proof);
            return new Opened.Usable(new PartialTrie(layout, items.root(), items));
        } catch (ProofRefused refused) {
            return refused.refused();
        }
    }

    @Override
    public @Nullable ByteString get(ByteString key) {
        return lookup.get(key);
    }

    @Override
    public boolean exists(ByteString key) {
        return lookup.exists(key);
    }

    @Override
    public @Nullable ByteString nextKey(ByteString key) {
        return lookup.nextKey(key);
    }

    @Override
    public StateView observed(Loads loads) {
        return lookup.observed(loads);
    }

    /// As [#get], but what the proof lacks is an answer instead of an exception.
    public Answer ask(ByteString key) {
        try {
            ByteString value = lookup.get(key);
            return value == null ? new Answer.Absent() : new Answer.Present(value);
        } catch (StateUnavailableException missing) {
            return new Answer.Incomplete(String.valueOf(missing.getMessage()));
        }
    }

    /// The keys of a range, and what the proof lacks of them. Values are read with [#ask].
    public Listing list(KeyRange range) {
        return RangeWalk.list(root, items, range);
    }

    /// The root after `diff`. What has to be loaded for it counts as used; this trie stays as it
    /// is.
    ///
    /// @throws StateUnavailableException if the proof lacks a node
    /// @throws IllegalArgumentException if a key is longer than [TrieLimits#KEY_BYTES_MAX]
    public Hash32 rootAfter(StateDiff diff) {
        return layout.rootHash(new Update(layout, items).apply(root, diff));
    }

    /// Hashes of the nodes and values in the proof that nothing has loaded so far. The root is
    /// always in use.
    public List<Hash32> unused() {
        return items.unused();
    }

    /// All of the proof as a storage proof.
    public StorageProof storageProof() {
        return new StorageProof(List.copyOf(items.storageItems()));
    }

    /// All of the proof as a compact proof; `null` if that would exceed [TrieLimits], since a
    /// compact proof repeats a node at each place where the trie has it.
    public @Nullable CompactProof compactProof() {
        List<ByteString> compact = items.compactItems();
        return compact == null ? null : new CompactProof(compact);
    }
}
