package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import io.xcmgateway.spree.state.StateView;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A whole state, in heap or as far as it was needed, immutable and safe for use by many threads.
/// [#apply] makes a new trie that shares with the old one all that did not change, so keeping old
/// ones is cheap.
public final class Trie {
    private final Layout layout;
    private final @Nullable Node root;
    private final Hash32 rootHash;

    private Trie(Layout layout, @Nullable Node root) {
        this.layout = layout;
        this.root = root;
        this.rootHash = layout.rootHash(root);
    }

    /// The trie without keys.
    public static Trie empty(TrieProfile profile) {
        return empty(Layout.of(profile));
    }

    /// @throws IllegalArgumentException if a key is longer than [TrieLimits#KEY_BYTES_MAX]
    public static Trie of(TrieProfile profile, NavigableMap<ByteString, ByteString> entries) {
        return of(Layout.of(profile), entries);
    }

    static Trie open(Layout layout, Hash32 root, TrieRows rows) {
        return new Trie(layout, new RowReader(layout, rows).root(root));
    }

    static Trie empty(Layout layout) {
        return new Trie(layout, null);
    }

    static Trie of(Layout layout, NavigableMap<ByteString, ByteString> entries) {
        NavigableMap<ByteString, Change> puts = new TreeMap<>();
        entries.forEach((key, value) -> puts.put(key, new Change.Put(value)));
        return empty(layout).apply(new StateDiff(puts));
    }

    /// The trie with the root `root` whose nodes and values lie in `rows`. Reads the root now and
    /// everything else when it is first needed, and then holds it in heap.
    ///
    /// While the trie is in use, a row that it has not read must stay as it was; others may change.
    /// So it is enough that rows are written by [#changesTo] and this trie follows.
    public static Trie open(TrieProfile profile, Hash32 root, TrieRows rows) {
        return open(Layout.of(profile), root, rows);
    }

    public Hash32 root() {
        return rootHash;
    }

    /// The state to execute on.
    public StateView view() {
        return new Lookup(root, NodeSource.IN_PLACE);
    }

    /// The trie after `diff`. Hashes only what changed.
    ///
    /// @throws IllegalArgumentException if a key is longer than [TrieLimits#KEY_BYTES_MAX]
    public Trie apply(StateDiff diff) {
        Node after = new Update(layout, NodeSource.IN_PLACE).apply(root, diff);
        return after == root ? this : new Trie(layout, after);
    }

    /// What has to be written where the rows of this trie lie, so that they become those of
    /// `after`, which [#apply] made out of this one. The values have rows of their own and are not
    /// in it.
    public NodeChanges changesTo(Trie after) {
        return new RowComparison(layout).compare(root, after.root);
    }

    /// The witness of an execution on this trie: compact-proof items of exactly the nodes and
    /// values that a replay loads when it reads `reads` and then applies `diff`. What each of them
    /// loads is told at `Lookup` and `Update`; the root is always there.
    ///
    /// A verifier refuses a witness beyond [TrieLimits]; this method does not.
    public List<ByteString> witness(Reads reads, StateDiff diff) {
        Recorder recorder = new Recorder(root, layout);
        Lookup lookup = new Lookup(root, recorder);
        reads.values().forEach(lookup::get);
        reads.existences().forEach(lookup::exists);
        reads.steps().forEach(lookup::nextKey);
        new Update(layout, recorder).apply(root, diff);
        return Recorder.compactItems(recorder.loaded());
    }

    /// Proves what each of `keys` holds, or that it holds nothing.
    public StorageProof prove(Collection<ByteString> keys) {
        Recorder recorder = new Recorder(root, layout);
        Lookup lookup = new Lookup(root, recorder);
        keys.forEach(lookup::get);
        return new StorageProof(List.copyOf(recorder.loaded().storageItems()));
    }

    /// The keys of a range.
    public Listing list(KeyRange range) {
        return RangeWalk.list(root, NodeSource.IN_PLACE, range);
    }

    /// Proves which keys are in a range, and that there are no others.
    ///
    /// @param values whether to prove what they hold as well
    public StorageProof prove(KeyRange range, boolean values) {
        Recorder recorder = new Recorder(root, layout);
        Listing listing = RangeWalk.list(root, recorder, range);
        if (values) {
            listing.keys().forEach(new Lookup(root, recorder)::get);
        }
        return new StorageProof(List.copyOf(recorder.loaded().storageItems()));
    }
}
