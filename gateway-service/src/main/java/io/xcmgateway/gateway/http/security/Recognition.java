package io.xcmgateway.gateway.http.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/// Says which client a credential belongs to.
final class Recognition implements ReactiveAuthenticationManager {
    private static final String SCOPE = "scope";

    private final KnownClients clients;
    private final @Nullable ReactiveJwtDecoder tokens;
    private final Strangers subjects;

    /// @param tokens `null` if no issuer is configured
    /// @param subjects budgets of subjects that the file does not name
    Recognition(KnownClients clients, @Nullable ReactiveJwtDecoder tokens, Strangers subjects) {
        this.clients = clients;
        this.tokens = tokens;
        this.subjects = subjects;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication offered) {
        return switch (offered) {
            case Credentials.OfferedKey it -> {
                Caller.Known known = clients.now().of(it.key());
                yield known == null
                        ? Mono.error(NotKnownException.key())
                        : Mono.just(new KnownCaller(known));
            }
            case Credentials.OfferedCertificate it -> Mono.just(new KnownCaller(it.client()));
            case BearerTokenAuthenticationToken it -> token(it.getToken());
            default ->
                    Mono.error(
                            new IllegalStateException(
                                    "a credential must be of a kind that we offer"));
        };
    }

    private Mono<Authentication> token(String text) {
        if (tokens == null) {
            return Mono.error(new NotKnownException("bearer tokens are not accepted here"));
        }
        return tokens.decode(text)
                .onErrorMap(Recognition::refusal)
                .flatMap(jwt -> {
                    Caller.Known known = caller(jwt);
                    return known == null
                            ? Mono.error(NotKnownException.token())
                            : Mono.just(new KnownCaller(known));
                });
    }

    private static Throwable refusal(Throwable thrown) {
        return thrown instanceof BadJwtException
                ? NotKnownException.token()
                : new AuthenticationServiceException("tokens cannot be checked", thrown);
    }

    private Caller.@Nullable Known caller(Jwt jwt) {
        String subject = jwt.getSubject();
        if (subject == null || subject.isBlank()) {
            return null;
        }
        Set<Scope> scopes = scopes(jwt);
        Caller.Known listed = clients.now().subjects().get(subject);
        return listed == null
                ? new Caller.Known("jwt:" + subject, scopes, subjects.named(subject))
                : new Caller.Known(listed.name(), scopes, listed.budget());
    }

    /// The claim is one string of words (RFC 8693) or, with some issuers, a list of them.
    private static Set<Scope> scopes(Jwt jwt) {
        Object claim = jwt.getClaims().get(SCOPE);
        return switch (claim) {
            case String words -> Scope.among(Arrays.asList(words.split(" ", -1)));
            case List<?> words -> Scope.among(words.stream().map(String::valueOf).toList());
            case null, default -> Set.of();
        };
    }
}
