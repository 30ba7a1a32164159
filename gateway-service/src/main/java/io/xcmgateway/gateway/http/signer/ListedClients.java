package io.xcmgateway.gateway.http.signer;

import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets in whose certificate has a subject on the list. That it is trusted, the connection says.
final class ListedClients implements WebFilter {
    private final Set<X500Principal> subjects = new HashSet<>();

    /// @param subjects such as `CN=gateway,O=Acme`
    ListedClients(List<String> subjects) {
        subjects.forEach(each -> this.subjects.add(new X500Principal(each)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        SslInfo tls = exchange.getRequest().getSslInfo();
        X509Certificate[] certificates = tls == null ? null : tls.getPeerCertificates();
        if (certificates != null
                && certificates.length > 0
                && subjects.contains(certificates[0].getSubjectX500Principal())) {
            return chain.filter(exchange);
        }
        return ProblemReplies.write(
                exchange,
                Problem.of(
                        ProblemType.SCOPE_MISSING,
                        "the subject of the client's certificate must be one of"
                                + " xcm-gateway.signer.clients, was "
                                + (certificates == null || certificates.length == 0
                                        ? "none"
                                        : certificates[0].getSubjectX500Principal().getName())));
    }
}
