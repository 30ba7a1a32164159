package io.xcmgateway.gateway.http.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Counts refusals by their reason:
/// `xcmgateway_http_refusals_total{reason="queue-full",status="503"}`. Every reason is there from
/// the start, with zero.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalMeters implements WebFilter {
    private final Map<ProblemType, Counter> counters = new EnumMap<>(ProblemType.class);

    RefusalMeters(MeterRegistry registry) {
        for (ProblemType type : ProblemType.values()) {
            counters.put(
                    type,
                    Counter.builder("xcmgateway.http.refusals")
                            .tag("reason", type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .tag("status", Integer.toString(type.status().value()))
                            .description("Requests that were answered with a problem")
                            .register(registry));
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> count(exchange.getRequest())));
        return chain.filter(exchange);
    }

    private void count(ServerHttpRequest request) {
        ProblemType type = ProblemReplies.refusal(request);
        Counter counter = type == null ? null : counters.get(type);
        if (counter != null) {
            counter.increment();
        }
    }
}
