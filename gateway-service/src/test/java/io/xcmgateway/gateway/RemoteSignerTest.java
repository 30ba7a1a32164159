package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.gateway.execution.InstanceHalt;
import io.xcmgateway.gateway.http.security.Certificates;
import io.xcmgateway.gateway.http.signer.SignerApplication;
import io.xcmgateway.gateway.keystore.KeyScheme;
import io.xcmgateway.gateway.keystore.Keystore;
import io.xcmgateway.gateway.keystore.Password;
import io.xcmgateway.gateway.state.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/// A gateway in production whose attestor's keys are with a signer that is another service.
@ExtendWith(OutputCaptureExtension.class)
class RemoteSignerTest {
    private static final Hash32 SECRET = Hash32.hex("7c".repeat(31) + "02");
    private static final Hash32 SEED = Hash32.hex("5e".repeat(31) + "01");

    @TempDir private static Path shared;

    private static Certificates certificates = new Certificates(Path.of(""));

    @TempDir private Path directory;

    private Map<String, String> properties = Map.of();
    private final Map<String, String> signerProperties = new LinkedHashMap<>();
    private @Nullable ConfigurableApplicationContext signer;

    @BeforeAll
    static void makeCertificates() throws IOException {
        certificates = new Certificates(shared);
        certificates.pair("signer", "CN=signer", "-ext", "san=ip:127.0.0.1");
        certificates.pair("gateway", "CN=gateway,O=Acme");
        certificates.pair("other", "CN=other,O=Acme");
        certificates.trust("clients", "gateway");
        certificates.trust("clients", "other");
        certificates.trust("signers", "signer");
    }

    @BeforeEach
    void properties() throws IOException {
        properties = ProductionRun.properties(directory);
        bundle(signerProperties, "signer", "signer", "clients");
        bundle(properties, "remote", "gateway", "signers");
        keystore("secp256k1", KeyScheme.SECP256K1, SECRET);
        keystore("ed25519", KeyScheme.ED25519, SEED);
        signerProperties.put("spring.profiles.active", "signer");
        signerProperties.put("server.port", "0");
        signerProperties.put("server.address", "127.0.0.1");
        signerProperties.put("management.server.port", "0");
        signerProperties.put("management.server.address", "127.0.0.1");
        signerProperties.put(
                "xcm-gateway.signer.record-directory", directory.resolve("record").toString());
        signerProperties.put("xcm-gateway.signer.clients[0]", "CN=gateway, O=Acme");
        properties.put(
                "xcm-gateway.network.attestors[0].address",
                Secp256k1.address20(Secp256k1.publicKey(SECRET)).toString());
        properties.put(
                "xcm-gateway.network.attestors[0].ed25519", Ed25519.publicKey(SEED).toString());
    }

    private void bundle(Map<String, String> target, String bundle, String own, String trusted) {
        String prefix = "spring.ssl.bundle.jks." + bundle + ".";
        for (Map.Entry<String, String> each :
                Map.of("keystore", own, "truststore", trusted).entrySet()) {
            String store = prefix + each.getKey();
            target.put(store + ".location", certificates.store(each.getValue()).toString());
            target.put(store + ".password", Certificates.PASSWORD);
            target.put(store + ".type", "PKCS12");
        }
    }

    private void keystore(String property, KeyScheme scheme, Hash32 secret) throws IOException {
        Path file = directory.resolve("attestor-" + property + ".json");
        try (Password password = Password.read(directory.resolve("password"))) {
            Keystore.close(scheme, secret, password, new Random(2)).createFile(file);
        }
        String prefix = "xcm-gateway.keys." + property + ".";
        signerProperties.put(prefix + "keystore", file.toString());
        signerProperties.put(prefix + "password-file", directory.resolve("password").toString());
    }

    /// The first time at a free port, and then there again.
    private void startSigner() {
        boolean first = !Files.exists(directory.resolve("record"));
        signerProperties.put("xcm-gateway.signer.new-record", String.valueOf(first));
        ConfigurableApplicationContext started = runSigner();
        signer = started;
        String port =
                Objects.requireNonNull(started.getEnvironment().getProperty("local.server.port"));
        signerProperties.put("server.port", port);
        properties.put("xcm-gateway.keys.remote.url", url());
        properties.put("xcm-gateway.keys.remote.ssl-bundle", "remote");
        properties.put("xcm-gateway.keys.remote.timeout-seconds", "20");
    }

    /// In this process, but with event loops of its own, which end with it.
    private ConfigurableApplicationContext runSigner() {
        SpringApplication application = SignerApplication.application();
        application.addInitializers(context ->
                ((GenericApplicationContext) context)
                        .registerBean(
                                ReactorResourceFactory.class,
                                () -> {
                                    ReactorResourceFactory own = new ReactorResourceFactory();
                                    own.setUseGlobalResources(false);
                                    return own;
                                }));
        return application.run(ProductionRun.arguments(signerProperties));
    }

    @AfterEach
    void stopSigner() {
        if (signer != null) {
            signer.close();
        }
    }

    private String url() {
        return "https://127.0.0.1:" + signerProperties.get("server.port");
    }

    private HttpResponse<String> ask(String client, String path, byte @Nullable [] body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        if (body != null) {
            request.header("Content-Type", "application/vnd.xcmgateway.signing")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        try (HttpClient http =
                HttpClient.newBuilder()
                        .sslContext(certificates.context(client, "signer"))
                        .build()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void provesWithKeysThatItDoesNotHave(CapturedOutput output) throws Exception {
        assertThatThrownBy(
                        () -> {
                            properties.put("xcm-gateway.keys.remote.url", "https://127.0.0.1:1");
                            properties.put("xcm-gateway.keys.remote.ssl-bundle", "remote");
                            ProductionRun.start(properties);
                        })
                .rootCause()
                .hasMessageContaining("xcm-gateway.keys.remote: signer https://127.0.0.1:1/");
        startSigner();
        Hash32 instance;
        try (ProductionRun run = ProductionRun.start(properties)) {
            instance = run.optIn(2000);
            ExecutionProof proof = run.proven(run.submit(instance, "0500"));
            assertThat(proof.attestations()).hasSize(2);

            stopSigner();
            Hash32 waiting = run.submit(instance, "05040a");
            run.untilNotReady();
            assertThat(run.core().unavailable()).contains("signer " + url() + "/v1/sign");
            startSigner();
            run.untilReady();
            assertThat(run.proven(waiting).statement().sequence()).isEqualTo(2);
        }
        copy(directory.resolve("data"), directory.resolve("old-data"));
        copy(directory.resolve("marks"), directory.resolve("old-marks"));
        try (ProductionRun run = ProductionRun.start(properties)) {
            run.proven(run.submit(instance, "05080a0a"));
        }
        stopSigner();
        startSigner();
        // As where a whole machine was taken back: the gateway's own marks know nothing.
        properties.put("xcm-gateway.storage.directory", directory.resolve("old-data").toString());
        properties.put(
                "xcm-gateway.signing.mark-directory", directory.resolve("old-marks").toString());
        try (ProductionRun run = ProductionRun.start(properties)) {
            Hash32 different = run.submit(instance, "050c0a0a0a");
            assertThatThrownBy(
                            () -> ProductionRun.settled(run.core().gate().whenExecuted(different)))
                    .hasMessageContaining("instance has halted: " + instance);
            assertThat(run.core().haltedInstances().all())
                    .singleElement()
                    .extracting(InstanceHalt::kind)
                    .isEqualTo(FaultKind.NOT_SIGNED);
        }
        assertThat(output.getAll())
                .contains("refused to sign: at sequence 3 of instance " + instance)
                .doesNotContain(SECRET.toString().substring(2))
                .doesNotContain(SEED.toString().substring(2));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void answersOnlyWhoIsOnItsListAndOnlyWhatIsWhole() throws Exception {
        startSigner();
        assertThat(ask("gateway", "/v1/keys", null).statusCode()).isEqualTo(200);
        HttpResponse<String> unlisted = ask("other", "/v1/keys", null);
        assertThat(unlisted.statusCode()).isEqualTo(403);
        assertThat(unlisted.body())
                .contains("urn:xcm-gateway:problem:scope-missing")
                .contains("CN=other,O=Acme");
        assertThatThrownBy(() -> ask("", "/v1/keys", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask("signer", "/v1/keys", null)).isInstanceOf(IOException.class);
        HttpResponse<String> malformed = ask("gateway", "/v1/sign", new byte[] {4, 9});
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("statement 0 or checkpoint 1");
        assertThat(ask("gateway", "/v1/sign", new byte[300_000]).statusCode()).isEqualTo(413);
        assertThat(ask("gateway", "/v1/instances", null).statusCode()).isEqualTo(404);
        assertThat(ask("gateway", "/actuator/env", null).statusCode()).isEqualTo(404);
    }

    @Test
    void namesWhatIsMissingOrMissed() {
        startSigner();
        stopSigner();
        signerProperties.put("xcm-gateway.signer.new-record", "true");
        assertThatThrownBy(this::runSigner)
                .rootCause()
                .hasMessageContaining("a record of what was signed is there");
        signerProperties.put("xcm-gateway.signer.new-record", "false");
        signerProperties.put(
                "xcm-gateway.signer.record-directory", directory.resolve("lost").toString());
        assertThatThrownBy(this::runSigner)
                .rootCause()
                .hasMessage("there is no record of what was signed");
        signerProperties.remove("xcm-gateway.signer.clients[0]");
        assertThatThrownBy(this::runSigner)
                .rootCause()
                .hasMessageContaining("xcm-gateway.signer")
                .hasMessageContaining("clients");
        signerProperties.put("server.ssl.client-auth", "want");
        assertThatThrownBy(this::runSigner).hasMessageContaining("client-auth must be need");
        signerProperties.keySet().removeIf(each -> each.startsWith("spring.ssl."));
        assertThatThrownBy(this::runSigner)
                .hasMessageContaining("spring.ssl.bundle.jks.signer or")
                .hasMessageContaining("must be set, was not");
        properties.put("xcm-gateway.keys.secp256k1.keystore", "/none");
        properties.put("xcm-gateway.keys.secp256k1.password-file", "/none");
        assertThatThrownBy(() -> ProductionRun.start(properties))
                .rootCause()
                .hasMessageContaining("either secp256k1 or remote must be set");
    }
}
