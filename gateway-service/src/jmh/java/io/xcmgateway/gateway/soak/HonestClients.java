package io.xcmgateway.gateway.soak;

import io.xcmgateway.gateway.http.security.ApiKey;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Clients that stay within their budgets, wait for receipts, and come back when they are told to:
/// one message after the other at a steady rate.
final class HonestClients implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Submitting submitting;
    private final List<ApiKey> keys;
    private final Counts counts;
    private final long intervalNanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Latencies latencies = new Latencies("none", 1);
    private long sent;

    HonestClients(Submitting submitting, List<ApiKey> keys, int perSecond, Counts counts) {
        this.submitting = submitting;
        this.keys = keys;
        this.counts = counts;
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        var _ = clock.scheduleAtFixedRate(this::send, 0, intervalNanos, TimeUnit.NANOSECONDS);
    }

    /// From now on, messages that become due count there.
    void measure(Latencies other) {
        latencies = other;
    }

    /// When the last message that is due has its receipt.
    @Override
    public void close() {
        clock.shutdownNow();
        waiting.close();
    }

    private void send() {
        long due = System.nanoTime();
        ApiKey key = keys.get((int) (sent++ % keys.size()));
        Latencies into = latencies;
        var _ = waiting.submit(() -> untilServed(key, due, into));
    }

    private void untilServed(ApiKey key, long due, Latencies into) {
        HttpRequest request = submitting.next(key).header("Prefer", "wait=30").build();
        while (System.nanoTime() - due < PATIENCE_NANOS) {
            try {
                HttpResponse<String> answer = submitting.send(request, "honest").join();
                if (answer.statusCode() == 200) {
                    into.add(System.nanoTime() - due);
                    return;
                }
                Thread.sleep(Duration.ofSeconds(Math.max(1, Submitting.retryAfterSeconds(answer))));
            } catch (CompletionException _) {
                // The connection broke, which is counted; the same request again is answered as the
                // first would have been.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        counts.honestFailure("not served in a minute");
    }
}
