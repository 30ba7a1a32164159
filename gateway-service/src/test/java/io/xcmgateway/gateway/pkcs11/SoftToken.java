package io.xcmgateway.gateway.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A token of SoftHSM2 in a directory of its own. Where that library is not installed the test is
/// skipped, but not in CI.
public final class SoftToken {
    public static final String PIN = "98765432";

    /// The library reads it at each start, and finds it by a variable of the environment only.
    private static final String CONFIGURATION = "SOFTHSM2_CONF";

    private static final List<Path> MODULES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
                    Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    private final Path directory;
    private final String label;

    private SoftToken(Path directory, String label) {
        this.directory = directory;
        this.label = label;
    }

    /// @param directory where tokens, configuration and PIN are put
    public static SoftToken make(Path directory, String label) throws Exception {
        needs(module() != null, "SoftHSM2 (apt-get install softhsm2)");
        @Nullable String configuration = System.getenv(CONFIGURATION);
        needs(configuration != null, "the variable " + CONFIGURATION + ", which Maven sets");
        SoftToken token = new SoftToken(directory, label);
        Files.createDirectories(token.tokens());
        Path file = Path.of(Objects.requireNonNull(configuration)).toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(
                file,
                "directories.tokendir = "
                        + token.tokens()
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        token.writePin(PIN);
        token.init();
        return token;
    }

    private static void needs(boolean there, String what) {
        if (System.getenv("CI") == null) {
            assumeTrue(there, "skipped: needs " + what);
        }
        assertThat(there).as(what).isTrue();
    }

    private static @Nullable Path module() {
        return MODULES.stream().filter(Files::isRegularFile).findFirst().orElse(null);
    }

    private void init() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "softhsm2-util",
                                "--init-token",
                                "--free",
                                "--label",
                                label,
                                "--so-pin",
                                "12345678",
                                "--pin",
                                PIN)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s", said).isZero();
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }

    public Path pinFile() {
        return directory.resolve("pin");
    }

    public void writePin(String pin) throws IOException {
        Files.deleteIfExists(pinFile());
        Files.createFile(
                pinFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pinFile(), pin + "\n");
    }

    /// Takes the token out.
    public void remove() throws IOException {
        Files.move(tokens(), directory.resolve("removed"));
        Files.createDirectory(tokens());
    }

    /// Puts it back.
    public void putBack() throws IOException {
        Files.delete(tokens());
        Files.move(directory.resolve("removed"), tokens());
    }

    public Path modulePath() {
        return Objects.requireNonNull(module());
    }

    public String label() {
        return label;
    }

    public TokenPlace place() {
        return new TokenPlace(modulePath(), label, null, pinFile(), Duration.ofSeconds(20));
    }
}
