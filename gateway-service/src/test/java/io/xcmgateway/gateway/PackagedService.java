package io.xcmgateway.gateway;

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
import java.util.stream.Stream;

/// The packaged service in a process of its own, with its data and its log in a directory; gone
/// after [#close].
final class PackagedService implements AutoCloseable {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int START_SECONDS_MAX = 180;
    private static final int STOP_SECONDS_MAX = 30;

    private final Process process;
    private final Path home;
    private final int port;

    private PackagedService(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /// Returns when it is ready.
    ///
    /// @param arguments beside the port
    static PackagedService start(Path home, String... arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                JAVA.toString(),
                                "-XX:-DontCompileHugeMethods",
                                "-jar",
                                jar().toString(),
                                "--server.port=" + port));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XCM_GATEWAY_DATA", data(home).toString());
        Process process =
                builder.directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("service.log").toFile())
                        .start();
        PackagedService service = new PackagedService(process, home, port);
        try {
            service.awaitReady();
        } catch (Throwable failed) {
            service.close();
            throw failed;
        }
        return service;
    }

    static Path data(Path home) {
        return home.resolve("data");
    }

    /// Without a slash at its end.
    String url() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest probe =
                HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int attempt = 0; attempt < START_SECONDS_MAX * 4; attempt++) {
                try {
                    if (client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // Not listening yet.
                }
                if (process.waitFor(250, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new AssertionError(
                "the service did not start: " + Files.readString(home.resolve("service.log")));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(
                            it -> it.getFileName().toString().matches("gateway-service-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the service is not packaged"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
