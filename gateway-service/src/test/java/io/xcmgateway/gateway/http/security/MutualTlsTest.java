package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Clients known by the certificate of their connection; certificates made by the JDK's keytool.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "xcm-gateway.security.enabled=true",
            "server.ssl.bundle=gateway",
            "server.ssl.client-auth=need",
            "spring.ssl.bundle.jks.gateway.keystore.password=changeit",
            "spring.ssl.bundle.jks.gateway.keystore.type=PKCS12",
            "spring.ssl.bundle.jks.gateway.truststore.password=changeit",
            "spring.ssl.bundle.jks.gateway.truststore.type=PKCS12"
        })
class MutualTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Path DATA = data();

    @LocalServerPort int port;

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry registry) throws IOException {
        pair("server", "CN=localhost", "-ext", "san=ip:127.0.0.1");
        Files.setPosixFilePermissions(
                store("server"), PosixFilePermissions.fromString("rw-------"));
        pair("operator", "CN=operator,O=Acme");
        pair("other", "CN=other,O=Acme");
        pair("stranger", "CN=operator,O=Acme");
        trust("operator");
        trust("other");
        Files.writeString(
                DATA.resolve("clients.json"),
                "{\"clients\":[{\"name\":\"operator\",\"scopes\":[\"halts:write\"],"
                        + "\"certificates\":[\"CN=operator,O=Acme\"]}]}");
        registry.add("xcm-gateway.storage.directory", () -> DATA.resolve("data").toString());
        registry.add(
                "xcm-gateway.security.clients-file", () -> DATA.resolve("clients.json").toString());
        registry.add(
                "spring.ssl.bundle.jks.gateway.keystore.location",
                () -> store("server").toString());
        registry.add(
                "spring.ssl.bundle.jks.gateway.truststore.location",
                () -> store("trusted").toString());
    }

    private int resume(String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context(name)).build()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "https://127.0.0.1:"
                                                            + port
                                                            + "/v1/instances/0x"
                                                            + "00".repeat(32)
                                                            + "/halt/resume"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"sequence\":\"1\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void theSubjectOfACertificateIsAClientWithScopes() throws Exception {
        assertThat(resume("operator")).isEqualTo(404);
        assertThat(resume("other")).isEqualTo(401);
    }

    @Test
    void refusesConnectionsWithoutATrustedCertificate() {
        assertThatThrownBy(() -> resume("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> resume("stranger")).isInstanceOf(IOException.class);
    }

    /// @param name whose certificate the client shows; none if empty
    private static SSLContext context(String name) throws IOException {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore own = KeyStore.getInstance("PKCS12");
            if (name.isEmpty()) {
                own.load(null, PASSWORD);
            } else {
                load(own, name);
            }
            keys.init(own, PASSWORD);
            KeyStore server = KeyStore.getInstance("PKCS12");
            load(server, "server");
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD);
            trusted.setCertificateEntry("server", server.getCertificate("server"));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void load(KeyStore store, String name)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD);
        }
    }

    private static Path store(String name) {
        return DATA.resolve(name + ".p12");
    }

    /// A new key with a certificate that it signs itself.
    private static void pair(String name, String subject, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-dname",
                                subject,
                                "-keyalg",
                                "EC",
                                "-validity",
                                "2"));
        arguments.addAll(List.of(more));
        keytool(name, arguments);
        keytool(
                name,
                List.of(
                        "-exportcert",
                        "-alias",
                        name,
                        "-file",
                        DATA.resolve(name + ".crt").toString()));
    }

    private static void trust(String name) {
        keytool(
                "trusted",
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        name,
                        "-file",
                        DATA.resolve(name + ".crt").toString()));
    }

    private static void keytool(String store, List<String> arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(arguments);
        command.addAll(
                List.of(
                        "-keystore",
                        store(store).toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit"));
        try {
            int code =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(DATA.resolve("keytool.log").toFile())
                            .start()
                            .waitFor();
            assertThat(code).as("%s", Files.readString(DATA.resolve("keytool.log"))).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path data() {
        try {
            return Files.createTempDirectory(
                            Files.createDirectories(Path.of("target")), "mutual-tls-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
