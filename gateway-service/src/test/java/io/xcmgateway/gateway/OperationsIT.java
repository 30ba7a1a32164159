package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Follows the page for those who run the service: its `sh` blocks, as they stand there. In
/// development the management endpoints have no port of their own.
final class OperationsIT {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir Path home;

    private static ShellBlocks blocks() throws Exception {
        for (String command : List.of("curl", "openssl")) {
            assumeThat(ShellBlocks.onPath(command)).as("the README needs %s", command).isTrue();
        }
        ShellBlocks blocks = ShellBlocks.of("gateway-service/README.md");
        assertThat(blocks.all()).as("sh blocks of gateway-service/README.md").hasSize(3);
        return blocks;
    }

    @Test
    void keysAreMadeTakenAlongAndClosedAnew() throws Exception {
        String listed = blocks().works(home, NOWHERE, 0);

        assertThat(listed).contains("attestor.json", "second.json", "copy.json");
        assertThat(Files.readString(home.resolve("secret")).strip()).hasSize(64);
    }

    @Test
    void aBackupIsMadeRestoredLookedAtAndExported() throws Exception {
        ShellBlocks blocks = blocks();
        String url;
        try (PackagedService service =
                PackagedService.start(
                        home,
                        "--xcm-gateway.backup.directory=" + home.resolve("backups"),
                        "--management.endpoints.web.exposure.include=health,backup")) {
            url = service.url();
            blocks.works(home, url, 1);
        }

        String told = blocks.works(home, url, 2);

        assertThat(told).contains("RESTORED: instances 2, statements 2,");
        assertThat(home.resolve("instance.export")).isNotEmptyFile();
    }
}
