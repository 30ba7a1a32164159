package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Writes down every call of an operator, one line of JSON each, to the logger `xcm-gateway.audit`:
/// who asked for what, and what came of it. Names and ids only; no header and no body, so no
/// secret.
final class Audit implements WebFilter {
    static final String LOGGER = "xcm-gateway.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int PATH_CHARS_MAX = 300;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isOperators(request)) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        return chain.filter(exchange)
                .doFinally(signal ->
                        write(
                                request,
                                Caller.of(request).shown(),
                                response.isCommitted() && response.getStatusCode() != null
                                        ? response.getStatusCode().toString()
                                        : "no answer: " + signal));
    }

    /// An operator's call that went no further.
    void refused(ServerHttpRequest request, ProblemType type) {
        if (isOperators(request)) {
            String caller =
                    request.getAttributes().get(Caller.class.getName()) instanceof Caller known
                            ? known.shown()
                            : "unknown";
            write(request, caller, type.status() + " " + type.uri());
        }
    }

    private static boolean isOperators(ServerHttpRequest request) {
        return Operations.of(request.getMethod(), request.getPath().pathWithinApplication())
                        instanceof Access.Needs(Scope scope)
                && scope != Scope.METRICS;
    }

    private static void write(ServerHttpRequest request, String caller, String outcome) {
        InetSocketAddress remote = request.getRemoteAddress();
        String path = request.getURI().getRawPath();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("caller", caller);
        line.put("from", remote == null ? "" : remote.getHostString());
        line.put("method", request.getMethod().name());
        line.put(
                "path",
                path.length() <= PATH_CHARS_MAX ? path : path.substring(0, PATH_CHARS_MAX) + "…");
        line.put("request", request.getId());
        line.put("outcome", outcome);
        LOG.info("{}", new String(Json.write(line), java.nio.charset.StandardCharsets.UTF_8));
    }
}
