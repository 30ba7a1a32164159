package io.xcmgateway.gateway.http.security;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.EncryptedConnections;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.config.SecurityProperties;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemReplies;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The filters that every request passes: CORS, headers, who it is, how much they may, what they
/// may.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityWiring {
    /// @param trusting checked that security is not off where strangers come
    /// @param encrypted checked that nobody on the way reads keys
    @Bean
    KnownClients knownClients(
            LoopbackOnly trusting, EncryptedConnections encrypted, SecurityProperties properties) {
        return new KnownClients(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    /// What is refused before it is looked at.
    @Bean
    ServerExchangeRejectedHandler strangeRequests() {
        return (exchange, _) ->
                ProblemReplies.write(
                        exchange,
                        Problem.of(
                                ProblemType.MALFORMED_REQUEST,
                                "path, method and headers must be plain: no encoded slashes or"
                                        + " dots, no control characters"));
    }

    @Bean
    SecurityWebFilterChain securityChain(
            ServerHttpSecurity http,
            SecurityProperties properties,
            KnownClients clients,
            ObjectProvider<ReactiveJwtDecoder> tokens,
            RandomGenerator chance,
            Environment environment) {
        SpringSettings.requireKnownPaths(environment);
        SpringSettings.requirePortOfPublicMetrics(environment, properties);
        ReactiveJwtDecoder decoder = tokens.getIfAvailable();
        if (decoder != null) {
            SpringSettings.requireSafeTokens(environment);
        }
        boolean enabled = properties.enabled();
        Strangers strangers =
                new Strangers(
                        properties.strangerSlots(),
                        properties.stranger(),
                        TimeMeter.SYSTEM_NANOTIME,
                        chance.nextLong());
        Strangers subjects =
                new Strangers(
                        properties.strangerSlots(),
                        properties.client(),
                        TimeMeter.SYSTEM_NANOTIME,
                        chance.nextLong());
        Audit audit = new Audit();
        Refusals refusals = new Refusals(strangers, audit, properties.publicReads());
        http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(SecurityHeaders::write)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAt(
                        new WebPages(properties.allowedOrigins()), SecurityWebFiltersOrder.CORS)
                .addFilterAfter(
                        new CallerFilter(enabled, strangers),
                        SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(audit, SecurityWebFiltersOrder.AUTHORIZATION)
                .authorizeExchange(it ->
                        it.anyExchange()
                                .access((_, context) ->
                                        Mono.fromSupplier(() ->
                                                decision(context.getExchange(), properties))));
        if (enabled) {
            http.addFilterAt(
                    authentication(new Recognition(clients, decoder, subjects), clients, refusals),
                    SecurityWebFiltersOrder.AUTHENTICATION);
        }
        return http.build();
    }

    private static AuthenticationWebFilter authentication(
            Recognition recognition, KnownClients clients, Refusals refusals) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(recognition);
        filter.setServerAuthenticationConverter(new Credentials(clients));
        filter.setAuthenticationFailureHandler(refusals);
        return filter;
    }

    private static AuthorizationResult decision(
            ServerWebExchange exchange, SecurityProperties properties) {
        Caller caller = Caller.of(exchange.getRequest());
        Access access =
                Operations.of(
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getPath().pathWithinApplication());
        return new AuthorizationDecision(
                caller instanceof Caller.Local
                        || (access != null && access.admits(caller, properties)));
    }
}
