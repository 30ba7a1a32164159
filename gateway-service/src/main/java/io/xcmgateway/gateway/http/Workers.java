package io.xcmgateway.gateway.http;

import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// The bounded threads on which HTTP does what must not run on an event loop: reading the ledger,
/// decoding and writing messages, checking signatures.
public record Workers(Scheduler scheduler) {

    public <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler);
    }
}
