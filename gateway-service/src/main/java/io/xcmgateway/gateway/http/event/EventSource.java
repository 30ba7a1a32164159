package io.xcmgateway.gateway.http.event;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.config.EventProperties;
import io.xcmgateway.gateway.execution.StatementFeed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// All streams of this gateway: how many there may be, and their end with the server's.
@Component
final class EventSource implements SmartLifecycle {
    private static final int READERS = 2;
    private static final int IDLE_SECONDS = 60;

    private final StatementFeed feed;
    private final Scheduler readers;
    private final EventStream stream;
    private final Bulkhead bulkhead;
    private final Duration heartbeat;
    private final Sinks.Many<Long> heads = Sinks.many().replay().latest();
    private final Sinks.One<Boolean> closing = Sinks.one();
    private long newest;
    private volatile boolean running;

    EventSource(StatementFeed feed, EventProperties properties, BulkheadRegistry registry) {
        this.feed = feed;
        // Each client has at most one read under way, and one that follows it.
        this.readers =
                Schedulers.newBoundedElastic(
                        READERS,
                        2 * (properties.clientsMax() + 1),
                        "http-events",
                        IDLE_SECONDS,
                        true);
        this.stream = new EventStream(feed, readers, properties.bufferedMax());
        this.bulkhead =
                registry.bulkhead(
                        "events",
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(properties.clientsMax())
                                .maxWaitDuration(Duration.ZERO)
                                .build());
        this.heartbeat = Duration.ofSeconds(properties.heartbeatSeconds());
    }

    /// @param after unsigned: how many statements of the log to leave out; `null` for all that
    ///   there are now
    Flux<String> open(@Nullable Long after, @Nullable Hash32 instanceId) {
        Mono<Long> start =
                after != null
                        ? Mono.just(after)
                        : Mono.fromCallable(feed::loggedCount).subscribeOn(readers);
        return start.flatMapMany(place ->
                        stream.frames(place, instanceId, heads.asFlux(), Flux.interval(heartbeat)))
                .takeUntilOther(closing.asMono())
                .transformDeferred(BulkheadOperator.of(bulkhead));
    }

    @Override
    public void start() {
        feed.onMore(this::head);
        head(feed.loggedCount());
        running = true;
    }

    /// What was read at the start may come after what was told meanwhile.
    private synchronized void head(long count) {
        if (Long.compareUnsigned(count, newest) > 0) {
            newest = count;
            heads.tryEmitNext(count);
        }
    }

    /// Ends the streams before the server waits for its last requests.
    @Override
    public void stop() {
        running = false;
        closing.tryEmitValue(true);
        readers.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
