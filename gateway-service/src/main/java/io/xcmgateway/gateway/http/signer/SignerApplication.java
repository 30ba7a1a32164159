package io.xcmgateway.gateway.http.signer;

import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.config.KeyProperties;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.config.SignerProperties;
import io.xcmgateway.gateway.http.OffTheEventLoop;
import io.xcmgateway.gateway.http.Workers;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.signer.RecordingKeys;
import io.xcmgateway.gateway.signer.SigningRecord;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Started by the first argument `signer`. Who may ask is decided by the certificate of the
/// connection alone, so Spring's own security is left out.
@Profile(KnownProfile.SIGNER)
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            ReactiveWebSecurityAutoConfiguration.class,
            ReactiveManagementWebSecurityAutoConfiguration.class,
            ReactiveUserDetailsServiceAutoConfiguration.class,
            ReactiveOAuth2ResourceServerAutoConfiguration.class
        })
@EnableConfigurationProperties({SignerProperties.class, KeyProperties.class})
@ComponentScan(basePackageClasses = Problem.class)
public class SignerApplication {
    /// One signs at a time; the others of a gateway that asks again wait shortly.
    private static final int WAITING_MAX = 64;

    private static final int IDLE_SECONDS = 60;

    /// @param arguments `signer` and properties
    public static void main(String[] arguments) {
        String[] own = arguments.clone();
        // Whatever the environment says: an image has the profile of a gateway.
        own[0] = "--spring.profiles.active=" + KnownProfile.SIGNER;
        application().run(own);
    }

    /// For [#main] and for tests, which set the profile.
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(SignerApplication.class);
        application.addListeners(new RequiredTls());
        return application;
    }

    /// The keys before the record, so that a wrong password leaves nothing behind.
    @Bean(destroyMethod = "close")
    RecordingKeys recordingKeys(KeyProperties properties, SignerProperties signer) {
        AttestorKeys keys = properties.own();
        try {
            RocksStore store = RocksStore.open(signer.recordDirectory());
            try {
                return new RecordingKeys(
                        keys,
                        SigningRecord.open(store, keys.member().address(), signer.newRecord()));
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    @Bean(destroyMethod = "dispose")
    Scheduler requests() {
        return Schedulers.newParallel("request", Runtime.getRuntime().availableProcessors());
    }

    @Bean
    OffTheEventLoop offTheEventLoop(@Qualifier("requests") Scheduler requests) {
        return new OffTheEventLoop(requests);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler signing() {
        return Schedulers.newBoundedElastic(1, WAITING_MAX, "signing", IDLE_SECONDS, true);
    }

    @Bean
    RouterFunction<ServerResponse> operations(
            RecordingKeys keys, @Qualifier("signing") Scheduler signing) {
        return new SignerRoutes(keys, new Workers(signing)).routes();
    }

    @Bean
    WebFilter listedClients(SignerProperties signer) {
        return new ListedClients(signer.clients());
    }
}
