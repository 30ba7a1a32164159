package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.TrustedNetworks;
import io.xcmgateway.proof.signature.MemberKeys;
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

/// `xcm-verify rotation`: members of a set of three, of whom two hand over.
class RotationCommandTest {
    private static final MemberKeys ANNA = new MemberKeys(named("anna"), null);
    private static final MemberKeys BERT = new MemberKeys(named("bert"), named("bert 2"));
    private static final MemberKeys CARL = new MemberKeys(named("carl"), null);
    private static final MemberKeys DORA = new MemberKeys(named("dora"), named("dora 2"));
    private static final Network NETWORK =
            new Network(
                    ByteString.ascii("net"),
                    new AttestorSet(0, 2, List.of(ANNA.member(), BERT.member(), CARL.member())));

    @TempDir private Path directory;

    @BeforeEach
    void writePolicyAndKeys() throws IOException {
        Files.writeString(file("policy"), PolicyJson.write(policy("net", List.of())));
        keep("anna", ANNA);
        keep("bert", BERT);
        keep("carl", CARL);
        keep("dora", DORA);
    }

    private record Ran(int exitCode, String out, String err) {
        JsonNode json() {
            return Reports.held(out);
        }
    }

    @Test
    void handsOverOnceAThresholdHasSigned() throws IOException {
        assertThat(make("policy", "4", "made").json().path("verdict").asString())
                .isEqualTo("unfinished");
        assertThat(show("made").exitCode()).isEqualTo(Exit.NO);
        Ran first = sign("bert", "one", "made");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.json().path("attestations")).hasSize(2);
        assertThat(show("one").json().at("/why/reason").asString()).isEqualTo("threshold");
        Ran second = sign("anna", "two", "one");
        assertThat(second.json().path("verdict").asString()).isEqualTo("signed");
        assertThat(show("two").exitCode()).isZero();
        SignedRotation rotation = rotation("two");
        assertThat(rotation.rotation().next().members()).containsExactly(DORA.member());
        assertThat(AttestorHistory.follow(NETWORK, List.of(rotation)))
                .isInstanceOf(AttestorHistory.Result.Holds.class);

        // Each where it is: what one signs is joined with what another did.
        assertThat(sign("anna", "alone", "made").json().path("verdict").asString())
                .isEqualTo("unfinished");
        sign("carl", "joined", "alone", "one");
        assertThat(show("joined").exitCode()).isZero();
        assertThat(rotation("joined").attestations()).hasSize(4);
        // Signing again adds nothing.
        assertThat(sign("anna", "again", "two").json().path("attestations")).hasSize(3);
        assertThat(rotation("again")).isEqualTo(rotation);
    }

    @Test
    void refusesWhoIsNoMemberOfTheOldSet() throws IOException {
        make("policy", "4", "made");
        Ran ran = sign("dora", "signed", "made");
        assertThat(ran.exitCode()).isEqualTo(Exit.NO);
        assertThat(ran.json().at("/why/reason").asString()).isEqualTo("member of set 0");
        assertThat(file("signed")).doesNotExist();
    }

    @Test
    void refusesARotationThatDoesNotLeaveTheNewestSet() throws IOException {
        make("policy", "4", "made");
        sign("anna", "one", "made");
        sign("bert", "two", "one");
        AttestorSet next = rotation("two").rotation().next();
        Files.writeString(file("later"), PolicyJson.write(policy("net", List.of(next))));
        for (String[] command :
                List.of(
                        arguments("show", "later", "two"),
                        arguments("sign", "later", "two", "--key", path("dora.key")))) {
            Ran ran = run(command);
            assertThat(ran.exitCode()).isEqualTo(Exit.NO);
            assertThat(ran.json().at("/why/reason").asString()).isEqualTo("old set");
        }
        Files.writeString(file("foreign"), PolicyJson.write(policy("other", List.of())));
        assertThat(run(arguments("show", "foreign", "two")).json().at("/why/reason").asString())
                .isEqualTo("network");
        // Ids only grow.
        assertThat(make("later", "4", "same").exitCode()).isEqualTo(Exit.UNUSABLE);
        assertThat(make("later", "3", "less").exitCode()).isEqualTo(Exit.UNUSABLE);
        assertThat(make("later", "5", "more").exitCode()).isZero();
        assertThat(make("policy", "0", "none").exitCode()).isEqualTo(Exit.UNUSABLE);
        make("policy", "6", "differs");
        assertThat(sign("carl", "mixed", "one", "differs").json().at("/why/reason").asString())
                .startsWith("rotation in");
    }

    @Test
    void refusesWhatIsNotARotation() throws IOException {
        make("policy", "4", "made");
        String text = Files.readString(file("made")).strip();
        for (String bad : List.of("", "0x", text + "00", text.substring(0, 40), "0xzz")) {
            Files.writeString(file("bad"), bad);
            assertThat(show("bad").exitCode()).as(bad).isEqualTo(Exit.UNUSABLE);
        }
        // What is there is not written over.
        assertThat(make("policy", "9", "made").exitCode()).isEqualTo(Exit.UNUSABLE);
        assertThat(Files.readString(file("made")).strip()).isEqualTo(text);
    }

    @Test
    void asksForTheNetworkWhereThereAreSeveral() throws IOException {
        TrustedNetworks two =
                new TrustedNetworks(List.of(policy("net", List.of()), policy("b", List.of())));
        Files.writeString(file("two.json"), PolicyJson.write(two));
        assertThat(make("two.json", "4", "made").exitCode()).isEqualTo(Exit.UNUSABLE);
        assertThat(
                        make("two.json", "4", "made", "--network", NETWORK.id().toString())
                                .json()
                                .path("network_id")
                                .asString())
                .isEqualTo(NETWORK.id().toString());
        assertThat(make("two.json", "4", "c", "--network", "0x" + "11".repeat(32)).exitCode())
                .isEqualTo(Exit.UNUSABLE);
    }

    private Ran make(String policy, String id, String out, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "make",
                                "--policy",
                                path(policy),
                                "--id",
                                id,
                                "--threshold",
                                "1",
                                "--member",
                                DORA.member().address() + ":" + DORA.member().ed25519Key(),
                                "--out",
                                path(out)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Ran sign(String name, String out, String... files) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "sign",
                                "--policy",
                                path("policy"),
                                "--key",
                                path(name + ".key"),
                                "--out",
                                path(out)));
        if (Files.exists(file(name + ".second"))) {
            arguments.addAll(List.of("--ed25519", path(name + ".second")));
        }
        for (String each : files) {
            arguments.add(path(each));
        }
        return run(arguments.toArray(String[]::new));
    }

    private Ran show(String file) {
        return run(arguments("show", "policy", file));
    }

    private String[] arguments(String command, String policy, String file, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--policy", path(policy), path(file)));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                XcmVerify.commandLine(() -> Instant.ofEpochMilli(1))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("rotation"));
        all.addAll(List.of(arguments));
        all.add("--json");
        int exitCode = command.execute(all.toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private SignedRotation rotation(String name) throws IOException {
        try {
            return RotationCommand.read(file(name));
        } catch (Unusable unusable) {
            throw new AssertionError(unusable);
        }
    }

    private static Policy policy(String name, List<AttestorSet> later) {
        return new Policy(
                new Network(ByteString.ascii(name), NETWORK.set()),
                later,
                List.of(),
                Set.of(),
                ProofLevel.ATTESTED,
                null,
                false,
                false,
                null);
    }

    private void keep(String name, MemberKeys keys) throws IOException {
        secret(name + ".key", keys.secp256k1());
        if (keys.ed25519() != null) {
            secret(name + ".second", keys.ed25519());
        }
    }

    private void secret(String name, Hash32 secret) throws IOException {
        Files.createFile(
                file(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(name), secret.toHex());
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String path(String name) {
        return file(name).toString();
    }

    private static Hash32 named(String name) {
        return Hashing.keccak256(ByteString.ascii(name));
    }
}
