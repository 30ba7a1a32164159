package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrieProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has a tool that shares no code with us, `@acala-network/chopsticks-executor` (smoldot and
/// Substrate, compiled to Wasm), judge our roots and our Blake2 storage proofs. Needs node, and npm
/// to fetch the package of the lock file; skipped with a message where they are not to be had.
final class ChopsticksIT {
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "check.mjs");
    private static final long TIMEOUT_SECONDS = 120;
    private static final int STATES = 60;

    @TempDir private static Path directory;

    /// A state, some of whose keys are shown.
    private record Case(NavigableMap<ByteString, ByteString> entries, List<ByteString> keys) {
        Trie trie() {
            return Trie.of(TrieProfile.BLAKE2B_V1, entries);
        }

        Map<String, Object> json(StorageProof proof) {
            List<List<String>> pairs = new ArrayList<>();
            entries.forEach((key, value) -> pairs.add(List.of(key.toString(), value.toString())));
            return Map.of(
                    "root",
                    trie().root().toString(),
                    "nodes",
                    proof.items().stream().map(ByteString::toString).toList(),
                    "entries",
                    pairs);
        }
    }

    @BeforeAll
    static void needsNodeAndThePackage() throws IOException, InterruptedException {
        for (String name : FILES) {
            try (InputStream in = ChopsticksIT.class.getResourceAsStream("/chopsticks/" + name)) {
                Files.write(
                        directory.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
            }
        }
        assumeTrue(ran("node", "--version"), "skipped: no node on the path");
        assumeTrue(
                ran("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                "skipped: npm cannot fetch @acala-network/chopsticks-executor");
    }

    @Test
    void decodesOurStorageProofs() throws IOException, InterruptedException {
        List<Case> cases = cases();
        JsonNode found =
                check(cases.stream().map(it -> it.json(it.trie().prove(it.keys()))).toList());
        assertThat(found.size()).isEqualTo(cases.size());
        int shown = 0;
        for (int i = 0; i < cases.size(); i++) {
            Case it = cases.get(i);
            JsonNode judged = found.get(i);
            assertThat(judged.path("root").asString())
                    .as("case %s: %s", i, judged)
                    .isEqualTo(it.trie().root().toString());
            Map<ByteString, ByteString> decoded = decoded(judged);
            assertThat(it.entries()).containsAllEntriesOf(decoded);
            for (ByteString key : it.keys()) {
                assertThat(decoded.get(key)).isEqualTo(it.entries().get(key));
                shown += decoded.containsKey(key) ? 1 : 0;
            }
        }
        assertThat(shown).isGreaterThan(STATES);
    }

    @Test
    void decodesOurProofsOfAllKeys() throws IOException, InterruptedException {
        List<Case> cases = cases();
        KeyRange all = KeyRange.under(ByteString.EMPTY, KeyRange.KEYS_MAX);
        JsonNode found =
                check(cases.stream().map(it -> it.json(it.trie().prove(all, true))).toList());
        for (int i = 0; i < cases.size(); i++) {
            assertThat(decoded(found.get(i))).isEqualTo(cases.get(i).entries());
        }
    }

    /// Or it would find anything in anything.
    @Test
    void findsNothingUnderAnotherRoot() throws IOException, InterruptedException {
        Case it = cases().getLast();
        Map<String, Object> json = new TreeMap<>(it.json(it.trie().prove(it.keys())));
        json.put("root", "0x" + "11".repeat(32));
        JsonNode judged = check(List.of(json)).get(0);
        assertThat(judged.has("refused") || judged.get("decoded").isEmpty())
                .as("%s", judged)
                .isTrue();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (long seed = 0; cases.size() < STATES; seed++) {
            RandomState state = RandomState.of(seed);
            if (!state.entries().isEmpty()) {
                List<ByteString> keys = new ArrayList<>(state.reads().values());
                keys.add(state.entries().firstKey());
                keys.add(state.entries().lastKey());
                cases.add(new Case(state.entries(), keys));
            }
        }
        return cases;
    }

    private static Map<ByteString, ByteString> decoded(JsonNode judged) {
        assertThat(judged.has("refused")).as("%s", judged).isFalse();
        Map<ByteString, ByteString> decoded = new TreeMap<>();
        judged.get("decoded")
                .forEach(pair ->
                        decoded.put(
                                ByteString.hex(pair.get(0).asString()),
                                ByteString.hex(pair.get(1).asString())));
        return decoded;
    }

    private static JsonNode check(List<Map<String, Object>> cases)
            throws IOException, InterruptedException {
        Path input = directory.resolve("input.json");
        Path output = directory.resolve("output.json");
        Files.writeString(input, JsonMapper.shared().writeValueAsString(cases));
        Process process =
                new ProcessBuilder("node", "check.mjs")
                        .directory(directory.toFile())
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(directory.resolve("errors").toFile())
                        .start();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(Files.readString(directory.resolve("errors")))
                .isTrue();
        return JsonMapper.shared().readTree(output.toFile());
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
