package io.xcmgateway.gateway.http.security;

import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds what a request offers to be known by: an API key, a bearer token, or the certificate of
/// its connection if it offers neither.
final class Credentials implements ServerAuthenticationConverter {
    private final ServerBearerTokenAuthenticationConverter bearer =
            new ServerBearerTokenAuthenticationConverter();
    private final KnownClients clients;

    Credentials(KnownClients clients) {
        this.clients = clients;
    }

    /// A credential that is not looked at yet.
    abstract static sealed class Offered extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1L;

        private Offered() {
            super(List.of());
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return "";
        }
    }

    static final class OfferedKey extends Offered {
        private static final long serialVersionUID = 1L;

        private final transient ApiKey key;

        OfferedKey(ApiKey key) {
            this.key = key;
        }

        ApiKey key() {
            return key;
        }
    }

    /// A certificate whose subject the file of clients names. Any other is one of a stranger: who
    /// may connect at all, the trusted issuers of the bundle say.
    static final class OfferedCertificate extends Offered {
        private static final long serialVersionUID = 1L;

        private final transient Caller.Known client;

        OfferedCertificate(Caller.Known client) {
            this.client = client;
        }

        Caller.Known client() {
            return client;
        }
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return Mono.defer(() -> offered(exchange));
    }

    private Mono<Authentication> offered(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> keys = request.getHeaders().getOrEmpty(ApiKey.HEADER);
        boolean authorization = request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        if (keys.size() > 1 || (!keys.isEmpty() && authorization)) {
            return Mono.error(
                    new NotKnownException("one credential must be offered, were several"));
        }
        if (!keys.isEmpty()) {
            ApiKey key = ApiKey.parse(keys.getFirst());
            return key == null
                    ? Mono.error(NotKnownException.key())
                    : Mono.just(new OfferedKey(key));
        }
        if (authorization) {
            return bearer.convert(exchange)
                    .onErrorMap(_ -> NotKnownException.token())
                    .filter(BearerTokenAuthenticationToken.class::isInstance)
                    .switchIfEmpty(
                            Mono.error(
                                    new NotKnownException(
                                            "Authorization must be of the scheme Bearer")));
        }
        SslInfo ssl = request.getSslInfo();
        X509Certificate[] chain = ssl == null ? null : ssl.getPeerCertificates();
        return chain == null || chain.length == 0
                ? Mono.empty()
                : Mono.justOrEmpty(
                                clients.now()
                                        .certificates()
                                        .get(chain[0].getSubjectX500Principal().getName()))
                        .map(OfferedCertificate::new);
    }
}
