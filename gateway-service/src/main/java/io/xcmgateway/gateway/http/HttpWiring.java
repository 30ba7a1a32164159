package io.xcmgateway.gateway.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.xcmgateway.gateway.config.DryRunProperties;
import io.xcmgateway.gateway.config.HttpProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Threads and limits that the operations share.
@Configuration(proxyBeanMethods = false)
class HttpWiring {
    private static final int IDLE_SECONDS = 60;

    @Bean(destroyMethod = "dispose")
    Scheduler httpWorkers(HttpProperties properties) {
        return Schedulers.newBoundedElastic(
                properties.workerThreads(),
                properties.workerQueueMax(),
                "http-worker",
                IDLE_SECONDS,
                true);
    }

    /// Runs what does not block; the connections bound what waits for it.
    @Bean(destroyMethod = "dispose")
    Scheduler httpRequests() {
        return Schedulers.newParallel("http-request", Runtime.getRuntime().availableProcessors());
    }

    @Bean
    Workers workers(@Qualifier("httpWorkers") Scheduler httpWorkers) {
        return new Workers(httpWorkers);
    }

    @Bean
    Bulkheads bulkheads(
            BulkheadRegistry registry, HttpProperties properties, DryRunProperties dryRuns) {
        return new Bulkheads(
                bulkhead(registry, "submissions", properties.submissionsInFlightMax()),
                bulkhead(registry, "waits", properties.waitsInFlightMax()),
                bulkhead(registry, "reads", properties.readsInFlightMax()),
                bulkhead(registry, "dry-runs", dryRuns.inFlightMax()));
    }

    @Bean
    CommitPath commitPath(
            CircuitBreakerRegistry breakers,
            TimeLimiterRegistry limiters,
            HttpProperties properties) {
        return new CommitPath(
                breakers.circuitBreaker("commits", CommitPath.breakerConfig(Clock.systemUTC())),
                limiters.timeLimiter(
                        "waits",
                        TimeLimiterConfig.custom()
                                .timeoutDuration(Duration.ofSeconds(properties.waitSecondsMax()))
                                .build()));
    }

    private static Bulkhead bulkhead(BulkheadRegistry registry, String name, int callsMax) {
        return registry.bulkhead(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(callsMax)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }
}
