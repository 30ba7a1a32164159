package io.xcmgateway.gateway.http.security;

import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What Spring Security refuses, as our problems.
final class Refusals
        implements ServerAuthenticationEntryPoint,
                ServerAccessDeniedHandler,
                ServerAuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Strangers strangers;
    private final Audit audit;
    private final boolean publicReads;

    Refusals(Strangers strangers, Audit audit, boolean publicReads) {
        this.strangers = strangers;
        this.audit = audit;
        this.publicReads = publicReads;
    }

    /// No credential, and one is needed.
    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException thrown) {
        return unknown(exchange, "a credential is needed, " + needed(exchange));
    }

    /// A credential that proves nothing. Such requests count as a stranger's.
    @Override
    public Mono<Void> onAuthenticationFailure(
            WebFilterExchange filtered, AuthenticationException thrown) {
        ServerWebExchange exchange = filtered.getExchange();
        Problem tooMany = strangers.at(exchange.getRequest().getRemoteAddress()).request();
        if (tooMany != null) {
            return ProblemReplies.write(exchange, tooMany);
        }
        if (thrown instanceof AuthenticationServiceException) {
            LOG.warn("bearer tokens cannot be checked", thrown);
            return ProblemReplies.write(
                    exchange,
                    Problem.of(ProblemType.OVERLOADED, "bearer tokens cannot be checked at present")
                            .retryAfter(RETRY_AFTER_SECONDS));
        }
        return unknown(
                exchange,
                thrown instanceof NotKnownException known
                        ? known.detail()
                        : "the credential is not known");
    }

    private Mono<Void> unknown(ServerWebExchange exchange, String detail) {
        audit.refused(exchange.getRequest(), ProblemType.NOT_AUTHENTICATED);
        return ProblemReplies.write(exchange, Problem.of(ProblemType.NOT_AUTHENTICATED, detail));
    }

    /// A credential without the scope.
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        audit.refused(exchange.getRequest(), ProblemType.SCOPE_MISSING);
        Mono<Void> written =
                ProblemReplies.write(
                        exchange,
                        Problem.of(
                                ProblemType.SCOPE_MISSING,
                                "the client is known, " + needed(exchange)));
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(exchange));
        return written;
    }

    private static String challenge(ServerWebExchange exchange) {
        Access access = access(exchange);
        String scope =
                access instanceof Access.Needs(Scope it)
                        ? ", scope=\"" + it.word() + "\""
                        : access instanceof Access.Public
                                ? ", scope=\"" + Scope.READ.word() + "\""
                                : "";
        return "Bearer realm=\"xcm-gateway\", error=\"insufficient_scope\"" + scope;
    }

    private String needed(ServerWebExchange exchange) {
        return switch (access(exchange)) {
            case Access.Needs(Scope scope) -> "this operation needs scope " + scope.word();
            case Access.Public _ when !publicReads ->
                    "reads need scope " + Scope.READ.word() + " here";
            case Access.Public _, Access.OwnEvidence _ -> "and this operation needs no scope";
            case null -> "and there is no such operation";
        };
    }

    private static @Nullable Access access(ServerWebExchange exchange) {
        return Operations.of(
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().pathWithinApplication());
    }
}
