package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Callers that wait for statements, at most [ExecutionLimits#waitersMax()].
final class Waiters {
    private final Map<Hash32, Set<Waiter>> byMessage = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int waitersMax;
    private final Replies replies;

    /// One caller; distinct from every other.
    private static final class Waiter {
        private final CompletableFuture<ExecutedMessage> future = new CompletableFuture<>();
    }

    Waiters(int waitersMax, Replies replies) {
        this.waitersMax = waitersMax;
        this.replies = replies;
    }

    /// A future that is already failed if too many wait. Leaves with its completion, whoever causes
    /// that.
    CompletableFuture<ExecutedMessage> join(Hash32 messageId) {
        Waiter waiter = new Waiter();
        if (count.incrementAndGet() > waitersMax) {
            count.decrementAndGet();
            waiter.future.completeExceptionally(
                    new NotExecutedException("at most " + waitersMax + " callers may wait"));
            return waiter.future;
        }
        byMessage.compute(
                messageId,
                (_, others) -> {
                    Set<Waiter> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                    all.add(waiter);
                    return all;
                });
        var _ = waiter.future.whenComplete((_, _) -> leave(messageId, waiter));
        return waiter.future;
    }

    void complete(ExecutedMessage message) {
        for (Waiter each : waitingFor(message.messageId())) {
            replies.complete(each.future, message);
        }
    }

    void fail(Hash32 messageId, NotExecutedException reason) {
        for (Waiter each : waitingFor(messageId)) {
            replies.fail(each.future, reason);
        }
    }

    void failAll(String reason) {
        byMessage.keySet().forEach(id -> fail(id, new NotExecutedException(reason)));
    }

    private Set<Waiter> waitingFor(Hash32 messageId) {
        return byMessage.getOrDefault(messageId, Set.of());
    }

    private void leave(Hash32 messageId, Waiter waiter) {
        count.decrementAndGet();
        byMessage.computeIfPresent(
                messageId,
                (_, others) -> {
                    others.remove(waiter);
                    return others.isEmpty() ? null : others;
                });
    }
}
