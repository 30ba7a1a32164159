package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import org.jspecify.annotations.Nullable;

/// A key-value store with atomic batches. Reads may come from any thread and see whole batches;
/// writes come from one thread at a time per [Durability].
///
/// Every method throws [StoreFailureException] when the disk does not do what it should.
public interface GatewayStore extends AutoCloseable {

    /// How much is promised when [#write] returns.
    enum Durability {
        /// The batch survives the loss of power.
        SYNCED,
        /// The batch survives the end of the process, and comes after everything written before.
        /// For what can be made again from the rest.
        BUFFERED
    }

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

    /// Writes the batch. If it fails, whether the batch is in the store is not known until a later
    /// write of the same batch succeeds or the store is opened again.
    void write(StoreBatch batch, Durability durability);

    @Override
    void close();
}
