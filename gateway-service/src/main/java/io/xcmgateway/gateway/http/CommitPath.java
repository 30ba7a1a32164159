package io.xcmgateway.gateway.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// Leaves the core alone while it says that its storage fails, and counts waits for receipts. The
/// core itself refuses while a write has failed; the breaker spares it the asking, and shows in the
/// metrics.
///
/// @param breaker opens on answers of [ProblemType#STORAGE_UNAVAILABLE]
/// @param waits counts those that had a receipt in time, and those that had not
public record CommitPath(CircuitBreaker breaker, TimeLimiter waits) {

    /// @param unavailable what is answered instead while the breaker is open
    public <T> Mono<Checked<T>> guard(Mono<Checked<T>> commit, Supplier<Problem> unavailable) {
        return commit.transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(
                        CallNotPermittedException.class,
                        _ -> Mono.just(Checked.bad(unavailable.get())));
    }

    /// Opens when half of ten to twenty answers in a row say that the storage fails; after two
    /// seconds three requests may find out whether it still does.
    static CircuitBreakerConfig breakerConfig(Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(3)
                .recordResult(CommitPath::failed)
                .clock(clock)
                .build();
    }

    /// Whether an answer counts as a failure of the storage.
    private static boolean failed(Object answer) {
        return answer instanceof Checked.Bad<?>(Problem problem)
                && problem.type() == ProblemType.STORAGE_UNAVAILABLE;
    }
}
