package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.attestation.Relayer;
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
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.node.GatewayNode;
import io.xcmgateway.gateway.node.NodeSettings;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// A gateway in development.
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
            SigningProperties signing,
            CoreWatch watch) {
        Clock clock = Clock.systemUTC();
        return DevelopmentGateway.open(
                storage.directory(),
                new SecureRandom(),
                hostChains(development),
                new NodeSettings(
                        clock,
                        execution.limits(gas),
                        execution.runBounds(),
                        storage.bounds(),
                        compiled -> modules.compilation().in(compiled, clock),
                        signing.settings(storage.directory()),
                        watch));
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
    GatewayNode node(DevelopmentGateway gateway) {
        return gateway.node();
    }

    @Bean(destroyMethod = "")
    GatewayCore core(DevelopmentGateway gateway) {
        return gateway.core();
    }

    @Bean
    Relayer relayer(DevelopmentGateway gateway) {
        return gateway.relayer();
    }
}
