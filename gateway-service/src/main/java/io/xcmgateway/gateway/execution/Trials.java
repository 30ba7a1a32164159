package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.spree.query.RuntimeApi;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/// Runs of modules that change nothing: on the state after an instance's last durable statement,
/// beside its order, on threads of their own.
///
/// A stage ends with [java.util.concurrent.RejectedExecutionException] if no thread takes the run,
/// and with [io.xcmgateway.spree.state.StateUnavailableException] if the storage cannot be read.
public interface Trials {

    /// Executes a message exactly as it would be if it were the next one of its instance's order.
    CompletionStage<Tried<DryRun>> dryRun(DryRunRequest request);

    /// Asks an instance.
    ///
    /// @param gasLimit of each question, 1..2^63-1
    /// @param questionsMax how many there may be: they get so much time together
    /// @param questions may be asked on the calling thread only, and must neither block nor keep
    ///   what it gets
    <T> CompletionStage<Tried<T>> ask(
            Hash32 instanceId,
            long gasLimit,
            int questionsMax,
            BiFunction<StateAt, RuntimeApi, T> questions);
}
