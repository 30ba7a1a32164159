package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.proof.PinnedInstance;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.log.TestLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// `xcm-verify witness` and `xcm-verify consistency`, on files.
class WitnessCommandTest {
    private static final Hash32 SECRET = Hashing.keccak256(ByteString.ascii("witness"));
    private static final String NAME = "witness.example/w1";
    private static final TestLog LOG = TestLog.of("honest", 20);

    @TempDir private Path directory;

    @BeforeEach
    void writePolicyAndKey() throws IOException {
        Policy policy =
                new Policy(
                                TestLog.NETWORK,
                                List.of(),
                                List.of(new PinnedInstance(Hash32.ZERO, Hash32.ZERO, null)),
                                Set.of(),
                                ProofLevel.ATTESTED,
                                null,
                                false,
                                false,
                                null)
                        .withLog(TestLog.ID);
        Files.writeString(file("policy.json"), PolicyJson.write(policy));
        Files.createFile(
                file("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file("key"), SECRET.toHex() + "\n");
    }

    private record Ran(int exitCode, String out, String err) {
        JsonNode json() {
            return Reports.held(out);
        }
    }

    @Test
    void cosignsALogThatGrows() throws IOException {
        Ran first = witness(LOG, 5, 0);
        assertThat(first.exitCode()).as(first.err()).isZero();
        Ran second = witness(LOG, 12, 5);
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(witness(LOG, 12, 12).exitCode()).isZero();

        CheckpointNote cosigned = note(second.out());
        assertThat(cosigned.signed()).isEqualTo(LOG.signed(12));
        assertThat(cosigned.cosignatures()).hasSize(1);
        assertThat(
                        cosigned.cosignatures()
                                .getFirst()
                                .verify(NAME, Ed25519.publicKey(SECRET), cosigned))
                .isTrue();
        assertThat(Files.readString(file("state"))).isEqualTo(second.out());
    }

    @Test
    void refusesALogThatShrankAndRemembersTheLargest() throws IOException {
        witness(LOG, 12, 0);
        String before = Files.readString(file("state"));
        Ran shrunk = witness(LOG, 5, 0);
        assertThat(shrunk.exitCode()).isEqualTo(1);
        assertThat(shrunk.out()).contains("at least 12").contains("kept: ");
        assertThat(Files.readString(file("state"))).isEqualTo(before);
        assertEvidence(12, 5);
    }

    @Test
    void keepsTheEvidenceOfAFork() throws IOException {
        witness(LOG, 12, 0);
        TestLog forked = TestLog.of("forked", 20);
        Ran same = run("witness", json(arguments(forked, 12, 0)));
        assertThat(same.exitCode()).isEqualTo(1);
        assertThat(same.json().path("verdict").asString()).isEqualTo("forked");
        JsonNode evidence = same.json().path("evidence");
        assertThat(evidence.size()).isEqualTo(3);
        assertThat(Equivocation.decode(ByteString.hex(evidence.get(0).path("evidence").asString())))
                .isInstanceOf(Decoded.Value.class);
        assertEvidence(12, 12);

        Ran later = witness(forked, 20, 12);
        assertThat(later.exitCode()).isEqualTo(1);
        assertThat(later.out()).contains("consistency proof: earlier root");
        assertThat(note(Files.readString(file("state"))).signed()).isEqualTo(LOG.signed(12));
    }

    @Test
    void refusesAHeadWithoutProofOrOfAnotherLog() throws IOException {
        witness(LOG, 5, 0);
        assertThat(witness(LOG, 12, 0).exitCode()).isEqualTo(1);
        String foreign = Files.readString(file("policy.json"));
        Files.writeString(
                file("policy.json"),
                foreign.replace(TestLog.ID.toString(), "0x" + "11".repeat(32)));
        Ran other = witness(LOG, 12, 5);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).contains("reason: log");
    }

    @Test
    void cannotUseWhatIsNoNoteNoKeyOrNoName() throws IOException {
        Files.writeString(file("bad.note"), "no note\n");
        List<String> arguments = arguments(LOG, 5, 0);
        arguments.set(0, file("bad.note").toString());
        assertThat(run("witness", arguments).exitCode()).isEqualTo(2);
        Files.setPosixFilePermissions(file("key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(witness(LOG, 5, 0).err()).contains("accessible to its owner only");
        assertThat(Files.exists(file("state"))).isFalse();
    }

    @Test
    void judgesConsistencyOfScaleAndNotes() throws IOException {
        Path earlier = Files.writeString(file("earlier.note"), LOG.note(5).text());
        Path later = Files.write(file("later"), LOG.signed(20).encode().toByteArray());
        Path proof = Files.write(file("p"), LOG.consistency(5, 20).encode().toByteArray());
        List<String> arguments =
                List.of(
                        earlier.toString(),
                        later.toString(),
                        "--proof",
                        proof.toString(),
                        "--policy",
                        file("policy.json").toString());
        Ran good = run("consistency", arguments);
        assertThat(good.exitCode()).as(good.err()).isZero();
        assertThat(good.out()).contains("verdict: consistent").contains("from: 5");
        assertThat(run("consistency", json(arguments)).json().path("to").asString())
                .isEqualTo("20");
        Files.write(later, TestLog.of("forked", 20).signed(20).encode().toByteArray());
        Ran bad = run("consistency", json(arguments));
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.json().path("verdict").asString()).isEqualTo("refused");
        Files.write(later, TestLog.of("forked", 5).signed(5).encode().toByteArray());
        Ran equivocated = run("consistency", json(arguments));
        assertThat(equivocated.exitCode()).isEqualTo(1);
        assertThat(equivocated.json().path("verdict").asString()).isEqualTo("equivocated");
    }

    private void assertEvidence(long known, long shown) throws IOException {
        try (var files = Files.list(directory)) {
            List<Path> kept =
                    files.filter(it -> it.getFileName().toString().startsWith("state.evidence-"))
                            .toList();
            assertThat(kept).hasSize(1);
            assertThat(leafCount(kept.getFirst().resolve("known.note"))).isEqualTo(known);
            assertThat(leafCount(kept.getFirst().resolve("shown.note"))).isEqualTo(shown);
        }
    }

    private static long leafCount(Path file) throws IOException {
        return note(Files.readString(file)).signed().checkpoint().leafCount();
    }

    private static CheckpointNote note(String text) {
        return switch (CheckpointNote.parse(text)) {
            case CheckpointNote.Read.Usable(CheckpointNote note) -> note;
            case CheckpointNote.Read.Refused refused -> throw new AssertionError(refused);
        };
    }

    /// Whatever is printed with `--json` is a report by its schema, whichever way it ends.
    @Test
    void reportsBySchema() throws IOException {
        assertThat(jsonOf(LOG, 5, 0)).isEqualTo("first");
        assertThat(jsonOf(LOG, 12, 5)).isEqualTo("consistent");
        assertThat(jsonOf(LOG, 5, 0)).isEqualTo("refused");
        assertThat(jsonOf(TestLog.of("forked", 20), 12, 0)).isEqualTo("forked");
        Path policy = file("policy.json");
        Files.writeString(
                policy,
                Files.readString(policy).replace(TestLog.ID.toString(), "0x" + "11".repeat(32)));
        assertThat(jsonOf(LOG, 20, 12)).isEqualTo("refused");
        Ran foreign =
                run(
                        "consistency",
                        json(
                                List.of(
                                        file("note").toString(),
                                        file("note").toString(),
                                        "--policy",
                                        policy.toString())));
        assertThat(foreign.exitCode()).isEqualTo(1);
        assertThat(foreign.json().path("why").path("reason").asString()).isEqualTo("log");
    }

    private String jsonOf(TestLog log, int leafCount, int from) throws IOException {
        return run("witness", json(arguments(log, leafCount, from)))
                .json()
                .path("verdict")
                .asString();
    }

    /// @param from of the proof; none if 0
    private Ran witness(TestLog log, int leafCount, int from) throws IOException {
        return run("witness", arguments(log, leafCount, from));
    }

    private List<String> arguments(TestLog log, int leafCount, int from) throws IOException {
        Files.writeString(file("note"), log.note(leafCount).text());
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                file("note").toString(),
                                "--state",
                                file("state").toString(),
                                "--policy",
                                file("policy.json").toString(),
                                "--name",
                                NAME,
                                "--key",
                                file("key").toString()));
        if (from > 0) {
            Files.write(file("proof"), log.consistency(from, leafCount).encode().toByteArray());
            arguments.addAll(List.of("--proof", file("proof").toString()));
        }
        return arguments;
    }

    private static List<String> json(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--json");
        return all;
    }

    private static Ran run(String command, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        CommandLine line =
                XcmVerify.commandLine(() -> Instant.ofEpochSecond(1_800_000_000L))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        return new Ran(line.execute(all.toArray(new String[0])), out.toString(), err.toString());
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
