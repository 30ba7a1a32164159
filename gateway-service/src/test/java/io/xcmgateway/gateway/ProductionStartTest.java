package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.gateway.config.KnownProfile;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The profile `production`: with keystores that wallets made it starts, and what is missing is
/// named.
class ProductionStartTest {
    private static final Hash32 SECRET = Hash32.hex("7c".repeat(31) + "02");
    private static final Hash32 SEED = Hash32.hex("5e".repeat(31) + "01");
    private static final String NETWORK = "xcm-gateway.network.";
    private static final String KEYS = "xcm-gateway.keys.";

    @TempDir private Path directory;

    private final Map<String, String> properties = new LinkedHashMap<>();

    @BeforeEach
    void whatItNeeds() throws IOException {
        Path password =
                Files.createFile(
                        directory.resolve("password"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-r-----")));
        Files.writeString(password, "correct horse ⚡ battery\n");
        properties.put("spring.profiles.active", "production");
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("management.server.port", "0");
        properties.put("management.server.address", "127.0.0.1");
        properties.put("xcm-gateway.storage.directory", directory.resolve("data").toString());
        properties.put("xcm-gateway.signing.mark-directory", directory.resolve("marks").toString());
        properties.put(NETWORK + "name", "test network");
        properties.put(
                NETWORK + "attestors[0].address",
                Secp256k1.address20(Secp256k1.publicKey(SECRET)).toString());
        properties.put(NETWORK + "attestors[0].ed25519", Ed25519.publicKey(SEED).toString());
        keystore("secp256k1", "ethers-scrypt.json");
        keystore("ed25519", "polkadot-js-ed25519.json");
    }

    private void keystore(String key, String file) throws IOException {
        Path copy = directory.resolve(key + ".json");
        try (InputStream in =
                Objects.requireNonNull(
                        ProductionStartTest.class.getResourceAsStream("/keystores/" + file))) {
            Files.copy(in, copy);
        }
        properties.put(KEYS + key + ".keystore", copy.toString());
        properties.put(KEYS + key + ".password-file", directory.resolve("password").toString());
    }

    private ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        application.addListeners(new KnownProfile());
        return application.run(
                properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    private String refusal() {
        try (ConfigurableApplicationContext _ = start()) {
            throw new AssertionError("the service started");
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return String.valueOf(root.getMessage());
        }
    }

    @Test
    void startsAsTheAttestorThatItsKeysMakeIt() {
        try (ConfigurableApplicationContext context = start()) {
            var network = context.getBean(Ledger.class).attestors().network();
            assertThat(network.name()).isEqualTo(ByteString.ascii("test network"));
            assertThat(network.set())
                    .isEqualTo(
                            new AttestorSet(
                                    0,
                                    1,
                                    List.of(
                                            new AttestorSet.Member(
                                                    Secp256k1.address20(
                                                            Secp256k1.publicKey(SECRET)),
                                                    Ed25519.publicKey(SEED)))));
            GatewayCore core = context.getBean(GatewayCore.class);
            assertThat(core.unavailable()).isNull();
            assertThat(core.ledger().instances()).isEmpty();
            assertThat(core.ledger().modules()).hasSize(1);
            assertThat(directory.resolve("marks")).isDirectory();
            assertThat(directory.resolve("data").resolve("policy.json")).isRegularFile();
            assertThat(directory.resolve("data").resolve("keys")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xcm-gateway.network.name, 'xcm-gateway.network', name",
        "xcm-gateway.network.attestors[0].address, 'xcm-gateway.network', attestors[0].address",
        "xcm-gateway.keys.secp256k1.keystore, secp256k1, either keystore and password-file or",
        "xcm-gateway.keys.secp256k1.password-file, secp256k1, either keystore and password-file or",
        "xcm-gateway.signing.mark-directory, xcm-gateway.signing.mark-directory, not set"
    })
    void namesWhatIsMissing(String property, String where, String field) {
        properties.remove(property);
        assertThat(refusal()).contains(where).contains(field);
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "xcm-gateway.storage.directory, data, 'xcm-gateway.storage.directory must be an absolute'",
        "xcm-gateway.signing.mark-directory, marks, 'mark-directory must be an absolute path'",
        "xcm-gateway.network.threshold, 2, threshold must be at most the number of attestors",
        "xcm-gateway.network.attestors[0].address, 0x12, attestors[0].address",
        "xcm-gateway.network.attestors[1].address, 0xd085a3c64a36a10726f3802f123ddba4f95d85d1,"
                + " attestors must have distinct keys",
        "xcm-gateway.network.log-name, two words, logName",
        "xcm-gateway.origins.asserted-allowed, true, xcm-gateway.keys.relayer must be set"
    })
    void namesWhatIsWrong(String property, String value, String reason) {
        properties.put(property, value);
        assertThat(refusal()).contains(reason);
    }

    /// Without security, which `OperationsTest` asks.
    @Test
    void makesABackupOverTheManagementPortWhereItIsToldTo() throws Exception {
        properties.put("xcm-gateway.security.enabled", "false");
        properties.put("xcm-gateway.backup.directory", directory.resolve("backups").toString());
        try (ConfigurableApplicationContext context = start();
                HttpClient client = HttpClient.newHttpClient()) {
            String port = context.getEnvironment().getProperty("local.management.port");
            URI backup = URI.create("http://127.0.0.1:" + port + "/actuator/backup/first");
            HttpRequest post =
                    HttpRequest.newBuilder(backup)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build();
            assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThat(directory.resolve("backups/first/store/CURRENT")).isRegularFile();
            assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("there must be no backup first yet");
            HttpRequest list = HttpRequest.newBuilder(backup.resolve("../backup")).build();
            assertThat(client.send(list, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("{\"backups\":[\"first\"]}");
            HttpRequest usage = HttpRequest.newBuilder(backup.resolve("../usage")).build();
            JsonNode told =
                    JsonMapper.builder()
                            .build()
                            .readTree(
                                    client.send(usage, HttpResponse.BodyHandlers.ofString())
                                            .body());
            assertThat(told.at("/tables/modules/diskBytes").asLong()).isGreaterThan(100_000);
            assertThat(told.at("/backups/first/bytes").asLong()).isPositive();
            assertThat(told.at("/freeBytes").asLong()).isPositive();
            String apiPort = context.getEnvironment().getProperty("local.server.port");
            URI elsewhere = URI.create("http://127.0.0.1:" + apiPort + "/actuator/backup");
            assertThat(
                            client.send(
                                            HttpRequest.newBuilder(elsewhere).build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(404);
        }
    }

    /// What the Helm chart renders for its least values (`ChartTest` holds that file to it).
    @Test
    void startsWithWhatTheChartTellsIt() {
        properties.keySet().removeIf(each -> each.startsWith(KEYS + "ed25519"));
        properties.remove(NETWORK + "name");
        properties.remove(NETWORK + "attestors[0].ed25519");
        properties.put(
                "spring.config.additional-location",
                "file:../helm/src/test/resources/least/application.yaml");
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(Ledger.class).attestors().network().name())
                    .isEqualTo(ByteString.ascii("least"));
            assertThat(context.getEnvironment().getProperty("management.server.port"))
                    .isEqualTo("0");
        }
        properties.remove("xcm-gateway.signing.mark-directory");
        properties.remove("xcm-gateway.storage.directory");
        properties.remove(KEYS + "secp256k1.keystore");
        properties.remove(KEYS + "secp256k1.password-file");
        assertThat(refusal()).contains("/run/xcm-gateway/secp256k1/keystore.json");
    }

    @Test
    void namesTheKeystoreThatDoesNotOpen() throws IOException {
        Files.writeString(directory.resolve("password"), "another");
        assertThat(refusal())
                .isEqualTo(directory.resolve("secp256k1.json") + ": the password does not open it");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesKeysOfNoAttestor() {
        properties.remove(KEYS + "ed25519.keystore");
        properties.remove(KEYS + "ed25519.password-file");
        assertThat(refusal()).contains("the current attestor set must have this gateway's Member");
        properties.put(NETWORK + "attestors[0].address", "0x" + "12".repeat(20));
        assertThat(refusal()).contains("the current attestor set must have this gateway's Member");
    }
}
