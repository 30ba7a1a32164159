package io.xcmgateway.gateway.state;

/// A key-value store with atomic batches. Reads and writes may come from any thread; reads see
/// whole batches.
///
/// Every method throws [StoreFailureException] when the disk does not do what it should.
public interface GatewayStore extends StoreReader, AutoCloseable {

    /// How much is promised when [#write] returns.
    enum Durability {
        /// The batch survives the loss of power.
        SYNCED,
        /// The batch survives the end of the process, and comes after everything written before.
        /// For what can be made again from the rest.
        BUFFERED
    }

    /// The store as it is at one moment, whatever is written later. For one thread, which closes it
    /// soon: until then the store cannot recover from a failed write.
    interface Moment extends StoreReader, AutoCloseable {
        @Override
        void close();
    }

    Moment moment();

    /// Writes the batch. If it fails, whether the batch is in the store is not known until a later
    /// write of the same batch succeeds or the store is opened again.
    void write(StoreBatch batch, Durability durability);

    @Override
    void close();
}
