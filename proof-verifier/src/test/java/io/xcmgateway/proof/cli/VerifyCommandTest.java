package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.proof.Chain;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.spree.module.StandardModules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest {
    private static final Chain CHAIN = new Chain();
    private static final ExecutionProof.Replayable PROOF = CHAIN.genesis();

    @TempDir private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void layOutFiles() throws IOException {
        Files.write(file("proof"), PROOF.encode().toByteArray());
        Files.writeString(file("policy.json"), PolicyJson.write(policy("modules")));
        Files.createDirectory(file("modules"));
        StandardModules.Blob module = StandardModules.xcmExecutor();
        Files.write(
                file("modules").resolve(module.hash().toHex() + ".wasm"),
                module.wasm().toByteArray());
    }

    @Test
    void acceptsAndTellsEachStep() {
        assertThat(run("proof", "policy.json")).isZero();
        assertThat(out.toString())
                .contains("ok      decode")
                .contains("ok      attestations")
                .contains("ok      replay       post root: expected 0x")
                .contains("ACCEPTED at level replayable: this transition is right")
                .contains("NOT established: where pre_root came from\n")
                .contains("NOT established: that nobody was shown another history\n")
                .doesNotContain("REFUSED");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void reportsAsJson() {
        assertThat(run("proof", "policy.json", "--json")).isZero();
        JsonNode report = Reports.held(out.toString());
        assertThat(report.get("verdict").asString()).isEqualTo("accepted");
        assertThat(report.get("statement").get("hash").asString())
                .isEqualTo(PROOF.statement().hash().toString());
        assertThat(report.get("findings").size()).isGreaterThan(10);
    }

    @Test
    void refusesATruncatedProof() throws IOException {
        byte[] bytes = PROOF.encode().toByteArray();
        Files.write(file("short"), Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(run("short", "policy.json")).isEqualTo(1);
        assertThat(out.toString()).contains("REFUSED at step decode");
    }

    @Test
    void refusesAChangedProof() throws IOException {
        byte[] bytes = PROOF.encode().toByteArray();
        bytes[100] ^= 1;
        Files.write(file("changed"), bytes);
        assertThat(run("changed", "policy.json", "--json")).isEqualTo(1);
        JsonNode report = Reports.held(out.toString());
        assertThat(report.get("verdict").asString()).isEqualTo("refused");
        assertThat(report.get("step").asString()).isNotEmpty();
        assertThat(report.get("expected").asString()).isNotEqualTo(report.get("found").asString());
    }

    @Test
    void refusesAProofWhoseModuleIsNotInTheDirectory() throws IOException {
        Files.writeString(file("without.json"), PolicyJson.write(policy(null)));
        assertThat(run("proof", "without.json")).isEqualTo(1);
        assertThat(out.toString()).contains("REFUSED at step replay: module bytes");
    }

    @Test
    void cannotUseAMissingFile() {
        assertThat(run("nowhere", "policy.json")).isEqualTo(2);
        assertThat(run("proof", "nowhere")).isEqualTo(2);
        assertThat(run("modules", "policy.json")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read");
    }

    @Test
    void cannotUseABadPolicy() throws IOException {
        Files.writeString(
                file("bad.json"),
                PolicyJson.write(policy("modules")).replace("minimum_level", "minimum"));
        assertThat(run("proof", "bad.json")).isEqualTo(2);
        assertThat(err.toString()).contains("at /minimum_level: expected a value, found nothing");
    }

    @Test
    void cannotUseAPolicyThatIsNoText() throws IOException {
        Files.write(file("bytes.json"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(run("proof", "bytes.json")).isEqualTo(2);
        assertThat(err.toString()).contains("must be UTF-8");
    }

    @Test
    void cannotUseAnOversizeFile() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(file("huge").toFile(), "rw")) {
            huge.setLength(ExecutionProof.PROOF_BYTES_MAX + 1L);
        }
        assertThat(run("huge", "policy.json")).isEqualTo(2);
        assertThat(err.toString()).contains("must be at most " + ExecutionProof.PROOF_BYTES_MAX);
    }

    @Test
    void cannotUseWrongArguments() {
        assertThat(execute("verify", "proof")).isEqualTo(2);
        assertThat(execute("verify", "--policy", "policy.json")).isEqualTo(2);
        assertThat(execute("verify", "proof", "--policy", "policy.json", "--what")).isEqualTo(2);
        assertThat(execute("--help")).isZero();
        assertThat(execute("verify", "--help")).isZero();
        assertThat(execute("nothing")).isEqualTo(2);
        assertThat(execute()).isEqualTo(2);
    }

    private static Policy policy(@Nullable String moduleDirectory) {
        Policy policy = CHAIN.policy();
        return new Policy(
                policy.network(),
                policy.laterSets(),
                policy.instances(),
                policy.modules(),
                policy.minimumLevel(),
                null,
                false,
                false,
                moduleDirectory);
    }

    private int run(String proof, String policy, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "verify";
        arguments[1] = file(proof).toString();
        arguments[2] = "--policy";
        arguments[3] = file(policy).toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return execute(arguments);
    }

    private int execute(String... arguments) {
        CommandLine command = XcmVerify.commandLine(() -> Instant.ofEpochMilli(Chain.START_MS));
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
