package io.xcmgateway.gateway.http.event;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.LoggedPage;
import io.xcmgateway.gateway.execution.StatementFeed;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// What one client is sent. It asks for statements at the pace at which it takes them, and they are
/// read from the store from where it stands: being behind costs memory for one page.
final class EventStream {
    /// Frames that a source has ready before the client asks.
    private static final int READY_MAX = 2;

    private final StatementFeed feed;
    private final Scheduler readers;
    private final int bufferedMax;

    /// @param readers where the store is read
    /// @param bufferedMax statements that are read ahead
    EventStream(StatementFeed feed, Scheduler readers, int bufferedMax) {
        this.feed = feed;
        this.readers = readers;
        this.bufferedMax = bufferedMax;
    }

    /// @param after unsigned: how many statements of the log come before
    /// @param instanceId the only one to show, or `null` for all
    /// @param heads log lengths: the one that there is, and each new one
    /// @param beats when to show a sign of life. A client for which several in a row are ready and
    ///   not taken is sent away, and so is one when its page cannot be read
    Flux<String> frames(long after, @Nullable Hash32 instanceId, Flux<Long> heads, Flux<?> beats) {
        Flux<String> statements =
                Flux.defer(() -> statements(new AtomicLong(after), instanceId, heads));
        Flux<String> signs = beats.map(_ -> Frames.HEARTBEAT).onBackpressureError();
        return Flux.merge(READY_MAX, statements, signs)
                .onErrorResume(_ -> goodbye(beats))
                .startWith(Frames.HELLO);
    }

    /// The last frame, and the end of the connection if that is not taken either.
    private static Publisher<String> goodbye(Flux<?> beats) {
        return Flux.just(Frames.OVERFLOW).timeout(beats.next());
    }

    private Flux<String> statements(
            AtomicLong place, @Nullable Hash32 instanceId, Flux<Long> heads) {
        return heads.onBackpressureLatest()
                .concatMap(head -> upTo(head, place, instanceId), 1)
                .map(Frames::statement);
    }

    private Flux<LoggedPage.Logged> upTo(long head, AtomicLong place, @Nullable Hash32 instanceId) {
        Mono<LoggedPage> page =
                Mono.fromCallable(() -> feed.logged(place.get(), instanceId, bufferedMax))
                        .subscribeOn(readers)
                        .doOnNext(read -> place.set(read.next()));
        return page.expand(
                        read -> Long.compareUnsigned(read.next(), head) < 0 ? page : Mono.empty())
                .concatMapIterable(LoggedPage::statements, 1);
    }
}
