package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.SecurityProperties;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.config.UnsafeStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file of clients at the start, and while the service runs.
class KnownClientsTest {
    private static final String ONE = "{\"clients\":[{\"name\":\"acme\"}]}";

    @TempDir Path directory = Path.of("");

    private KnownClients clients() {
        Limits limits = new Limits(1000, 1000, 1, 1);
        return new KnownClients(
                new SecurityProperties(
                        true, true, false, false, file(), 5, List.of(), 1, limits, limits),
                TimeMeter.SYSTEM_NANOTIME);
    }

    private Path file() {
        return directory.resolve("clients.json");
    }

    private void write(String json, String permissions) throws IOException {
        Files.writeString(file(), json);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"clients\":[]}", "{\"clients\":[{\"name\":\"\"}]}"})
    void refusesToStartWithAFileThatNamesNoClient(String json) throws IOException {
        write(json, "rw-r--r--");

        assertThatThrownBy(this::clients)
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("clients-file must be a readable file of clients");
    }

    @Test
    void refusesToStartWithoutTheFileThatIsSet() {
        assertThatThrownBy(this::clients)
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-"})
    void refusesAFileInWhichOthersCouldMakeThemselvesClients(String permissions)
            throws IOException {
        write(ONE, permissions);

        assertThatThrownBy(this::clients)
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContaining("must be writable by its owner only, is " + permissions);
    }

    @Test
    void noClientIsLeftWhenTheLastIsTakenOut() throws IOException {
        write(ONE, "rw-r--r--");
        KnownClients clients = clients();
        assertThat(clients.now().named()).containsOnlyKeys("acme");

        write("{\"clients\":[]}", "rw-r--r--");
        clients.reread();

        assertThat(clients.now().named()).isEmpty();
        assertThat(clients.current()).isTrue();
    }

    @Test
    void staysWithWhatItHasWhileTheFileIsOpenToOthers() throws IOException {
        write(ONE, "rw-r--r--");
        KnownClients clients = clients();

        write("{\"clients\":[{\"name\":\"mallory\"}]}", "rw-rw-rw-");
        clients.reread();

        assertThat(clients.now().named()).containsOnlyKeys("acme");
        assertThat(clients.current()).isFalse();
    }
}
