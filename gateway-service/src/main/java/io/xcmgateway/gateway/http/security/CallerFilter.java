package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Notes on each request who sent it, and takes it from the requests that this caller may send.
final class CallerFilter implements WebFilter {
    private final boolean enabled;
    private final Strangers strangers;

    CallerFilter(boolean enabled, Strangers strangers) {
        this.enabled = enabled;
        this.strangers = strangers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!enabled) {
            new Caller.Local().note(request);
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .ofType(KnownCaller.class)
                .<Caller>map(KnownCaller::caller)
                .switchIfEmpty(
                        Mono.fromSupplier(() ->
                                new Caller.Stranger(strangers.at(request.getRemoteAddress()))))
                .flatMap(caller -> {
                    caller.note(request);
                    Problem tooMany = caller.request();
                    return tooMany == null
                            ? chain.filter(exchange)
                            : ProblemReplies.write(exchange, tooMany);
                });
    }
}
