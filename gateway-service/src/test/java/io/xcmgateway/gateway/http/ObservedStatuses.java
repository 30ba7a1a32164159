package io.xcmgateway.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What requests of tests were answered with: a line `GET /v1/messages/{} 404` for each that is
/// new, in a file for each JVM of one build, so that [StatusesIT] can hold them to the OpenAPI
/// document. Outside of a build nothing is noted.
final class ObservedStatuses {
    private static final String DIRECTORY = System.getProperty("observed.statuses", "");
    private static final int LINES_MAX = 10_000;
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    private ObservedStatuses() {}

    static void note(String method, String path, int status) {
        String line = method + " " + shape(path) + " " + status;
        if (!DIRECTORY.isEmpty() && NOTED.size() < LINES_MAX && NOTED.add(line)) {
            try {
                Path file = Path.of(DIRECTORY, ProcessHandle.current().pid() + ".txt");
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// All of this build.
    static Set<String> all() throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of(DIRECTORY))) {
            for (Path file : files.toList()) {
                all.addAll(Files.readAllLines(file));
            }
        }
        return all;
    }

    /// With `{}` for each segment that is no word.
    private static String shape(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.matches("[a-z][a-z0-9.-]*|") ? segment : "{}")
                .collect(Collectors.joining("/"));
    }
}
