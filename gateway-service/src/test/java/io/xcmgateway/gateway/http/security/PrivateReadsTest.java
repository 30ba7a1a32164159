package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.gateway.http.Http;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A service whose reads are for its clients only, and whose metrics have a port of their own.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "xcm-gateway.security.enabled=true",
            "xcm-gateway.security.public-reads=false",
            "management.server.port=0",
            "management.server.address=127.0.0.1"
        })
class PrivateReadsTest {
    private static final Path DATA = data();
    private static final ApiKey READER = ApiKey.make(new Random(11));
    private static final ApiKey OTHER = ApiKey.make(new Random(12));

    @LocalServerPort int port;
    @LocalManagementPort int managementPort;
    private Http http = new Http(0);

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry registry) throws IOException {
        Path clients = DATA.resolve("clients.json");
        Files.writeString(
                clients,
                "{\"clients\":["
                        + SecuredGateway.client("reader", "[\"read\",\"metrics:read\"]", READER)
                        + ","
                        + SecuredGateway.client("other", "[\"halts:write\"]", OTHER)
                        + "]}");
        registry.add("xcm-gateway.storage.directory", () -> DATA.resolve("data").toString());
        registry.add("xcm-gateway.security.clients-file", clients::toString);
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void readsNeedTheScope() {
        for (String path : new String[] {"/v1/instances", "/v1/modules", "/v1/attestors"}) {
            http.get(path).problem(ProblemType.NOT_AUTHENTICATED);
            Http.Answer refused = http.get(path, ApiKey.HEADER, OTHER.text());
            assertThat(refused.problem(ProblemType.SCOPE_MISSING).path("detail").asString())
                    .contains("scope read");
            assertThat(refused.header("www-authenticate")).contains("scope=\"read\"");
            assertThat(http.get(path, ApiKey.HEADER, READER.text()).status()).isEqualTo(200);
        }
        http.post("/v1/modules/precheck", "").problem(ProblemType.NOT_AUTHENTICATED);
    }

    @Test
    void submissionsAndHealthNeedNoneAndNeitherDoesTheDescription() {
        http.post("/v1/instances/0x" + "00".repeat(32) + "/messages", "{}")
                .problem(ProblemType.MALFORMED_REQUEST);
        assertThat(http.get("/v3/api-docs").status()).isEqualTo(200);
        assertThat(new Http(managementPort).get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void metricsNeedTheScopeOnTheirOwnPortToo() {
        Http management = new Http(managementPort);
        management.get("/actuator/prometheus").problem(ProblemType.NOT_AUTHENTICATED);
        management
                .get("/actuator/prometheus", ApiKey.HEADER, OTHER.text())
                .problem(ProblemType.SCOPE_MISSING);
        assertThat(management.get("/actuator/prometheus", ApiKey.HEADER, READER.text()).text())
                .contains("xcmgateway_clients_current");
    }

    private static Path data() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target")), "private-reads-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
