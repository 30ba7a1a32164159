package io.xcmgateway.spree.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// All attacks, on one JVM with little heap: each comes to its verdict, and a good module that runs
/// after them on the same JVM completes. What they cost is for [HostileModules] to print.
class HostileModulesTest {
    /// Some 30 ms of the slowest code, so that all are made within seconds.
    private static final long GAS_LIMIT = 100_000_000;

    private static final String SEPARATOR = " \\| ";

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void survivesEachAttack(@TempDir Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:-DontCompileHugeMethods",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostileModules.class.getName(),
                                Long.toString(GAS_LIMIT),
                                HostileModules.LIGHT)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int exit;
        try {
            exit = process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);

        assertThat(verdicts(lines)).isEqualTo(expected());
        assertThat(lines.getLast()).isEqualTo(HostileModules.SURVIVED);
        assertThat(exit).isZero();
    }

    private static Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        Attacks.light().forEach(attack -> expected.put(attack.name(), attack.verdict()));
        return expected;
    }

    /// Of the lines of the table below its header.
    private static Map<String, String> verdicts(List<String> lines) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String line : lines) {
            String[] columns = line.split(SEPARATOR, -1);
            if (columns.length > 2 && !columns[0].strip().equals("attack")) {
                verdicts.put(columns[0].strip(), columns[1].strip());
            }
        }
        return verdicts;
    }
}
