package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Path DATA = data();
    private static final Certificates CERTIFICATES = new Certificates(DATA);

    @LocalServerPort int port;

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry registry) throws IOException {
        CERTIFICATES.pair("server", "CN=localhost", "-ext", "san=ip:127.0.0.1");
        CERTIFICATES.pair("operator", "CN=operator,O=Acme");
        CERTIFICATES.pair("other", "CN=other,O=Acme");
        CERTIFICATES.pair("stranger", "CN=operator,O=Acme");
        CERTIFICATES.trust("trusted", "operator");
        CERTIFICATES.trust("trusted", "other");
        Files.writeString(
                DATA.resolve("clients.json"),
                "{\"clients\":[{\"name\":\"operator\",\"scopes\":[\"halts:write\"],"
                        + "\"certificates\":[\"CN=operator,O=Acme\"]}]}");
        registry.add("xcm-gateway.storage.directory", () -> DATA.resolve("data").toString());
        registry.add(
                "xcm-gateway.security.clients-file", () -> DATA.resolve("clients.json").toString());
        registry.add(
                "spring.ssl.bundle.jks.gateway.keystore.location",
                () -> CERTIFICATES.store("server").toString());
        registry.add(
                "spring.ssl.bundle.jks.gateway.truststore.location",
                () -> CERTIFICATES.store("trusted").toString());
    }

    private int resume(String name) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(CERTIFICATES.context(name, "server")).build()) {
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
