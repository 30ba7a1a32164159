package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.gateway.attestation.AttestationDesk;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
import io.xcmgateway.gateway.config.DryRunProperties;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.HaltedInstances;
import io.xcmgateway.gateway.execution.InstanceStates;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.gateway.execution.RoutedMessages;
import io.xcmgateway.gateway.execution.StatementFeed;
import io.xcmgateway.gateway.execution.TrialThreads;
import io.xcmgateway.gateway.execution.Trials;
import io.xcmgateway.gateway.instance.InstanceRegistry;
import io.xcmgateway.gateway.module.ModuleRegistry;
import io.xcmgateway.gateway.node.GatewayNode;
import io.xcmgateway.gateway.proof.ProofVerification;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The core of a gateway, behind the ports that HTTP calls.
@Configuration(proxyBeanMethods = false)
@Profile({LoopbackOnly.DEVELOPMENT, KnownProfile.PRODUCTION})
class CoreWiring {

    @Bean
    MessageGate messageGate(GatewayCore core) {
        return core.gate();
    }

    @Bean
    Ledger ledger(GatewayNode node) {
        return node.ledger();
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
    InstanceStates instanceStates(GatewayNode node) {
        return node.states();
    }

    /// @param core closed after these
    @Bean(destroyMethod = "close")
    TrialThreads trialThreads(GatewayCore core, DryRunProperties dryRuns) {
        return new TrialThreads(dryRuns.workersMax(), dryRuns.inFlightMax());
    }

    @Bean
    Trials trials(GatewayCore core, TrialThreads threads, DryRunProperties dryRuns) {
        return core.trials(threads, dryRuns.runBounds());
    }

    @Bean
    InstanceRegistry instanceRegistry(GatewayCore core) {
        return core.instances();
    }

    @Bean
    ModuleRegistry moduleRegistry(GatewayCore core) {
        return core.modules();
    }

    @Bean
    StatementFeed statementFeed(GatewayCore core) {
        return core.feed();
    }

    @Bean
    ProofVerification proofVerification(GatewayCore core) {
        return core.verification();
    }

    @Bean
    RoutedMessages routedMessages(GatewayCore core) {
        return core.routedMessages();
    }

    @Bean
    HaltedInstances haltedInstances(GatewayCore core) {
        return core.haltedInstances();
    }

    /// Down while nothing can be made durable: such a gateway accepts nothing. Without the reason,
    /// which may name places on the disk: the log has it.
    @Bean
    HealthIndicator storageHealthIndicator(GatewayCore core) {
        return () -> core.storageFailure() == null ? Health.up().build() : Health.down().build();
    }

    /// Down while what is durable cannot be signed, or must not be.
    @Bean
    HealthIndicator signerHealthIndicator(GatewayCore core) {
        return () -> core.signerFailure() == null ? Health.up().build() : Health.down().build();
    }
}
