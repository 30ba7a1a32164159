package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
import io.xcmgateway.gateway.config.DevelopmentProperties;
import io.xcmgateway.gateway.config.EncryptedConnections;
import io.xcmgateway.gateway.config.ExecutionProperties;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.config.ModuleProperties;
import io.xcmgateway.gateway.config.SigningProperties;
import io.xcmgateway.gateway.config.StorageProperties;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.development.HostChain;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.HaltedInstances;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.RoutedMessages;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The core of a gateway in development, behind the ports that HTTP calls.
@Configuration(proxyBeanMethods = false)
@Profile(LoopbackOnly.DEVELOPMENT)
class DevelopmentWiring {

    /// @param checked that nobody but this machine can reach what this makes
    /// @param encrypted checked that nobody can read what is sent to it
    @Bean(destroyMethod = "close")
    DevelopmentGateway gateway(
            LoopbackOnly checked,
            EncryptedConnections encrypted,
            StorageProperties storage,
            ExecutionProperties execution,
            GasProperties gas,
            DevelopmentProperties development,
            ModuleProperties modules,
            SigningProperties signing) {
        Clock clock = Clock.systemUTC();
        return DevelopmentGateway.open(
                storage.directory(),
                clock,
                new SecureRandom(),
                execution.limits(gas),
                execution.runBounds(),
                storage.bounds(),
                hostChains(development),
                compiled -> modules.compilation().in(compiled, clock),
                signing.settings(storage.directory()));
    }

    private static List<HostChain> hostChains(DevelopmentProperties development) {
        return development.hostChains().stream()
                .map(host -> new HostChain(host.parachain(), ready(host.profile())))
                .toList();
    }

    private static ReadyProfile ready(String name) {
        ReadyProfile ready = ReadyProfile.named(name);
        if (ready == null) {
            throw new IllegalStateException("profile must have been validated: " + name);
        }
        return ready;
    }

    @Bean(destroyMethod = "")
    GatewayCore core(DevelopmentGateway gateway) {
        return gateway.core();
    }

    @Bean
    MessageGate messageGate(GatewayCore core) {
        return core.gate();
    }

    @Bean
    Ledger ledger(GatewayCore core) {
        return core.ledger();
    }

    @Bean
    CheckpointLedger checkpointLedger(GatewayCore core) {
        return core.log();
    }

    @Bean
    AttestationDesk attestationDesk(GatewayCore core) {
        return core.otherAttestors();
    }

    @Bean
    RoutedMessages routedMessages(GatewayCore core) {
        return core.routedMessages();
    }

    @Bean
    HaltedInstances haltedInstances(GatewayCore core) {
        return core.haltedInstances();
    }

    @Bean
    Relayer relayer(DevelopmentGateway gateway) {
        return gateway.relayer();
    }

    /// Down while the storage fails: such a gateway accepts nothing.
    @Bean
    HealthIndicator storageHealthIndicator(GatewayCore core) {
        return () -> core.unavailable() == null ? Health.up().build() : Health.down().build();
    }
}
