package io.xcmgateway.proof;

import io.xcmgateway.api.statement.ExecutionProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// `xcm-verify verify` from the start of its JVM to its end, with and without an AOT cache. Needs
/// the packaged jar; `-Dxcm-verify=FILE` says where it is, if not in `target`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 11)
public class StartBenchmark {
    @Param({"attested", "replayable"})
    private String level = "";

    @Param({"false", "true"})
    private boolean cache;

    private List<String> command = List.of();

    @Setup
    public void prepare() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("xcm-verify");
        Chain chain = new Chain();
        WholeProof whole = WholeProof.next(chain, 0);
        ExecutionProof proof =
                level.equals("attested")
                        ? new ExecutionProof.Attested(whole.statement(), whole.attestations())
                        : whole.proof();
        Path file = Files.write(directory.resolve("proof"), proof.encode().toByteArray());
        Path policy =
                Files.writeString(
                        directory.resolve("policy.json"), PolicyJson.write(chain.policy()));
        Path aot = directory.resolve("xcm-verify.aot");
        List<String> verify =
                List.of(
                        "-jar",
                        System.getProperty("xcm-verify", "target/xcm-verify.jar"),
                        "verify",
                        file.toString(),
                        "--policy",
                        policy.toString());
        if (cache) {
            run(java("-XX:AOTCacheOutput=" + aot, verify));
        }
        command = java(cache ? "-XX:AOTCache=" + aot : "-XX:AOTMode=auto", verify);
    }

    @Benchmark
    public int verify() throws IOException, InterruptedException {
        return run(command);
    }

    private static List<String> java(String option, List<String> rest) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.add("-XX:-DontCompileHugeMethods");
        all.add(option);
        all.addAll(rest);
        return all;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("must accept, was " + exit);
        }
        return exit;
    }
}
