package io.xcmgateway.gateway.execution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Completes callers' futures on a thread of their own, so that what callers attached to them
/// cannot hold up the committer.
final class Replies {
    private final Executor executor;

    Replies(Executor executor) {
        this.executor = executor;
    }

    <T> void complete(CompletableFuture<T> future, T value) {
        run(() -> future.complete(value));
    }

    void fail(CompletableFuture<?> future, RuntimeException reason) {
        run(() -> future.completeExceptionally(reason));
    }

    private void run(Runnable reply) {
        try {
            executor.execute(reply);
        } catch (RejectedExecutionException _) {
            reply.run(); // closing: nobody else will
        }
    }
}
