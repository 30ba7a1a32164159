package io.xcmgateway.gateway.http.problem;

import io.xcmgateway.gateway.http.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Writes problems as responses.
public final class ProblemReplies {
    /// RFC 9110 wants a challenge with every 401: here the proof is a signature over the
    /// submission.
    private static final String CHALLENGE = "XcmSubmission realm=\"xcm-gateway\"";

    private ProblemReplies() {}

    public static ResponseEntity<byte[]> of(ServerHttpRequest request, Problem problem) {
        HttpStatus status = problem.type().status();
        ProblemTag.note(request, problem.type());
        ResponseEntity.BodyBuilder reply =
                ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .cacheControl(CacheControl.noStore());
        if (problem.retryAfterSeconds() >= 0) {
            reply.header(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            reply.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        return reply.body(Json.write(body(request, problem)));
    }

    /// Writes the problem past everything that answers otherwise go through.
    public static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        ResponseEntity<byte[]> reply = of(exchange.getRequest(), problem);
        response.setStatusCode(reply.getStatusCode());
        response.getHeaders().clear();
        response.getHeaders().putAll(reply.getHeaders());
        byte[] body = reply.getBody();
        return body == null
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /// The members of RFC 9457 in its order, then ours.
    private static Map<String, Object> body(ServerHttpRequest request, Problem problem) {
        ProblemType type = problem.type();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", type.title());
        body.put("status", type.status().value());
        body.put("detail", problem.detail());
        body.put("instance", request.getURI().getRawPath());
        body.put("retryable", type.retryable());
        body.putAll(problem.members());
        return body;
    }
}
