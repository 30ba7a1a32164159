package io.xcmgateway.gateway.http.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.execution.LoggedPage;
import io.xcmgateway.gateway.execution.StatementFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// A client that takes nothing, at the pace of heartbeats that the test gives.
class EventStreamTest {
    private final Sinks.Many<Long> beats = Sinks.many().multicast().directBestEffort();
    private final Client client = new Client();

    /// Has no statements; or no storage.
    private record Feed(boolean works) implements StatementFeed {

        @Override
        public long loggedCount() {
            return 0;
        }

        @Override
        public LoggedPage logged(long after, @Nullable Hash32 instanceId, int max) {
            if (!works) {
                throw new IllegalArgumentException("no storage");
            }
            return new LoggedPage(List.of(), after);
        }

        @Override
        public void onMore(LongConsumer more) {}
    }

    private static final class Client extends BaseSubscriber<String> {
        private final List<String> taken = new ArrayList<>();
        private boolean completed;
        private boolean failed;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // takes nothing until it is told to
        }

        @Override
        protected void hookOnNext(String frame) {
            taken.add(frame);
        }

        @Override
        protected void hookOnComplete() {
            completed = true;
        }

        @Override
        protected void hookOnError(Throwable thrown) {
            failed = true;
        }
    }

    private void open(boolean works, Flux<Long> heads) {
        new EventStream(new Feed(works), Schedulers.immediate(), 4)
                .frames(0, null, heads, beats.asFlux())
                .subscribe(client);
    }

    private void beat(int times) {
        for (int i = 0; i < times; i++) {
            beats.tryEmitNext(0L);
        }
    }

    @Test
    void showsSignsOfLifeToWhoTakesThem() {
        open(true, Flux.never());
        client.request(100);
        beat(50);

        assertThat(client.taken).hasSize(51).startsWith(Frames.HELLO).endsWith(Frames.HEARTBEAT);
        assertThat(client.completed).isFalse();
    }

    @Test
    void endsWithOverflowForWhoTakesNothing() {
        open(true, Flux.never());
        client.request(1); // the greeting
        beat(3);
        client.request(100);

        assertThat(client.taken).startsWith(Frames.HELLO).endsWith(Frames.OVERFLOW);
        assertThat(client.completed).isTrue();
    }

    @Test
    void endsTheConnectionOfWhoDoesNotEvenTakeThat() {
        open(true, Flux.never());
        client.request(1);
        beat(8);

        assertThat(client.failed).isTrue();
    }

    @Test
    void endsWithOverflowWhenNothingCanBeRead() {
        open(false, Flux.just(3L));
        client.request(100);

        assertThat(client.taken).containsExactly(Frames.HELLO, Frames.OVERFLOW);
        assertThat(client.completed).isTrue();
    }
}
