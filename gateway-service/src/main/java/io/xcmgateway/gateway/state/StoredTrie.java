package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.proof.trie.TrieRows;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The trie of one instance's last durable state, in the store.
public final class StoredTrie implements TrieRows {
    private final StateRecords records;
    private final int number;
    private final long heapBytesMax;
    private final AtomicLong heapBytes = new AtomicLong();

    /// More of the trie would be in heap than there is room for.
    public static final class HeapExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HeapExceededException(long heapBytesMax) {
            super("nodes and values must take at most " + heapBytesMax + " bytes of heap");
        }
    }

    public StoredTrie(StateRecords records, int number) {
        this(records, number, Long.MAX_VALUE);
    }

    /// @param heapBytesMax what is read may take so much heap; then [HeapExceededException]
    public StoredTrie(StateRecords records, int number, long heapBytesMax) {
        this.records = records;
        this.number = number;
        this.heapBytesMax = heapBytesMax;
    }

    /// About how much heap all that was read takes.
    public long heapBytes() {
        return heapBytes.get();
    }

    @Override
    public @Nullable ByteString node(ByteString path) {
        return records.node(number, path);
    }

    @Override
    public @Nullable ByteString value(ByteString key) {
        return records.value(number, key);
    }

    @Override
    public void loaded(long bytes) {
        if (heapBytes.addAndGet(bytes) > heapBytesMax) {
            throw new HeapExceededException(heapBytesMax);
        }
    }

    @Override
    public RuntimeException damagedNode(ByteString path, String expected, String found) {
        return damaged("trie node", Table.NODES, path, expected, found);
    }

    @Override
    public RuntimeException damagedValue(ByteString key, String expected, String found) {
        return damaged("value", Table.STATE, key, expected, found);
    }

    private CorruptStoreException damaged(
            String what, Table table, ByteString inTrie, String expected, String found) {
        return new CorruptStoreException(
                "state of instance number " + number + ", " + what + " at " + inTrie,
                new CorruptStoreException.Row(table, Keys.state(number, inTrie), expected, found));
    }
}
