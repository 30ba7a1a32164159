package io.xcmgateway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.mock.env.MockEnvironment;

/// Where credentials could be read on their way.
class EncryptedConnectionsTest {
    @TempDir Path directory = Path.of("");

    private static void check(MockEnvironment environment, boolean proxied) {
        environment.setConversionService(new ApplicationConversionService());
        Limits limits = new Limits(1000, 1000, 1, 1);
        SecurityProperties security =
                new SecurityProperties(
                        true, true, false, proxied, null, 5, List.of(), 1, limits, limits);
        var _ =
                new EncryptedConnections(
                        new LoopbackOnly(environment, security), environment, security);
    }

    private static MockEnvironment at(String address) {
        return new MockEnvironment().withProperty("server.address", address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void refusesToListenBeyondLoopbackInTheClear(String address) {
        assertThatThrownBy(() -> check(at(address), false))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("server.ssl.bundle must be set beyond loopback");
        assertThatThrownBy(() ->
                        check(
                                at(address)
                                        .withProperty("server.ssl.bundle", "gateway")
                                        .withProperty("server.ssl.enabled", "false"),
                                false))
                .isInstanceOf(UnsafeStartException.class);
    }

    @Test
    void takesLoopbackATlsBundleOrTheWordOfAnOperator() {
        check(at("127.0.0.1"), false);
        check(at("::1"), false);
        check(at("0.0.0.0").withProperty("server.ssl.bundle", "gateway"), false);
        check(at("0.0.0.0"), true);
    }

    @Test
    void looksAtAPortOfItsOwnForMetricsToo() {
        MockEnvironment environment =
                at("127.0.0.1").withProperty("management.server.port", "9000");

        assertThatThrownBy(() -> check(environment, false))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("management.server.ssl.bundle");
        check(environment.withProperty("management.server.address", "127.0.0.1"), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.ssl.bundle.jks.gateway.keystore.location",
                "spring.ssl.bundle.pem.gateway.keystore.private-key",
                "server.ssl.key-store",
                "server.ssl.certificate-private-key"
            })
    void refusesATlsKeyThatEveryUserMayRead(String property) throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "secret");
        MockEnvironment environment =
                at("127.0.0.1")
                        .withProperty("server.ssl.bundle", "gateway")
                        .withProperty(property, "file:" + key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> check(environment, false))
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining(property)
                .hasMessageContaining("must not be open to every user, is rw-r--r--");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        check(environment, false);
        Files.delete(key);
        assertThatThrownBy(() -> check(environment, false)).hasMessageContaining("is not there");
    }

    @Test
    void aKeyInPlaceIsNoFile() {
        MockEnvironment environment = at("127.0.0.1").withProperty("server.ssl.bundle", "gateway");
        String property = "spring.ssl.bundle.pem.gateway.keystore.private-key";
        check(environment.withProperty(property, "-----BEGIN PRIVATE KEY-----\nMC4="), false);
        check(environment.withProperty(property, "classpath:key.pem"), false);

        assertThat(environment.getProperty(property)).isNotEmpty();
    }
}
