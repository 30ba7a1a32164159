package io.xcmgateway.gateway.soak;

import io.xcmgateway.gateway.http.security.ApiKey;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Clients that send as many messages as they are told, whatever they are answered.
final class GreedyClients {
    /// Requests of theirs that wait for answers: more would be load on this program alone.
    private static final int UNDER_WAY_MAX = 1024;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Submitting submitting;
    private final List<ApiKey> keys;
    private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);

    GreedyClients(Submitting submitting, List<ApiKey> keys) {
        this.submitting = submitting;
        this.keys = keys;
    }

    /// Sends at a steady rate for so long, and returns how many were sent a second.
    double send(int perSecond, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + seconds * NANOS_PER_SECOND;
        long sent = 0;
        long now = start;
        while (now < end) {
            long due = (now - start) * perSecond / NANOS_PER_SECOND;
            while (sent < due && underWay.tryAcquire()) {
                send(sent++);
            }
            Thread.sleep(1);
            now = System.nanoTime();
        }
        return sent / (double) seconds;
    }

    /// Sends the next whenever one is answered, so many at a time, and returns how many messages
    /// had their receipt a second: what the service can do.
    double capacity(int atATime, int seconds, Counts counts) throws InterruptedException {
        Semaphore turns = new Semaphore(atATime);
        long before = counts.of("measuring: 200");
        long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
        for (long sent = 0; System.nanoTime() < end; sent++) {
            turns.acquire();
            var _ =
                    submitting
                            .send(
                                    submitting
                                            .next(keys.get((int) (sent % keys.size())))
                                            .header("Prefer", "wait=30")
                                            .build(),
                                    "measuring")
                            .whenComplete((_, _) -> turns.release());
        }
        double done = counts.of("measuring: 200") - before;
        turns.acquire(atATime);
        return done / seconds;
    }

    private void send(long number) {
        var _ =
                submitting
                        .send(
                                submitting.next(keys.get((int) (number % keys.size()))).build(),
                                "greedy")
                        .whenComplete((_, _) -> underWay.release());
    }
}
