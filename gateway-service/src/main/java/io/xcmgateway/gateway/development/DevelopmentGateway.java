package io.xcmgateway.gateway.development;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.KeyFiles;
import io.xcmgateway.gateway.attestation.KeyedRelayer;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.gateway.node.GatewayNode;
import io.xcmgateway.gateway.node.NodeIdentity;
import io.xcmgateway.gateway.node.NodeSettings;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.proof.signature.MemberKeys;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.Finding;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.ProfileRules;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// A gateway in development on one data directory. The first start makes keys, registers the
/// standard module, opts in host chains with funded accounts, and writes the policy with which
/// anybody can verify its proofs; later starts find all that.
public final class DevelopmentGateway implements AutoCloseable {
    private static final ByteString NETWORK_NAME = ByteString.ascii("xcm-gateway-development");
    private static final String LOG_NAME = "xcm-gateway-development/log";
    private static final String POLICY_FILE = "development-policy.json";

    private final GatewayNode node;
    private final DevelopmentKeys keys;
    private final Network network;
    private final long gasLimit;
    private final List<HostChain> hostChains;

    private DevelopmentGateway(
            GatewayNode node,
            DevelopmentKeys keys,
            Network network,
            long gasLimit,
            List<HostChain> hostChains) {
        this.node = node;
        this.keys = keys;
        this.network = network;
        this.gasLimit = gasLimit;
        this.hostChains = hostChains;
    }

    /// As [#open(Path, Clock, RandomGenerator, ExecutionLimits, RunBounds, StateBounds, List,
    /// Function, SigningSettings)], with the default bounds and host chains, modules compiled as is
    /// usual, and the marks of what was signed beside the directory.
    public static DevelopmentGateway open(
            Path directory, Clock clock, RandomGenerator random, ExecutionLimits limits) {
        return open(
                directory,
                clock,
                random,
                limits,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                HostChain.DEFAULT,
                compiled -> ModuleCompilation.DEFAULT.in(compiled, clock),
                SigningSettings.usual(directory));
    }

    /// As [#open(Path, RandomGenerator, List, NodeSettings)], with nobody who measures.
    ///
    /// @param random must be fit for keys
    /// @param hostChains opted in if they are not yet
    /// @param compiler made for the directory where compiled code is kept
    /// @throws io.xcmgateway.gateway.attestation.SigningMarkException if something else may have
    ///   been signed than what is in the directory
    public static DevelopmentGateway open(
            Path directory,
            Clock clock,
            RandomGenerator random,
            ExecutionLimits limits,
            RunBounds runBounds,
            StateBounds stateBounds,
            List<HostChain> hostChains,
            Function<Path, ModuleCompiler> compiler,
            SigningSettings signing) {
        return open(
                directory,
                random,
                hostChains,
                new NodeSettings(
                        clock,
                        limits,
                        runBounds,
                        stateBounds,
                        compiler,
                        signing,
                        CoreWatch.NOBODY));
    }

    /// Opens or creates the gateway in `directory`. Takes seconds the first time.
    ///
    /// @param random must be fit for keys
    /// @param hostChains opted in if they are not yet
    /// @throws io.xcmgateway.gateway.attestation.SigningMarkException if something else may have
    ///   been signed than what is in the directory
    public static DevelopmentGateway open(
            Path directory,
            RandomGenerator random,
            List<HostChain> hostChains,
            NodeSettings settings) {
        DataDirectory data = DataDirectory.open(directory);
        try {
            return open(data, random, List.copyOf(hostChains), settings);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static DevelopmentGateway open(
            DataDirectory data,
            RandomGenerator random,
            List<HostChain> hostChains,
            NodeSettings settings) {
        DevelopmentKeys keys = DevelopmentKeys.of(new KeyFiles(data.directory("keys"), random));
        MemberKeys member = keys.attestor();
        Network network =
                new Network(NETWORK_NAME, new AttestorSet(0, 1, List.of(member.member())));
        GatewayNode node =
                GatewayNode.open(
                        data,
                        new NodeIdentity(network, AttestorKeys.of(member), LOG_NAME, true),
                        settings);
        try {
            DevelopmentGateway gateway =
                    new DevelopmentGateway(
                            node, keys, network, settings.limits().messageGasMax(), hostChains);
            gateway.setUp();
            return gateway;
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    public GatewayCore core() {
        return node.core();
    }

    public GatewayNode node() {
        return node;
    }

    public Relayer relayer() {
        return new KeyedRelayer(network.id(), keys.relayer());
    }

    /// Public keys of the funded accounts, by name. Their seeds are in the directory `keys`.
    public NavigableMap<String, Hash32> accounts() {
        return keys.accountIds();
    }

    /// Where the policy is that accepts this gateway's proofs.
    public Path policyFile() {
        return node.root().resolve(POLICY_FILE);
    }

    @Override
    public void close() {
        node.close();
    }

    private void setUp() {
        Hash32 moduleHash = StandardModules.xcmExecutor().hash();
        for (HostChain chain : hostChains) {
            boolean there =
                    core().ledger().instances().stream()
                            .anyMatch(it -> it.host().equals(chain.location()));
            if (!there) {
                optIn(chain, moduleHash);
            }
        }
        node.writePolicy(POLICY_FILE);
    }

    private void optIn(HostChain chain, Hash32 moduleHash) {
        Profile good = chain.profile(List.copyOf(keys.accountIds().values()));
        ByteString profile = good.encode();
        Hash32 profileHash = Hashing.blake2b256(profile);
        Instance instance =
                new Instance(
                        network.id(),
                        moduleHash,
                        chain.location(),
                        profileHash,
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(keys.hostAuthority()).bytes()))),
                        0);
        List<Finding> findings = ProfileRules.findings(good, instance.universal());
        if (!findings.isEmpty()) {
            throw new IllegalStateException(
                    "the profile of " + chain + " must be good, is not: " + findings);
        }
        Submission submission =
                new Submission(
                        network.id(), instance.id(), profileHash, 0, Long.MAX_VALUE, gasLimit);
        OptInRequest request =
                new OptInRequest(
                        instance,
                        profile,
                        new OriginEvidence.HostAuthority(
                                List.of(
                                        new OriginEvidence.AuthoritySignature(
                                                0,
                                                Ed25519.sign(
                                                        keys.hostAuthority(),
                                                        submission.wrapped()))),
                                submission));
        switch (core().instances().optIn(request).toCompletableFuture().join()) {
            case OptIn.OptedIn _, OptIn.AlreadyOptedIn _ -> {}
            case OptIn.Refused refused ->
                    throw new IllegalStateException(
                            "host chain " + chain + " must be opted in, is refused: " + refused);
            case OptIn.Unavailable(String reason) ->
                    throw new IllegalStateException(
                            "host chain " + chain + " cannot be opted in: " + reason);
        }
    }
}
