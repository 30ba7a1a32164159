package io.xcmgateway.gateway.execution;

import io.xcmgateway.gateway.state.StoreBatch;

/// Something that wants to be part of the next synced batch. All methods run on the committer.
interface CommitTask {

    /// Decides, and adds its rows to the batch. Reads the store, if it must, before it changes
    /// anything in memory: a read may fail, and then [#failed] is all that happens.
    void prepare(StoreBatch batch);

    /// The batch is durable.
    void committed();

    /// The batch is not known to be durable now. May still be followed by [#committed].
    void failed(String reason);
}
