package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses an `Accept` that is no list of media ranges before the framework meets it, which would
/// leave the body of any refusal out.
@Component
final class WellFormedAccept implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        try {
            exchange.getRequest().getHeaders().getAccept();
            return chain.filter(exchange);
        } catch (InvalidMediaTypeException | InvalidMimeTypeException _) {
            return ProblemReplies.write(
                    exchange,
                    Problem.of(
                            ProblemType.MALFORMED_REQUEST,
                            "header Accept must be a list of media ranges"));
        }
    }
}
