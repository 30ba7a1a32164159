package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.xcmgateway.gateway.execution.MutableClock;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// The breaker before the core, on a clock of the test.
class CommitPathTest {
    private static final Problem FAILED =
            Problem.of(ProblemType.STORAGE_UNAVAILABLE, "the core says so").retryAfter(5);
    private static final Problem SPARED =
            Problem.of(ProblemType.STORAGE_UNAVAILABLE, "the core was not asked").retryAfter(5);
    private static final Problem FULL = Problem.of(ProblemType.QUEUE_FULL, "too many");

    private final MutableClock clock = new MutableClock();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("commits", CommitPath.breakerConfig(clock));
    private final CommitPath commits =
            new CommitPath(breaker, TimeLimiter.of(Duration.ofSeconds(1)));
    private int asked;
    private Checked<String> core = Checked.good("ordered");

    @BeforeEach
    void failUntilItOpens() {
        core = Checked.bad(FAILED);
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.getState()).isEqualTo(State.CLOSED);
            assertThat(ask()).isEqualTo(Checked.bad(FAILED));
        }
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        asked = 0;
    }

    private Checked<String> ask() {
        CompletableFuture<@Nullable Checked<String>> answer =
                commits.guard(
                                Mono.fromSupplier(() -> {
                                    asked++;
                                    return core;
                                }),
                                () -> SPARED)
                        .toFuture();
        assertThat(answer).isCompleted();
        return Objects.requireNonNull(answer.resultNow());
    }

    @Test
    void sparesTheCoreForTwoSeconds() {
        assertThat(ask()).isEqualTo(Checked.bad(SPARED));
        clock.advance(1_900);
        assertThat(ask()).isEqualTo(Checked.bad(SPARED));

        assertThat(asked).isZero();
    }

    @Test
    void closesWhenThreeFindThatItWorks() {
        core = Checked.good("ordered");
        clock.advance(3_000);

        assertThat(ask()).isEqualTo(core);
        assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(ask()).isEqualTo(core);
        assertThat(ask()).isEqualTo(core);

        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void opensAgainWhenTheyFindThatItDoesNot() {
        clock.advance(3_000);
        for (int i = 0; i < 3; i++) {
            assertThat(ask()).isEqualTo(Checked.bad(FAILED));
        }

        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        assertThat(ask()).isEqualTo(Checked.bad(SPARED));
    }

    @Test
    void anyOtherRefusalSaysThatTheStorageWorks() {
        breaker.reset();
        core = Checked.bad(FULL);
        for (int i = 0; i < 30; i++) {
            assertThat(ask()).isEqualTo(core);
        }

        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }
}
