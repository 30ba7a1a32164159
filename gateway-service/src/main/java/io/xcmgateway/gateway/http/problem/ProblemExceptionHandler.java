package io.xcmgateway.gateway.http.problem;

import io.xcmgateway.gateway.http.observation.ObservedRequest;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The outermost loop of HTTP: whatever is thrown below leaves as a problem, and only the log sees
/// the rest of it.
@Component
@Order(ProblemExceptionHandler.BEFORE_THE_FRAMEWORKS_OWN)
final class ProblemExceptionHandler implements ErrorWebExceptionHandler {
    static final int BEFORE_THE_FRAMEWORKS_OWN = -10;

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        return Mono.deferContextual(
                context -> ObservedRequest.within(context, () -> answered(exchange, thrown)));
    }

    private static Mono<Void> answered(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            LOG.debug("response was under way when it failed", thrown);
            return Mono.error(thrown);
        }
        Problem problem = FrameworkProblems.of(thrown);
        if (problem == null) {
            LOG.error(
                    "unexpected failure of {} {}, request {}",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    exchange.getRequest().getId(),
                    thrown);
            problem =
                    Problem.of(
                            ProblemType.INTERNAL_ERROR,
                            "the service failed; its log says more under request id "
                                    + exchange.getRequest().getId());
        }
        if (thrown instanceof MethodNotAllowedException notAllowed) {
            Set<HttpMethod> methods = Set.copyOf(notAllowed.getSupportedMethods());
            response.beforeCommit(
                    () -> Mono.fromRunnable(() -> response.getHeaders().setAllow(methods)));
        }
        return ProblemReplies.write(exchange, problem);
    }
}
