package io.xcmgateway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged service and verifier on JVMs that they cannot run on.
class LauncherIT {
    private static final long TIMEOUT_SECONDS = 60;
    private static final int UNUSABLE = 2;
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir private Path directory;

    @Test
    void namesTheFlagThatIsMissing() throws IOException, InterruptedException {
        assertThat(start(HOME.resolve("bin/java"))).isNotZero();
        assertThat(output())
                .contains("APPLICATION FAILED TO START")
                .contains("the JVM must run with -XX:-DontCompileHugeMethods")
                .containsPattern("java -XX:-DontCompileHugeMethods -jar \\S+gateway-service-\\S+")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void makesAKeyForAClient() throws IOException, InterruptedException {
        assertThat(
                        run(
                                HOME.resolve("bin/java").toString(),
                                "-jar",
                                serviceJar().toString(),
                                "new-api-key"))
                .isZero();
        assertThat(output().lines())
                .satisfiesExactly(
                        key -> assertThat(key).matches("key for the client: xgk_[0-9a-f_]+"),
                        entry -> assertThat(entry).contains("\"sha256\": \"0x"));
    }

    @Test
    void saysThatAnOlderJavaIsTooOldForTheService() throws IOException, InterruptedException {
        Optional<Path> older = java17to24();
        assumeThat(older).as("a JDK 17 to 24 beside this one or on the path").isPresent();
        assertThat(start(older.orElseThrow())).isNotZero();
        assertThat(output().lines())
                .singleElement()
                .asString()
                .startsWith("xcm-gateway needs Java 25 or newer, this is Java ");
    }

    @Test
    void saysThatAnOlderJavaIsTooOldForTheVerifier() throws IOException, InterruptedException {
        Optional<Path> older = java17to24();
        assumeThat(older).as("a JDK 17 to 24 beside this one or on the path").isPresent();
        Path jar = Path.of("..", "proof-verifier", "target", "xcm-verify.jar").toAbsolutePath();
        assertThat(run(older.orElseThrow().toString(), "-jar", jar.toString(), "--help"))
                .isEqualTo(UNUSABLE);
        assertThat(output().lines())
                .singleElement()
                .asString()
                .startsWith("xcm-verify needs Java 25 or newer, this is Java ");
    }

    private int start(Path java) throws IOException, InterruptedException {
        return run(
                java.toString(),
                "-jar",
                serviceJar().toString(),
                "--server.port=0",
                "--xcm-gateway.storage.directory=" + directory.resolve("data"));
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("output").toFile())
                        .start();
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
    }

    private static Path serviceJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(
                            it -> it.getFileName().toString().matches("gateway-service-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the service is not packaged"));
        }
    }

    /// The `java` of a JDK that Spring Boot can run on and this service cannot.
    private static Optional<Path> java17to24() throws IOException, InterruptedException {
        List<Path> candidates = new ArrayList<>();
        try (Stream<Path> siblings = Files.list(HOME.getParent())) {
            siblings.sorted().map(it -> it.resolve("bin/java")).forEach(candidates::add);
        }
        for (String entry : System.getenv("PATH").split(":", -1)) {
            candidates.add(Path.of(entry, "java"));
        }
        for (Path java : candidates) {
            if (Files.isExecutable(java)) {
                int feature = feature(java);
                if (feature >= 17 && feature < 25) {
                    return Optional.of(java);
                }
            }
        }
        return Optional.empty();
    }

    /// 0 if it does not say.
    private static int feature(Path java) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                        .redirectErrorStream(true)
                        .start();
        String settings =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return settings.lines()
                .filter(line -> line.contains("java.specification.version = "))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .filter(version -> version.matches("[0-9]{1,4}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}
