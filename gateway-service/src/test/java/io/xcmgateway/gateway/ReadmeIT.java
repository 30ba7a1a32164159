package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Follows the quick start of the README: its `sh` blocks, as they stand there, against the
/// packaged service, and the last one after the service is gone.
final class ReadmeIT {
    private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final int COMMAND_SECONDS_MAX = 60;

    @TempDir Path home;

    @Test
    void theQuickStartWorksAsWritten() throws Exception {
        for (String command : List.of("curl", "openssl", "xxd")) {
            assumeThat(onPath(command)).as("the README needs %s", command).isTrue();
        }
        List<String> blocks = shellBlocks();
        assertThat(blocks).as("sh blocks of README.md").hasSize(9);

        String url;
        try (PackagedService service = PackagedService.start(home)) {
            url = service.url();
            Ran submitted = run(url, blocks.get(0) + blocks.get(1));
            assertThat(submitted.exitCode()).as(submitted.output()).isZero();
            assertThat(Files.readString(home.resolve("receipt.json")))
                    .contains("\"Complete\"")
                    .contains("\"balanceChanges\":[{\"account\":\"0x0202");
            Ran shown = run(url, blocks.get(0) + blocks.get(1) + blocks.get(3));
            assertThat(shown.exitCode()).as(shown.output()).isZero();
            Ran tried = run(url, blocks.get(0) + blocks.get(5));
            assertThat(tried.exitCode()).as(tried.output()).isZero();
            assertThat(Files.readString(home.resolve("dry-run.json")))
                    .contains("\"Complete\"")
                    .contains("\"summary\":[\"withdraws 2 DOT from AccountId32(0x0303");
            Ran decoded = run(url, blocks.get(0) + blocks.get(6));
            assertThat(decoded.exitCode()).as(decoded.output()).isZero();
            assertThat(decoded.output()).contains("{\"type\":\"V5\",\"value\":[{\"type\":");
            Ran optedIn = run(url, blocks.get(0) + blocks.get(7));
            assertThat(optedIn.exitCode()).as(optedIn.output()).isZero();
            assertThat(Files.readString(home.resolve("instance.json")))
                    .contains("\"name\":\"GlobalConsensus(Polkadot)/Parachain(3000)\"")
                    .contains("\"status\":\"active\"");
            Ran registered = run(url, blocks.get(0) + blocks.get(8));
            assertThat(registered.exitCode()).as(registered.output()).isZero();
            assertThat(registered.output()).contains("\"findings\":[]");
            assertThat(Files.readString(home.resolve("module.json"))).contains("\"sizeBytes\":722");
        }

        Ran checked = run(url, blocks.get(4));
        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(checked.output()).contains("CONSISTENT: instances 3, statements 4,");

        Ran verified = run(url, blocks.get(2));
        assertThat(verified.exitCode()).as(verified.output()).isZero();

        Ran state = run(url, blocks.get(2).replace("proof.scale", "state.scale"));
        assertThat(state.exitCode()).as(state.output()).isZero();

        Path proof = home.resolve("proof.scale");
        byte[] bytes = Files.readAllBytes(proof);
        bytes[bytes.length / 2] ^= 1;
        Files.write(proof, bytes);
        Ran refused = run(url, blocks.get(2));
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    }

    private record Ran(int exitCode, String output) {}

    private static List<String> shellBlocks() throws IOException {
        Matcher matcher =
                SHELL_BLOCK.matcher(Files.readString(PackagedService.ROOT.resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private Ran run(String url, String block) throws Exception {
        String script =
                block.replace("http://127.0.0.1:8080", url)
                        .replace(
                                "gateway-service/target",
                                PackagedService.ROOT.resolve("gateway-service/target").toString())
                        .replace(
                                "proof-verifier/target",
                                PackagedService.ROOT.resolve("proof-verifier/target").toString())
                        .replace(
                                "spree-runtime/src",
                                PackagedService.ROOT.resolve("spree-runtime/src").toString())
                        .replaceAll(
                                "(?m)^java ", Matcher.quoteReplacement(PackagedService.JAVA + " "));
        Path output = Files.createTempFile(home, "block", ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script);
        builder.environment().put("XCM_GATEWAY_DATA", PackagedService.data(home).toString());
        Process process =
                builder.directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + Files.readString(output));
        }
        return new Ran(process.exitValue(), Files.readString(output));
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(it -> Files.isExecutable(Path.of(it, command)));
    }
}
