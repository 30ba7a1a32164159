package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.Attestors;
import io.xcmgateway.proof.Chain;
import io.xcmgateway.proof.EquivocationJson;
import io.xcmgateway.proof.Policy;
import io.xcmgateway.proof.PolicyJson;
import io.xcmgateway.proof.ShownState;
import io.xcmgateway.proof.trie.KeyRange;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.proof.trie.Trie;
import io.xcmgateway.spree.module.StandardModules;
import io.xcmgateway.spree.sandbox.JvmRequirements;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The subcommands but `verify`, on files; each JSON report is held to `report.schema.json`.
class CommandsTest {
    private static final Schema POLICY = Reports.schema("policy.schema.json");
    private static final Chain CHAIN = new Chain();
    private static final ExecutionProof.Replayable GENESIS = CHAIN.genesis();
    private static final ExecutionProof.Replayable FIRST =
            CHAIN.submit(Chain.transfer(500_000_000_000L), 0, Chain.GAS_LIMIT);
    private static final ExecutionProof.Replayable SECOND =
            CHAIN.submit(Chain.transfer(400_000_000_000L), 1, Chain.GAS_LIMIT);
    private static final ByteString ABSENT = ByteString.of(2);
    private static final Attestors ATTESTORS = new Attestors(0, 2, 3);

    @TempDir private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void layOutFiles() throws IOException {
        write("genesis", GENESIS);
        write("first", FIRST);
        write("second", SECOND);
        write("shown", CHAIN.showing(SECOND, List.of(ABSENT)));
        Files.writeString(file("policy.json"), PolicyJson.write(policy()));
        StandardModules.Blob module = StandardModules.xcmExecutor();
        Files.createDirectory(file("modules"));
        Files.write(
                file("modules").resolve(module.hash().toHex() + ".wasm"),
                module.wasm().toByteArray());
    }

    @Test
    void theSchemaOfPoliciesTakesWhatIsWritten() {
        assertThat(POLICY.validate(PolicyJson.write(policy()), InputFormat.JSON)).isEmpty();
        assertThat(
                        POLICY.validate(
                                PolicyJson.write(policy()).replace("modules", "modulez"),
                                InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void verifyReportsBySchema() {
        assertThat(
                        report(0, "verify", "first", "--policy", "policy.json")
                                .get("verdict")
                                .asString())
                .isEqualTo("accepted");
        assertThat(
                        report(1, "verify", "policy.json", "--policy", "policy.json")
                                .get("step")
                                .asString())
                .isEqualTo("decode");
    }

    @Test
    void showsAProofAndSaysThatNothingIsVerified() {
        JsonNode proof = report(0, "show", "first").get("proof");
        assertThat(proof.get("statement").get("hash").asString())
                .isEqualTo(FIRST.statement().hash().toString());
        assertThat(proof.get("replay").get("evidence").get("kind").asString()).isEqualTo("account");
        assertThat(proof.get("replay").get("xcm").has("V5")).isTrue();
        assertThat(run("show", "genesis")).isZero();
        assertThat(out.toString())
                .startsWith("NOT VERIFIED")
                .endsWith("NOT VERIFIED: this is what the file says\n")
                .contains("entry_point: genesis");
        assertThat(report(0, "show", "shown").get("proof").get("state").get("keys").size())
                .isEqualTo(1);
    }

    @Test
    void replaysAndComparesWithTheStatement() throws IOException {
        JsonNode report = report(0, "replay", "first", "--modules", "modules");
        assertThat(report.get("equal").asBoolean()).isTrue();
        assertThat(report.get("result").get("post_root").asString())
                .isEqualTo(FIRST.statement().postRoot().toString());
        assertThat(report.get("result").get("state_diff").size()).isPositive();
        // Attestations are not needed; a changed message is noticed.
        write(
                "unsigned",
                new ExecutionProof.Replayable(
                        FIRST.statement(), List.of(), null, null, FIRST.replay()));
        assertThat(report(0, "replay", "unsigned", "--modules", "modules").get("equal").asBoolean())
                .isTrue();
        write(
                "mixed",
                new ExecutionProof.Replayable(
                        SECOND.statement(), List.of(), null, null, FIRST.replay()));
        assertThat(report(1, "replay", "mixed", "--modules", "modules").get("equal").asBoolean())
                .isFalse();
        assertThat(run("replay", "first")).isEqualTo(1);
        assertThat(out.toString()).contains("NOT RUN").contains("module bytes");
    }

    @Test
    void doesNotReplayMoreGasThanAllowed() {
        JsonNode report =
                report(1, "replay", "first", "--modules", "modules", "--gas-limit-max", "5");
        assertThat(report.get("result").isNull()).isTrue();
        assertThat(run("replay", "first", "--gas-limit-max", "-1")).isEqualTo(2);
        assertThat(run("replay", "first", "--gas-limit-max", "many")).isEqualTo(2);
    }

    @Test
    void looksKeysUpUnderEitherRoot() {
        JsonNode after = report(0, "state", "shown", "--root", "post", "--key", "0x02");
        assertThat(after.get("keys").get(0).get("answer").asString()).isEqualTo("absent");
        assertThat(after.get("root_hash").asString())
                .isEqualTo(SECOND.statement().postRoot().toString());
        String read = key(report(0, "replay", "first", "--modules", "modules"));
        JsonNode before = report(0, "state", "first", "--root", "pre", "--key", read);
        assertThat(before.get("keys").get(0).get("key").asString()).isEqualTo(read);
    }

    /// A key that the witness says nothing of is INCOMPLETE, never absent, and the exit code says
    /// so.
    @Test
    void answersIncompleteForAKeyOutsideTheWitness() {
        PartialTrie witness =
                switch (Objects.requireNonNull(ShownState.before(FIRST))) {
                    case PartialTrie.Opened.Usable(PartialTrie trie) -> trie;
                    case PartialTrie.Opened.Refused refused -> throw new AssertionError(refused);
                };
        ByteString outside =
                keys(CHAIN.state(), KeyRange.under(ByteString.of(1), 1000)).stream()
                        .filter(key -> witness.ask(key) instanceof PartialTrie.Answer.Incomplete)
                        .findFirst()
                        .orElseThrow();
        JsonNode report =
                report(
                        1,
                        "state",
                        "first",
                        "--root",
                        "pre",
                        "--key",
                        outside.toString(),
                        "--key",
                        "0x02");
        assertThat(report.get("keys").get(0).get("answer").asString()).isEqualTo("INCOMPLETE");
        assertThat(report.get("keys").get(0).get("value").isNull()).isTrue();
        assertThat(report.get("keys").get(0).get("missing").asString()).endsWith("is missing");
        assertThat(report.get("keys").get(1).get("answer").asString()).isEqualTo("absent");
        assertThat(run("state", "first", "--root", "pre", "--key", outside.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("answer: INCOMPLETE");
    }

    @Test
    void listsAllKeysUnderAPrefix() throws IOException {
        Trie trie = CHAIN.state();
        KeyRange host = KeyRange.under(ByteString.of(0), 100);
        List<ByteString> keys = keys(trie, host);
        assertThat(keys).hasSizeGreaterThan(2);
        write("listed", CHAIN.showing(SECOND, keys));
        JsonNode all = report(0, "state", "listed", "--root", "post", "--prefix", "0x00");
        assertThat(all.get("listing").get("end").asString()).startsWith("no further key");
        assertThat(all.get("keys").valueStream().map(each -> each.get("key").asString()))
                .containsExactlyElementsOf(keys.stream().map(ByteString::toString).toList());
        assertThat(all.get("keys").get(0).get("value").asString())
                .isEqualTo(String.valueOf(trie.view().get(keys.getFirst())));
        // What lies beyond the prefix is not shown, and not taken for absent.
        JsonNode whole = report(1, "state", "listed", "--root", "post", "--prefix", "0x");
        assertThat(whole.get("listing").get("end").asString()).isEqualTo("INCOMPLETE");
    }

    @Test
    void pagesThroughABareStorageProof() throws IOException {
        Trie trie = CHAIN.state();
        String root = trie.root().toString();
        KeyRange first = KeyRange.under(ByteString.of(0), 2);
        Files.write(file("page"), trie.prove(first, false).encode().toByteArray());
        JsonNode page =
                report(
                        0,
                        "state",
                        "page",
                        "--root",
                        root,
                        "--prefix",
                        "0x00",
                        "--count",
                        "2",
                        "--keys-only");
        assertThat(page.get("listing").get("end").asString()).startsWith("more may follow");
        ByteString last = keys(trie, first).getLast();
        assertThat(page.get("keys").get(1).get("key").asString()).isEqualTo(last.toString());
        KeyRange second = new KeyRange(ByteString.of(0), last, 100);
        Files.write(file("rest"), trie.prove(second, true).encode().toByteArray());
        JsonNode rest =
                report(
                        0,
                        "state",
                        "rest",
                        "--root",
                        root,
                        "--prefix",
                        "0x00",
                        "--after",
                        last.toString());
        assertThat(rest.get("listing").get("after").asString()).isEqualTo(last.toString());
        assertThat(rest.get("keys").size()).isEqualTo(keys(trie, second).size());
        report(1, "state", "page", "--root", root, "--trie", "keccak_v1", "--key", "0x02");
        assertThat(run("state", "page", "--root", "0x02", "--key", "0x02")).isEqualTo(2);
        assertThat(run("state", "first", "--root", root, "--key", "0x02")).isEqualTo(2);
        assertThat(run("state", "page", "--root", root, "--prefix", "0x01", "--after", "0x00"))
                .isEqualTo(2);
        assertThat(run("state", "page", "--root", root, "--prefix", "0x00", "--count", "0"))
                .isEqualTo(2);
        assertThat(run("state", "page", "--root", root, "--prefix", "0x00", "--key", "0x00"))
                .isEqualTo(2);
    }

    private static List<ByteString> keys(Trie trie, KeyRange range) {
        return switch (PartialTrie.open(Chain.TRIE, trie.root(), trie.prove(range, false))) {
            case PartialTrie.Opened.Usable(PartialTrie shown) -> shown.list(range).keys();
            case PartialTrie.Opened.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void cannotLookUpWhatIsNoKeyOrNotThere() {
        assertThat(run("state", "first", "--root", "post", "--key", "0x02")).isEqualTo(2);
        assertThat(run("state", "first", "--root", "pre", "--key", "02")).isEqualTo(2);
        assertThat(run("state", "first", "--root", "pre", "--key", "0x0g")).isEqualTo(2);
        assertThat(run("state", "first", "--root", "both", "--key", "0x02")).isEqualTo(2);
        assertThat(run("state", "first", "--root", "pre")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void judgesAHistoryInFilesAndInADirectory() throws IOException {
        JsonNode linked = report(0, "history", "second", "first", "--policy", "policy.json");
        assertThat(linked.get("statements").asInt()).isEqualTo(2);
        Files.createDirectory(file("run"));
        for (String name : List.of("second", "genesis", "first")) {
            Files.copy(file(name), file("run").resolve(name));
        }
        JsonNode replayed = report(0, "history", "run", "--policy", "policy.json", "--replay");
        assertThat(replayed.get("mode").asString()).isEqualTo("replayed");
        assertThat(replayed.get("last").get("post_root").asString())
                .isEqualTo(SECOND.statement().postRoot().toString());
        Files.delete(file("run").resolve("first"));
        JsonNode gap = report(1, "history", "run", "--policy", "policy.json", "--replay");
        assertThat(gap.get("step").asString()).isEqualTo("history");
        assertThat(gap.get("file").asString()).endsWith("second");
        Files.writeString(file("run").resolve("note"), "no proof");
        assertThat(run("history", "run", "--policy", "policy.json")).isEqualTo(1);
        Files.createDirectory(file("empty"));
        assertThat(
                        report(1, "history", "empty", "--policy", "policy.json")
                                .get("reason")
                                .asString())
                .isEqualTo("proofs");
        assertThat(run("history", "nowhere", "--policy", "policy.json")).isEqualTo(2);
    }

    @Test
    void findsWritesAndJudgesEquivocation() throws IOException {
        write("lie", lie());
        JsonNode found =
                report(
                        0,
                        "equivocation",
                        "first",
                        "lie",
                        "--policy",
                        "policy.json",
                        "--out",
                        "evidence");
        assertThat(found.get("established").asString()).contains("two different statements");
        assertThat(report(0, "equivocation", "evidence", "--policy", "policy.json"))
                .isEqualTo(found);
        Equivocation evidence =
                Objects.requireNonNull(
                        Equivocation.of(
                                FIRST.statement(),
                                FIRST.attestations().getFirst(),
                                lie().statement(),
                                lie().attestations().getFirst()));
        Files.writeString(file("evidence.json"), EquivocationJson.write(evidence));
        assertThat(report(0, "equivocation", "evidence.json", "--policy", "policy.json"))
                .isEqualTo(found);
        // Never over a file that is there.
        assertThat(
                        run(
                                "equivocation",
                                "first",
                                "lie",
                                "--policy",
                                "policy.json",
                                "--out",
                                "evidence"))
                .isEqualTo(2);
        report(1, "equivocation", "first", "second", "--policy", "policy.json");
        assertThat(run("equivocation", "first", "--policy", "policy.json")).isEqualTo(2);
        assertThat(err.toString()).contains("is not evidence");
    }

    /// Nothing but 0, 1 and 2, one line, and never a stack trace.
    @Test
    void survivesScrambledFiles() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] good = FIRST.encode().toByteArray();
        for (int round = 0; round < 8; round++) {
            byte[] bytes =
                    Arrays.copyOf(
                            good,
                            random.nextInt(3) == 0 ? random.nextInt(good.length) : good.length);
            for (int change = 0; change < 3 && bytes.length > 0; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file("scrambled"), bytes);
            for (String[] command :
                    new String[][] {
                        {"show", "scrambled"},
                        {"state", "scrambled", "--root", "pre", "--key", "0x02"},
                        {"replay", "scrambled", "--modules", "modules"},
                        {"history", "scrambled", "--policy", "policy.json"},
                        {"equivocation", "scrambled", "--policy", "policy.json"},
                        {"equivocation", "first", "scrambled", "--policy", "policy.json"}
                    }) {
                assertThat(run(command)).as("seed 7 round %s", round).isBetween(0, 2);
                assertThat(err.toString()).doesNotContain("\tat ", "failed");
            }
        }
    }

    @Test
    void warnsOfASlowJvmOnce() {
        StringWriter text = new StringWriter();
        SlowJvm.warn(
                List.of(new JvmRequirements.Missing("-XX:-Flag", "Flag=true", "all is slow")),
                new PrintWriter(text, true));
        assertThat(text.toString().lines())
                .containsExactly(
                        "slow: start java with -XX:-Flag; found Flag=true, so all is slow");
    }

    private static ExecutionProof lie() {
        Statement it = FIRST.statement();
        Statement other =
                new Statement(
                        it.instanceId(),
                        it.sequence(),
                        it.previousStatementHash(),
                        it.moduleHash(),
                        it.engineProfile(),
                        it.trieProfile(),
                        it.entryPoint(),
                        it.messageHash(),
                        it.messageId(),
                        it.contextHash(),
                        it.preRoot(),
                        it.preRoot(),
                        it.outcome(),
                        it.gasUsed(),
                        it.effectsCount(),
                        it.effectsRoot());
        return new ExecutionProof.Attested(other, ATTESTORS.attest(other.hash()));
    }

    private static String key(JsonNode replay) {
        return replay.get("result").get("state_diff").get(0).get("key").asString();
    }

    private static Policy policy() {
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
                "modules");
    }

    @Test
    void theSchemaOfReportsKnowsEveryCommand() {
        assertThat(XcmVerify.commandLine(() -> Instant.EPOCH).getSubcommands().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(
                                JsonMapper.shared()
                                        .readTree(Reports.text("report.schema.json"))
                                        .get("oneOf")
                                        .valueStream()
                                        .map(each ->
                                                each.at("/properties/command/const").asString())
                                        .toList()));
    }

    /// The JSON report of a command, after holding it to its schema.
    private JsonNode report(int exit, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isEqualTo(exit);
        String json = out.toString();
        return Reports.held(json);
    }

    /// Every argument that is the name of a file stands for that file.
    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] resolved = arguments.clone();
        for (int i = 1; i < resolved.length; i++) {
            boolean name =
                    !resolved[i].startsWith("-")
                            && !resolved[i - 1].matches(
                                    "--(key|root|prefix|after|count|trie|gas.*)");
            resolved[i] = name ? file(resolved[i]).toString() : resolved[i];
        }
        return XcmVerify.commandLine(() -> Instant.ofEpochMilli(Chain.START_MS))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(resolved);
    }

    private void write(String name, ExecutionProof proof) throws IOException {
        Files.write(file(name), proof.encode().toByteArray());
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
