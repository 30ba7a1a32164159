package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final int START_SECONDS_MAX = 90;
    private static final int COMMAND_SECONDS_MAX = 60;

    @TempDir Path home;

    @Test
    void theQuickStartWorksAsWritten() throws Exception {
        assumeThat(onPath("curl")).as("the quick start needs curl").isTrue();
        List<String> blocks = shellBlocks();
        assertThat(blocks).as("sh blocks of README.md").hasSize(5);

        int port = freePort();
        Process service = start(port);
        try {
            awaitReady(service, port);
            Ran submitted = run(port, blocks.get(0) + blocks.get(1));
            assertThat(submitted.exitCode()).as(submitted.output()).isZero();
            assertThat(Files.readString(home.resolve("receipt.json")))
                    .contains("\"Complete\"")
                    .contains("\"balanceChanges\":[{\"account\":\"0x0202");
            Ran shown = run(port, blocks.get(0) + blocks.get(1) + blocks.get(3));
            assertThat(shown.exitCode()).as(shown.output()).isZero();
        } finally {
            stop(service);
        }

        Ran checked = run(port, blocks.get(4));
        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(checked.output()).contains("CONSISTENT: instances 2, statements 3,");

        Ran verified = run(port, blocks.get(2));
        assertThat(verified.exitCode()).as(verified.output()).isZero();

        Ran state = run(port, blocks.get(2).replace("proof.scale", "state.scale"));
        assertThat(state.exitCode()).as(state.output()).isZero();

        Path proof = home.resolve("proof.scale");
        byte[] bytes = Files.readAllBytes(proof);
        bytes[bytes.length / 2] ^= 1;
        Files.write(proof, bytes);
        Ran refused = run(port, blocks.get(2));
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    }

    private record Ran(int exitCode, String output) {}

    private static List<String> shellBlocks() throws IOException {
        Matcher matcher = SHELL_BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private Process start(int port) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        JAVA.toString(),
                        "-XX:-DontCompileHugeMethods",
                        "-jar",
                        serviceJar().toString(),
                        "--server.port=" + port);
        builder.environment().put("XCM_GATEWAY_DATA", home.resolve("data").toString());
        return builder.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("service.log").toFile())
                .start();
    }

    private static Path serviceJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(
                            it -> it.getFileName().toString().matches("gateway-service-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the service is not packaged"));
        }
    }

    private void awaitReady(Process service, int port) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest probe =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + port + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        for (int attempt = 0; attempt < START_SECONDS_MAX * 4; attempt++) {
            try {
                if (client.send(probe, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // Not listening yet.
            }
            if (service.waitFor(250, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError(
                "the service did not start: " + Files.readString(home.resolve("service.log")));
    }

    private static void stop(Process service) throws InterruptedException {
        service.destroy();
        if (!service.waitFor(30, TimeUnit.SECONDS)) {
            service.destroyForcibly().waitFor();
        }
    }

    private Ran run(int port, String block) throws Exception {
        String script =
                block.replace("http://127.0.0.1:8080", "http://127.0.0.1:" + port)
                        .replace("gateway-service/target", ROOT.resolve("gateway-service/target").toString())
                        .replace(
                                "proof-verifier/target",
                                ROOT.resolve("proof-verifier/target").toString())
                        .replaceAll("(?m)^java ", Matcher.quoteReplacement(JAVA + " "));
        Path output = Files.createTempFile(home, "block", ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script);
        builder.environment().put("XCM_GATEWAY_DATA", home.resolve("data").toString());
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
