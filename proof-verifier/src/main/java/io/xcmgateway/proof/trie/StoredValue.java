package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A hashed value whose bytes are in a row until they are asked for, and in heap from then on.
final class StoredValue implements NodeValue.Hashed {
    private final Hash32 hash;
    private final Supplier<ByteString> row;
    private volatile @Nullable ByteString bytes;

    /// @param row reads the bytes, which have `hash`
    StoredValue(Hash32 hash, Supplier<ByteString> row) {
        this.hash = hash;
        this.row = row;
    }

    @Override
    public Hash32 hash() {
        return hash;
    }

    @Override
    public ByteString bytes() {
        ByteString known = bytes;
        return known != null ? known : load();
    }

    @Override
    public int heapBytes() {
        ByteString known = bytes;
        return known == null ? 0 : known.length();
    }

    private synchronized ByteString load() {
        ByteString known = bytes;
        if (known == null) {
            known = row.get();
            bytes = known;
        }
        return known;
    }
}
