package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.Genesis;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Keeps the file of random programs that the native build of the same Rust code runs as well
/// (`modules/xcm-executor/tests/programs.rs`): what the sandbox answers, the native build answers.
///
/// After a change of the module, renew the file with
///
/// ```
/// mvn -pl spree-runtime -am test -Dtest=NativeProgramsTest -Dprograms.update=true \
///     -Dsurefire.failIfNoSpecifiedTests=false
/// ```
///
/// and run `cargo test` in `modules`. For many more programs, write another file with
/// `-Dprograms.write=FILE -Dprograms.count=N` and have cargo read it with `XCM_PROGRAMS=FILE`.
class NativeProgramsTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("basedir", ""), "modules/xcm-executor/tests/programs.txt");

    /// Four runs for each world.
    private static final long COMMITTED_RUNS = 4L * Worlds.ALL.size();

    @Test
    void committedProgramsAnswerAsInTheFile() throws IOException {
        Path now = Files.createTempFile("programs", ".txt");
        write(now, COMMITTED_RUNS);
        if (Boolean.getBoolean("programs.update")) {
            Files.copy(now, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.mismatch(now, COMMITTED))
                .as("where the answers differ from the file; renew it as the comment above says")
                .isEqualTo(-1);
        Files.delete(now);
    }

    @Test
    @EnabledIfSystemProperty(named = "programs.write", matches = ".+")
    void writesAsManyAsAreAskedFor() throws IOException {
        Path file = Path.of(System.getProperty("programs.write"));
        long runs = Math.ceilDiv(Long.getLong("programs.count", 5_000), ProgramRun.STEPS);
        write(file, runs);
        assertThat(file).isNotEmptyFile();
    }

    /// One line for each genesis and message: the input, and the Blake2b-256 of the output and of
    /// the guest's state afterwards.
    private static void write(Path file, long runs) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            Tallies tallies = new Tallies();
            for (long seed = 0; seed < runs; seed++) {
                ProgramRun run = new ProgramRun(seed, tallies);
                Sandbox.callOnThread(
                        "programs",
                        () -> {
                            run.run();
                            return run;
                        });
                out.write(genesis(run.world()));
                for (ProgramRun.Step step : run.steps()) {
                    out.write(line("apply", step.input(), step.run().output(), step.after()));
                }
            }
        }
    }

    private static String genesis(World world) {
        Context context = new Context(0, 0, 1_000_000_000L);
        Genesis input = new Genesis(context, world.universal(), world.profile().encode());
        Execution.Returned run =
                CommittedBlob.run("SpreeModule_genesis", input.encode(), MapView.EMPTY);
        return line("genesis", input.encode(), run.output(), MapView.EMPTY.after(run.diff()));
    }

    private static String line(String what, ByteString input, ByteString output, MapView state) {
        return "%s %s %s %s\n"
                .formatted(
                        what,
                        input.toHex(),
                        Hashing.blake2b256(output).toHex(),
                        Hashing.blake2b256(image(state)).toHex());
    }

    /// All keys and values in order, each after its length; keys as the guest knows them.
    private static ByteString image(MapView state) {
        ScaleWriter out = new ScaleWriter();
        for (Map.Entry<ByteString, ByteString> entry : state.entries().entrySet()) {
            ByteString key = entry.getKey();
            out.u32(key.length() - 1L).bytes(key.slice(1, key.length()));
            out.u32(entry.getValue().length()).bytes(entry.getValue());
        }
        return out.toByteString();
    }
}
