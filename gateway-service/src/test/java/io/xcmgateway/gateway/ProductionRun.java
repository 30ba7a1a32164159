package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.Password;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.ReadyProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A gateway in production on loopback, with a relayer that asserts origins, whose attestor's keys
/// a test sets.
final class ProductionRun implements AutoCloseable {
    private static final long GAS_LIMIT = 100_000_000;
    private static final Hash32 AUTHORITY = Hash32.hex("22".repeat(32));
    private static final NetworkId.Polkadot CONSENSUS = new NetworkId.Polkadot();

    private final ConfigurableApplicationContext context;

    private ProductionRun(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// What it needs but for the attestor and its keys.
    static Map<String, String> properties(Path directory) throws IOException {
        Path password =
                Files.createFile(
                        directory.resolve("password"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-r-----")));
        Files.writeString(password, "password of a test\n");
        Path relayer = directory.resolve("relayer.json");
        try (Password opened = Password.read(password)) {
            Keystore.close(KeyScheme.ED25519, Hash32.hex("33".repeat(32)), opened, new Random(1))
                    .createFile(relayer);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.profiles.active", "production");
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("management.server.port", "0");
        properties.put("management.server.address", "127.0.0.1");
        properties.put("xcm-gateway.storage.directory", directory.resolve("data").toString());
        properties.put("xcm-gateway.signing.mark-directory", directory.resolve("marks").toString());
        properties.put("xcm-gateway.network.name", "test network");
        properties.put("xcm-gateway.origins.asserted-allowed", "true");
        properties.put("xcm-gateway.keys.relayer.keystore", relayer.toString());
        properties.put("xcm-gateway.keys.relayer.password-file", password.toString());
        return properties;
    }

    static ProductionRun start(Map<String, String> properties) {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        application.addListeners(new KnownProfile());
        return new ProductionRun(application.run(arguments(properties)));
    }

    static String[] arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
    }

    GatewayCore core() {
        return context.getBean(GatewayCore.class);
    }

    String port() {
        return Objects.requireNonNull(
                context.getEnvironment().getProperty("local.management.port"));
    }

    /// Opts a parachain in.
    ///
    /// @return the instance
    Hash32 optIn(long parachain) throws Exception {
        Hash32 networkId = core().ledger().attestors().network().id();
        ByteString profile =
                DevelopmentProfiles.funded(ReadyProfile.PARACHAIN, CONSENSUS, List.of()).encode();
        Instance instance =
                new Instance(
                        networkId,
                        StandardModules.xcmExecutor().hash(),
                        Junctions.of(
                                new Junction.GlobalConsensus(CONSENSUS),
                                new Junction.Parachain(parachain)),
                        Hashing.blake2b256(profile),
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(AUTHORITY).bytes()))),
                        0);
        Submission submission =
                new Submission(
                        networkId,
                        instance.id(),
                        instance.profileHash(),
                        0,
                        Long.MAX_VALUE,
                        GAS_LIMIT);
        OptIn optIn =
                settled(
                        core().instances()
                                .optIn(
                                        new OptInRequest(
                                                instance,
                                                profile,
                                                new OriginEvidence.HostAuthority(
                                                        List.of(
                                                                new OriginEvidence
                                                                        .AuthoritySignature(
                                                                        0,
                                                                        Ed25519.sign(
                                                                                AUTHORITY,
                                                                                submission
                                                                                        .wrapped()))),
                                                        submission))));
        assertThat(optIn).isInstanceOf(OptIn.OptedIn.class);
        return instance.id();
    }

    /// A message without instructions, accepted.
    ///
    /// @param scale of the message
    /// @return its id
    Hash32 submit(Hash32 instance, String scale) throws Exception {
        ByteString message = ByteString.hex(scale);
        Intake intake =
                settled(
                        core().gate()
                                .submit(
                                        new InboundMessage(
                                                instance,
                                                message,
                                                context.getBean(Relayer.class)
                                                        .assertOrigin(
                                                                instance,
                                                                message,
                                                                GAS_LIMIT,
                                                                Location.PARENT),
                                                Location.PARENT,
                                                GAS_LIMIT)));
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).messageId();
    }

    /// Its proof, once it is executed and signed, accepted by the verifier.
    ExecutionProof proven(Hash32 messageId) throws Exception {
        settled(core().gate().whenExecuted(messageId));
        ExecutionProof proof =
                Objects.requireNonNull(core().ledger().proof(messageId, ProofLevel.LOGGED));
        assertThat(
                        new ProofVerifier(ModuleSource.NONE, Clock.systemUTC())
                                .verify(proof.encode(), core().policy()))
                .isInstanceOf(Verdict.Accepted.class);
        return proof;
    }

    /// Status of the readiness probe.
    int readiness() throws Exception {
        return ask("/actuator/health/readiness").statusCode();
    }

    HttpResponse<String> ask(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Asks what readiness asks until it is ready.
    void untilReady() {
        until("ready", () -> core().unavailable() == null);
    }

    /// Asks what readiness asks until it is not ready.
    void untilNotReady() {
        until("not ready", () -> core().unavailable() != null);
    }

    private static void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within a minute", what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    static <T> T settled(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        context.close();
    }
}
