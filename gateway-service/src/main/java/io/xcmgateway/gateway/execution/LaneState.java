package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.gateway.state.StateRecords;
import io.xcmgateway.gateway.state.StoredTrie;
import io.xcmgateway.proof.trie.Trie;

/// The state that a lane executes on, ahead of the store: in heap is what was read since the last
/// time that room had to be made, and what was written. For one thread at a time.
final class LaneState {
    private final StateRecords records;
    private final int number;
    private final TrieProfile profile;
    private final TrieHeap heap;

    private Trie trie;
    private StoredTrie stored;

    /// What updates added to the heap; what was read is told by `stored`.
    private long grownBytes;

    /// What `heap` was told of.
    private long toldBytes;

    private LaneState(
            StateRecords records,
            int number,
            TrieProfile profile,
            TrieHeap heap,
            Trie trie,
            StoredTrie stored) {
        this.records = records;
        this.number = number;
        this.profile = profile;
        this.heap = heap;
        this.trie = trie;
        this.stored = stored;
        heap.join();
        tell();
    }

    /// The state of which the store has the last root `root`.
    ///
    /// @throws io.xcmgateway.gateway.state.CorruptStoreException if it has another one
    static LaneState stored(
            StateRecords records, int number, TrieProfile profile, Hash32 root, TrieHeap heap) {
        StoredTrie stored = new StoredTrie(records, number);
        return new LaneState(
                records, number, profile, heap, Trie.open(profile, root, stored), stored);
    }

    /// The state after a genesis.
    static LaneState made(
            StateRecords records,
            int number,
            TrieProfile profile,
            Executed genesis,
            Trie trie,
            TrieHeap heap) {
        LaneState state =
                new LaneState(
                        records, number, profile, heap, trie, new StoredTrie(records, number));
        state.became(trie, genesis);
        return state;
    }

    Trie trie() {
        return trie;
    }

    /// Goes on with the state after `executed`.
    void became(Trie post, Executed executed) {
        trie = post;
        grownBytes += executed.nodes().heapBytes();
        tell();
    }

    /// Whether [#makeRoom] has to be called before the next message.
    boolean isCrowded() {
        return heap.isShort(toldBytes);
    }

    /// Falls back to the store. Only when everything is durable.
    void makeRoom() {
        StoredTrie fresh = new StoredTrie(records, number);
        trie = Trie.open(profile, trie.root(), fresh);
        stored = fresh;
        grownBytes = 0;
        tell();
    }

    private void tell() {
        long now = stored.heapBytes() + grownBytes;
        heap.changed(now - toldBytes);
        toldBytes = now;
    }
}
