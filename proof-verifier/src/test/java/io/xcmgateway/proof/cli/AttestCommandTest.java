package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.proof.Chain;
import io.xcmgateway.proof.PinnedInstance;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.log.TestLog;
import io.xcmgateway.spree.module.StandardModules;
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
import tools.jackson.databind.json.JsonMapper;

/// `xcm-verify attest`: the third member of a set of three executes and follows the log itself.
class AttestCommandTest {
    private static final int MEMBER = 2;
    private static final TestLog LOG = TestLog.of("honest", 20);

    private final Chain chain = new Chain();

    @TempDir private Path directory;

    @BeforeEach
    void layOutFiles() throws IOException {
        Files.writeString(file("statements.json"), PolicyJson.write(statementPolicy()));
        Files.writeString(file("log.json"), PolicyJson.write(logPolicy()));
        secret("key", TestLog.ATTESTORS.secret(MEMBER));
        Files.createDirectory(file("modules"));
        StandardModules.Blob module = StandardModules.xcmExecutor();
        Files.write(
                file("modules").resolve(module.hash().toHex() + ".wasm"),
                module.wasm().toByteArray());
    }

    private Policy statementPolicy() {
        Policy policy = chain.policy();
        return new Policy(
                policy.network(),
                policy.laterSets(),
                policy.instances(),
                policy.modules(),
                policy.minimumLevel(),
                null,
                false,
                false,
                "modules");
    }

    private static Policy logPolicy() {
        return new Policy(
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
    }

    private record Ran(int exitCode, String out, String err) {
        JsonNode json() {
            return Reports.held(out);
        }

        String reason() {
            assertThat(exitCode).as(err).isEqualTo(Exit.NO);
            assertThat(json().path("verdict").asString()).isEqualTo("refused");
            return json().path("reason").asString();
        }
    }

    @Test
    void signsWhatItExecutedFromTheGenesisOn() throws IOException {
        ExecutionProof genesis = chain.genesis();
        ExecutionProof first = chain.submit(Chain.transfer(3), 0, Chain.GAS_LIMIT);
        ExecutionProof second = chain.submit(Chain.transfer(4), 1, Chain.GAS_LIMIT);
        save("genesis", genesis);
        save("first", first);
        save("second", second);
        assertThat(attestProofs("first").reason()).isEqualTo("sequence");
        assertThat(Files.exists(file("state"))).isFalse();

        Ran ran = attestProofs("genesis", "first");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.json().path("statements")).hasSize(2);
        assertThat(ran.json().path("heads")).isEmpty();
        assertThat(brought(genesis.statement().hash().toString()))
                .isEqualTo(signature(genesis.statement().hash()));
        assertThat(brought(first.statement().hash().toString()))
                .isEqualTo(signature(first.statement().hash()));

        assertThat(attestProofs("second").exitCode()).isZero();
        assertThat(attestProofs("second").exitCode()).as("the same once more").isZero();
        assertThat(attestProofs("first").reason()).as("behind").isEqualTo("sequence");
    }

    @Test
    void neverSignsAnotherStatementForASequence() throws IOException {
        save("genesis", chain.genesis());
        save("one", chain.submit(Chain.transfer(3), 0, Chain.GAS_LIMIT));
        save("other", new Chain().submit(Chain.transfer(4), 0, Chain.GAS_LIMIT));
        assertThat(attestProofs("genesis", "one").exitCode()).isZero();
        assertThat(attestProofs("other").reason())
                .isEqualTo("statement at the sequence that was attested last");
    }

    @Test
    void signsNothingOfARunWithOneProofThatDoesNotHold() throws IOException {
        ExecutionProof genesis = chain.genesis();
        byte[] first = chain.submit(Chain.transfer(3), 0, Chain.GAS_LIMIT).encode().toByteArray();
        first[first.length / 2] ^= 1;
        save("genesis", genesis);
        Files.write(file("first"), first);
        assertThat(attestProofs("genesis", "first").exitCode()).isNotZero();
        assertThat(Files.exists(file("state"))).isFalse();
        assertThat(Files.exists(file("out"))).isFalse();
    }

    @Test
    void executesOnlyReplayableProofs() throws IOException {
        ExecutionProof.Replayable genesis = chain.genesis();
        save("attested", new ExecutionProof.Attested(genesis.statement(), genesis.attestations()));
        assertThat(attestProofs("attested").reason()).isEqualTo("level");
    }

    @Test
    void signsHeadsOfALogThatMerelyGrows() throws IOException {
        Ran ran = attestHeads(LOG, 5, 12);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.json().path("heads")).hasSize(2);
        assertThat(brought("checkpoint-5")).isEqualTo(signature(LOG.checkpoint(5).hash()));
        assertThat(brought("checkpoint-12")).isEqualTo(signature(LOG.checkpoint(12).hash()));
        assertThat(attestHeads(LOG, 12).exitCode()).as("the same once more").isZero();
        assertThat(attestHeads(LOG, 5).reason()).isEqualTo("leaf count");
        assertThat(attestHeads(LOG, 20).reason()).isEqualTo("consistency proof");
        assertThat(attestHeads(LOG, 12, 20).exitCode()).isZero();
    }

    @Test
    void signsNoHeadOfAnotherHistory() throws IOException {
        TestLog forked = TestLog.of("forked", 20);
        assertThat(attestHeads(LOG, 12).exitCode()).isZero();
        assertThat(attestHeads(forked, 12).reason())
                .isEqualTo("root of the leaf count that was attested last");
        write("growth-20", forked.consistency(12, 20).encode());
        write("head", forked.signed(20).encode());
        assertThat(
                        attest("log.json", "--checkpoint", "head", "--consistency", "growth-20")
                                .reason())
                .startsWith("consistency proof: ");
    }

    @Test
    void signsNoHeadThatNoAttestorSigned() throws IOException {
        Checkpoint head = LOG.checkpoint(5);
        write("head", TestLog.signed(LOG.checkpoint(12)).encode());
        byte[] bytes = Files.readAllBytes(file("head"));
        byte[] checkpoint = head.encode().toByteArray();
        System.arraycopy(checkpoint, 0, bytes, 0, checkpoint.length);
        Files.write(file("head"), bytes);
        assertThat(attest("log.json", "--checkpoint", "head").exitCode()).isEqualTo(Exit.NO);
        assertThat(Files.exists(file("state"))).isFalse();
        Files.writeString(
                file("log.json"),
                PolicyJson.write(logPolicy().withLog(Hashing.keccak256(ByteString.ascii("o")))));
        write("head", LOG.signed(5).encode());
        assertThat(attest("log.json", "--checkpoint", "head").reason()).isEqualTo("log");
    }

    @Test
    void keepsBothKindsInOneState() throws IOException {
        save("genesis", chain.genesis());
        assertThat(attestProofs("genesis").exitCode()).isZero();
        assertThat(attestHeads(LOG, 5).exitCode()).isZero();
        assertThat(Files.readString(file("state")).lines()).hasSize(2);
        save("first", chain.submit(Chain.transfer(3), 0, Chain.GAS_LIMIT));
        assertThat(attestProofs("first").exitCode()).isZero();
        assertThat(attestHeads(LOG, 7).reason()).isEqualTo("consistency proof");
    }

    @Test
    void cannotUseABrokenStateNoKeyOrNothing() throws IOException {
        assertThat(attest("log.json").exitCode()).isEqualTo(2);
        write("head", LOG.signed(5).encode());
        Files.writeString(file("state"), "log " + Hash32.ZERO + " 5\n");
        Ran broken = attest("log.json", "--checkpoint", "head");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).contains("a leaf count and a root");
        String line = "log " + Hash32.ZERO + " 5 " + Hash32.ZERO + "\n";
        Files.writeString(file("state"), line + line);
        assertThat(attest("log.json", "--checkpoint", "head").err()).contains("once");
        Files.delete(file("state"));
        Files.delete(file("key"));
        secret("key", Hashing.keccak256(ByteString.ascii("a stranger")));
        Ran stranger = attest("log.json", "--checkpoint", "head");
        assertThat(stranger.exitCode()).isEqualTo(2);
        assertThat(stranger.err()).contains("must have the member with these keys");
    }

    private Ran attestProofs(String... names) {
        return attest("statements.json", names);
    }

    /// With the proofs between the heads.
    private Ran attestHeads(TestLog log, int... leafCounts) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < leafCounts.length; i++) {
            write("head-" + leafCounts[i], log.signed(leafCounts[i]).encode());
            arguments.addAll(List.of("--checkpoint", "head-" + leafCounts[i]));
            if (i > 0) {
                write(
                        "growth-" + leafCounts[i],
                        log.consistency(leafCounts[i - 1], leafCounts[i]).encode());
                arguments.addAll(List.of("--consistency", "growth-" + leafCounts[i]));
            }
        }
        return attest("log.json", arguments.toArray(String[]::new));
    }

    /// @param arguments names of files, and options
    private Ran attest(String policy, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("attest", "--json"));
        for (String each : arguments) {
            all.add(each.startsWith("--") ? each : file(each).toString());
        }
        all.addAll(List.of("--policy", file(policy).toString()));
        all.addAll(List.of("--key", file("key").toString()));
        all.addAll(List.of("--state", file("state").toString()));
        all.addAll(List.of("--out", file("out").toString()));
        CommandLine line =
                XcmVerify.commandLine(() -> Instant.ofEpochMilli(Chain.START_MS))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        return new Ran(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    /// The one signature in a file for the gateway's API.
    private String brought(String name) throws IOException {
        JsonNode attestations =
                JsonMapper.shared()
                        .readTree(Files.readString(file("out").resolve(name + ".json")))
                        .path("attestations");
        assertThat(attestations).hasSize(1);
        assertThat(attestations.get(0).path("index").asInt()).isEqualTo(MEMBER);
        return attestations.get(0).path("signature").asString();
    }

    private static String signature(Hash32 hash) {
        return TestLog.ATTESTORS.secp256k1(MEMBER, hash).signature().toString();
    }

    private void save(String name, ExecutionProof proof) throws IOException {
        write(name, proof.encode());
    }

    private void write(String name, ByteString bytes) throws IOException {
        Files.write(file(name), bytes.toByteArray());
    }

    private void secret(String name, Hash32 secret) throws IOException {
        Files.createFile(
                file(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(name), secret.toHex() + "\n");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
