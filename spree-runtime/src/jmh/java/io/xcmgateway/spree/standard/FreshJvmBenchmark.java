package io.xcmgateway.spree.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// From nothing to an executed message: a whole JVM, from its start to its end, that admits the
/// standard module, sets it up, and executes a paid transfer.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-XX:-DontCompileHugeMethods",
            SandboxExecutor.CUSTOM,
            SandboxExecutor.BY_NAME
        })
@Warmup(iterations = 1)
@Measurement(iterations = 9)
public class FreshJvmBenchmark {

    /// Compiled in that JVM, as a verifier does; in a process that it starts, as a gateway does the
    /// first time; or not at all.
    @Param({"IN_PROCESS", "CHILD", "CACHED"})
    private Code code = Code.CACHED;

    private Path directory = Path.of("");

    public enum Code {
        IN_PROCESS,
        CHILD,
        CACHED
    }

    @Setup
    public void write() throws IOException {
        directory = Files.createTempDirectory("fresh-jvm");
        Files.createDirectory(cache());
        Files.write(input(), Messages.inputOf(4).toByteArray());
    }

    @Setup(Level.Invocation)
    public void clear() throws IOException {
        if (code == Code.CHILD) {
            deleteWhatIsIn(cache());
        }
    }

    @TearDown
    public void delete() throws IOException {
        deleteWhatIsIn(cache());
        deleteWhatIsIn(directory);
        Files.delete(directory);
    }

    @Benchmark
    public int start() throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:-DontCompileHugeMethods",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FreshJvm.class.getName(),
                                input().toString()));
        if (code != Code.IN_PROCESS) {
            command.add(cache().toString());
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("must exit with 0, was " + exit);
        }
        return exit;
    }

    private Path cache() {
        return directory.resolve("cache");
    }

    private Path input() {
        return directory.resolve("input");
    }

    private static void deleteWhatIsIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
