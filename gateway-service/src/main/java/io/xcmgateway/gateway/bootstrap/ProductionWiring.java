package io.xcmgateway.gateway.bootstrap;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.KeyedRelayer;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.config.EncryptedConnections;
import io.xcmgateway.gateway.config.ExecutionProperties;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.config.KeyProperties;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.config.LoopbackOnly;
import io.xcmgateway.gateway.config.ModuleProperties;
import io.xcmgateway.gateway.config.NetworkProperties;
import io.xcmgateway.gateway.config.OriginProperties;
import io.xcmgateway.gateway.config.OwnPlaces;
import io.xcmgateway.gateway.config.SigningProperties;
import io.xcmgateway.gateway.config.StorageProperties;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.node.GatewayNode;
import io.xcmgateway.gateway.node.NodeIdentity;
import io.xcmgateway.gateway.node.NodeSettings;
import io.xcmgateway.gateway.state.DataDirectory;
import java.time.Clock;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// A gateway in production: its keys come from keystores, its network and places from properties.
@Configuration(proxyBeanMethods = false)
@Profile(KnownProfile.PRODUCTION)
class ProductionWiring {
    private static final String POLICY_FILE = "policy.json";

    /// Before the data, so that a wrong password leaves nothing behind.
    ///
    /// @param loopback that nobody but this machine can reach what trusts its callers
    /// @param encrypted that nobody can read what is sent to it
    /// @param places that the places of data and marks are chosen
    @Bean(destroyMethod = "close")
    AttestorKeys attestorKeys(
            LoopbackOnly loopback,
            EncryptedConnections encrypted,
            OwnPlaces places,
            KeyProperties keys,
            SslBundles bundles) {
        return keys.attestor(bundles);
    }

    @Bean(destroyMethod = "close")
    GatewayNode node(
            AttestorKeys member,
            NetworkProperties network,
            StorageProperties storage,
            ExecutionProperties execution,
            GasProperties gas,
            ModuleProperties modules,
            SigningProperties signing,
            OriginProperties origins,
            CoreWatch watch) {
        Clock clock = Clock.systemUTC();
        DataDirectory data = DataDirectory.open(storage.directory());
        try {
            GatewayNode node =
                    GatewayNode.open(
                            data,
                            new NodeIdentity(
                                    network.network(),
                                    member,
                                    network.log(),
                                    origins.assertedAllowed()),
                            new NodeSettings(
                                    clock,
                                    execution.limits(gas),
                                    execution.runBounds(),
                                    storage.bounds(),
                                    compiled -> modules.compilation().in(compiled, clock),
                                    signing.settings(storage.directory()),
                                    watch));
            node.writePolicy(POLICY_FILE);
            return node;
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    @Bean(destroyMethod = "")
    GatewayCore core(GatewayNode node) {
        return node.core();
    }

    /// Without a key there is no relayer, and asserted origins are refused before they come here.
    @Bean
    Relayer relayer(KeyProperties keys, NetworkProperties network, OriginProperties origins) {
        Hash32 seed = keys.relayerSeed(origins);
        return seed == null
                ? (_, _, _, _) -> {
                    throw new IllegalStateException("asserted origins are off");
                }
                : new KeyedRelayer(network.network().id(), seed);
    }
}
