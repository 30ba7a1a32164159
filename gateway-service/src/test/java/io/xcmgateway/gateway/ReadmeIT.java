package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Follows the quick start of the README: its `sh` blocks, as they stand there, against the
/// packaged service, and the last one after the service is gone.
final class ReadmeIT {
    @TempDir Path home;

    @Test
    void theQuickStartWorksAsWritten() throws Exception {
        for (String command : List.of("curl", "openssl", "xxd")) {
            assumeThat(ShellBlocks.onPath(command)).as("the README needs %s", command).isTrue();
        }
        ShellBlocks blocks = ShellBlocks.of("README.md");
        assertThat(blocks.all()).as("sh blocks of README.md").hasSize(9);

        String url;
        try (PackagedService service = PackagedService.start(home)) {
            url = service.url();
            blocks.works(home, url, 0, 1);
            assertThat(Files.readString(home.resolve("receipt.json")))
                    .contains("\"Complete\"")
                    .contains("\"balanceChanges\":[{\"account\":\"0x0202");
            blocks.works(home, url, 0, 1, 3);
            blocks.works(home, url, 0, 5);
            assertThat(Files.readString(home.resolve("dry-run.json")))
                    .contains("\"Complete\"")
                    .contains("\"summary\":[\"withdraws 2 DOT from AccountId32(0x0303");
            String decoded = blocks.works(home, url, 0, 6);
            assertThat(decoded).contains("{\"type\":\"V5\",\"value\":[{\"type\":");
            blocks.works(home, url, 0, 7);
            assertThat(Files.readString(home.resolve("instance.json")))
                    .contains("\"name\":\"GlobalConsensus(Polkadot)/Parachain(3000)\"")
                    .contains("\"status\":\"active\"");
            String registered = blocks.works(home, url, 0, 8);
            assertThat(registered).contains("\"findings\":[]");
            assertThat(Files.readString(home.resolve("module.json"))).contains("\"sizeBytes\":722");
        }

        String checked = blocks.works(home, url, 4);
        assertThat(checked).contains("CONSISTENT: instances 3, statements 4,");

        blocks.works(home, url, 2);

        ShellBlocks.Ran state =
                ShellBlocks.run(
                        home, url, blocks.all().get(2).replace("proof.scale", "state.scale"));
        assertThat(state.exitCode()).as(state.output()).isZero();

        Path proof = home.resolve("proof.scale");
        byte[] bytes = Files.readAllBytes(proof);
        bytes[bytes.length / 2] ^= 1;
        Files.write(proof, bytes);
        ShellBlocks.Ran refused = blocks.run(home, url, 2);
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    }
}
