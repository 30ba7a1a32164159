package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// Reads of a key-value store. Every method throws [StoreFailureException] when the disk does not
/// do what it should.
public interface StoreReader {

    /// Receives rows in ascending order of their keys.
    @FunctionalInterface
    interface RowVisitor {
        /// @return whether to go on
        boolean row(ByteString key, ByteString value);
    }

    @Nullable ByteString get(Table table, ByteString key);

    /// Visits the rows whose keys start with `prefix`, from `from` on (inclusive; `from` must start
    /// with `prefix`), in unsigned lexicographic order, at one moment of the store.
    void scan(Table table, ByteString prefix, ByteString from, RowVisitor visitor);
}
