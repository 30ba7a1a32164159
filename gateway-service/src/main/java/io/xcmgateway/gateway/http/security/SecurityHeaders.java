package io.xcmgateway.gateway.http.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What every answer, refusals included, tells a browser: do not guess types, do not frame, do not
/// run or load anything but what the page of the API brings itself. How long an answer may be kept,
/// each operation says.
final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                    + " 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'; form-action 'none'";

    private SecurityHeaders() {}

    static void write(ServerHttpSecurity.HeaderSpec headers) {
        headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable)
                .frameOptions(it -> it.mode(XFrameOptionsServerHttpHeadersWriter.Mode.DENY))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER))
                .xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable)
                .writer(SecurityHeaders::policy);
    }

    private static Mono<Void> policy(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            String path = exchange.getRequest().getPath().value();
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set(
                    CONTENT_SECURITY_POLICY, path.startsWith("/swagger-ui") ? OWN_PAGE : NOTHING);
            headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        });
    }
}
