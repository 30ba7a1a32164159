package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.Hash32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole service on a random port of loopback, with its own data; started once for all tests
/// that extend this.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningGateway extends WireTest {
    private static final Path DATA = data("gateway-");

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("xcm-gateway.storage.directory", DATA::toString);
    }

    /// The seed of a funded account.
    static Hash32 seed(String name) {
        return secret("account-" + name);
    }

    /// The seed that speaks for both host chains.
    static Hash32 authority() {
        return secret("host-authority");
    }

    private static Hash32 secret(String name) {
        return keyFile(name + ".ed25519");
    }

    /// A key of the gateway.
    static Hash32 keyFile(String name) {
        try {
            String hex = Files.readString(DATA.resolve("keys").resolve(name));
            return Hash32.hex(hex.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new directory for the data of a service.
    static Path data(String prefix) {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(target, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
