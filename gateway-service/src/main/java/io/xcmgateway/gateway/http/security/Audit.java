package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.http.json.Json;
import io.xcmgateway.gateway.http.observation.ObservedRequest;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/// Writes down every call of an operator, one line of JSON each, to the logger `xcm-gateway.audit`:
/// who asked for what, and what came of it. Names and ids only; no header and no body, so no
/// secret. Calls that the rate limit refuses are only counted: nobody can fill the log.
public final class Audit implements WebFilter {
    static final String LOGGER = "xcm-gateway.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int PATH_CHARS_MAX = 300;
    private static final String NOTED = Audit.class.getName();

    Audit() {}

    /// Has a request written down that asks the relayer to vouch for an origin; not where security
    /// is off, as everybody may then.
    public static void noteAsserted(ServerHttpRequest request) {
        if (!(Caller.of(request) instanceof Caller.Local)) {
            request.getAttributes().put(NOTED, true);
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        return Mono.deferContextual(context ->
                chain.filter(exchange)
                        .doFinally(signal -> {
                            if (isOperators(request)) {
                                ObservedRequest.within(
                                        context,
                                        () ->
                                                write(
                                                        request,
                                                        Caller.of(request).shown(),
                                                        outcome(response, signal)));
                            }
                        }));
    }

    private static Map<String, Object> outcome(ServerHttpResponse response, SignalType signal) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        HttpStatusCode status = response.isCommitted() ? response.getStatusCode() : null;
        outcome.put("outcome", status == null ? "no answer: " + signal : status.toString());
        URI location = response.getHeaders().getLocation();
        if (location != null) {
            outcome.put("location", location.toString());
        }
        return outcome;
    }

    /// An operator's call that went no further.
    void refused(ServerHttpRequest request, ProblemType type) {
        if (isOperators(request)) {
            String caller =
                    request.getAttributes().get(Caller.class.getName()) instanceof Caller known
                            ? known.shown()
                            : "unknown";
            write(request, caller, Map.of("outcome", type.status() + " " + type.uri()));
        }
    }

    private static boolean isOperators(ServerHttpRequest request) {
        return request.getAttributes().containsKey(NOTED)
                || (Operations.of(request.getMethod(), request.getPath().pathWithinApplication())
                                instanceof Access.Needs(Scope scope)
                        && scope != Scope.METRICS);
    }

    private static void write(
            ServerHttpRequest request, String caller, Map<String, Object> outcome) {
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
        line.putAll(outcome);
        LOG.info("{}", new String(Json.write(line), StandardCharsets.UTF_8));
    }
}
