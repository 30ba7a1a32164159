package io.xcmgateway.gateway.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The service in a process of its own, with security on and a file of clients that it reads again
/// every second.
final class LoadedService implements AutoCloseable {
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final Pattern STARTED = Pattern.compile("Netty started on port (\\d+)");
    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final int START_SECONDS_MAX = 180;
    private static final int STOP_SECONDS_MAX = 60;
    private static final double BYTES_PER_MIB = 1 << 20;

    private final Process process;
    private final Path directory;
    private final int port;
    private final Trend heap = new Trend("live heap of the service", "MiB");

    private LoadedService(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /// Returns when it is ready.
    ///
    /// @param clients JSON of the first file of clients
    static LoadedService start(Path directory, String clients)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.writeString(file(directory), clients);
        List<String> command =
                List.of(
                        BIN.resolve("java").toString(),
                        "-XX:-DontCompileHugeMethods",
                        "-XX:+UseG1GC",
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.xcmgateway.gateway.GatewayApplication",
                        "--server.port=0",
                        "--xcm-gateway.storage.directory=" + directory.resolve("data"),
                        "--xcm-gateway.security.enabled=true",
                        "--xcm-gateway.security.clients-file=" + file(directory),
                        "--xcm-gateway.security.clients-file-read-seconds=1");
        Path log = directory.resolve("service.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        for (int i = 0; i < START_SECONDS_MAX && process.isAlive(); i++) {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (started.find()) {
                LoadedService service =
                        new LoadedService(process, directory, Integer.parseInt(started.group(1)));
                service.awaitReady();
                return service;
            }
            Thread.sleep(1000);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the service did not start, see " + log);
    }

    private static Path file(Path directory) {
        return directory.resolve("clients.json");
    }

    private void awaitReady() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest probe = HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
            while (client.send(probe, BodyHandlers.discarding()).statusCode() != 200) {
                Thread.sleep(200);
            }
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Returns when the service has had time to read it.
    void clients(String json) throws IOException, InterruptedException {
        Path fresh = directory.resolve("clients.new");
        Files.writeString(fresh, json);
        Files.move(fresh, file(directory), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Thread.sleep(Duration.ofSeconds(3));
    }

    /// What is reachable in the heap of the service, in MiB; collects all garbage for it.
    double sampleHeap() {
        Matcher live = LIVE_BYTES.matcher(jcmd("GC.class_histogram"));
        if (!live.find()) {
            throw new IllegalStateException("GC.class_histogram must have a line of totals");
        }
        heap.add(Long.parseLong(live.group(1)) / BYTES_PER_MIB);
        return heap.last();
    }

    Trend heap() {
        return heap;
    }

    private String jcmd(String what) {
        List<String> command = new ArrayList<>();
        command.add(BIN.resolve("jcmd").toString());
        command.add(Long.toString(process.pid()));
        command.add(what);
        try {
            Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
