package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets web pages of allowed origins call (CORS), and refuses what a browser sends for any other
/// page, simple requests too: a service that trusts its machine must not be at the service of every
/// page that is open there.
final class WebPages implements WebFilter {
    private static final long PREFLIGHT_SECONDS = 600;

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration allowed = new CorsConfiguration();

    /// @param origins such as `https://app.example`
    WebPages(List<String> origins) {
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(
                List.of(
                        HttpMethod.GET.name(),
                        HttpMethod.HEAD.name(),
                        HttpMethod.POST.name(),
                        HttpMethod.PUT.name(),
                        HttpMethod.DELETE.name()));
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(ProblemReplies.EXPOSED_HEADERS);
        allowed.setMaxAge(PREFLIGHT_SECONDS);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (processor.process(allowed, exchange)) {
            return CorsUtils.isPreFlightRequest(request) ? Mono.empty() : chain.filter(exchange);
        }
        return ProblemReplies.write(
                exchange,
                Problem.expected(
                        ProblemType.WEB_PAGE_NOT_ALLOWED,
                        HttpHeaders.ORIGIN,
                        "this service's own or one that it allows, with a method and headers that"
                                + " it allows",
                        String.valueOf(request.getHeaders().getOrigin())));
    }
}
