package io.xcmgateway.gateway.http;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Serves every request from a thread that is not the event loop's.
///
/// A response that is complete while the event loop still hands the request over can stall the next
/// request of the same connection, if that one is answered from another thread (seen with
/// reactor-netty 1.3.7 about once in a hundred times; `KeepAliveTest` mixes the two).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class OffTheEventLoop implements WebFilter {
    private final Scheduler requests;

    /// @param httpRequests threads for what does not block
    public OffTheEventLoop(@Qualifier("httpRequests") Scheduler httpRequests) {
        this.requests = httpRequests;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> chain.filter(exchange)).subscribeOn(requests);
    }
}
