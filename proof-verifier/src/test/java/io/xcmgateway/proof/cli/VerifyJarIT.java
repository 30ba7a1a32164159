package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.proof.Chain;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.spree.module.StandardModules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shaded jar, run as its users do: a process of its own, in a directory of its own, with
/// nothing but the jar, the proof and the policy.
class VerifyJarIT {
    private static final Path JAR = Path.of("target", "xcm-verify.jar").toAbsolutePath();
    private static final long TIMEOUT_SECONDS = 120;

    @TempDir private Path directory;

    @Test
    void verifiesAProofFromTheJarAlone() throws IOException, InterruptedException {
        Chain chain = new Chain();
        byte[] proof = embedded(chain.genesis()).encode().toByteArray();
        Files.write(directory.resolve("proof"), proof);
        Files.writeString(directory.resolve("policy.json"), PolicyJson.write(chain.policy()));
        assertThat(run("verify", "proof", "--policy", "policy.json")).isZero();
        assertThat(output()).contains("ACCEPTED at level replayable");
        proof[proof.length / 2] ^= 1;
        Files.write(directory.resolve("proof"), proof);
        assertThat(run("verify", "proof", "--policy", "policy.json")).isEqualTo(1);
        assertThat(output()).contains("REFUSED at step replay: hash of the module");
        assertThat(run("verify", "nothing", "--policy", "policy.json")).isEqualTo(2);
    }

    /// All that users of the jar run, by package: a dependency more is a decision.
    @Test
    void holdsTheseLibrariesAndNoOther() throws IOException {
        Set<String> roots = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .map(name -> name.split("/", -1))
                    .map(parts -> parts[0].equals("picocli") ? parts[0] : parts[0] + "." + parts[1])
                    .forEach(roots::add);
        }
        assertThat(roots)
                .containsExactly(
                        "cafe.cryptography",
                        "com.dylibso",
                        "io.xcmgateway",
                        "org.bouncycastle",
                        "org.jspecify",
                        "org.objectweb",
                        "picocli",
                        "tools.jackson");
    }

    private static ExecutionProof embedded(ExecutionProof.Replayable proof) {
        ReplaySection it = proof.replay();
        return new ExecutionProof.Replayable(
                proof.statement(),
                proof.attestations(),
                null,
                null,
                new ReplaySection(
                        it.instance(),
                        it.message(),
                        it.context(),
                        it.evidence(),
                        List.of(),
                        it.preState(),
                        new ReplaySection.ModuleCode.Embedded(
                                StandardModules.xcmExecutor().wasm())));
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:-DontCompileHugeMethods");
        command.add("-jar");
        command.add(JAR.toString());
        command.addAll(List.of(arguments));
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
}
