package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bombs do not take memory: they are opened in a process that has 48 MiB of heap.
final class BombProcessTest {
    private static final long TIMEOUT_SECONDS = 120;

    @TempDir private Path directory;

    @Test
    void opensBombsInLittleMemory() throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                BombProcess.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(output);
        assertThat(ended && process.exitValue() == 0).as("%s", lines).isTrue();
        assertThat(lines)
                .containsExactly(
                        "wide: a node is too deep",
                        "comb: the proof ends too early",
                        "leaves: items are left over",
                        "many: too many proof items",
                        "self-similar: keys 16384, compact too large, next 0x"
                                + "00".repeat(99)
                                + "01");
    }
}
