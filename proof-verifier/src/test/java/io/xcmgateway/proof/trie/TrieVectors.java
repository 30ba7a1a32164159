package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.TrieProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Vectors made by parity `trie-db` 0.32, smoldot and a clean-room Python implementation, which
/// agree with each other. `-Dvectors=DIR` reads `DIR/trie.json` instead of the copy in the
/// resources.
final class TrieVectors {
    /// Third-party data, beside the project and never in it.
    static final Path EXTERNAL = Path.of("..", "..", "shared", "external");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TrieVectors() {}

    record Entry(ByteString key, @Nullable ByteString value) {}

    record Roots(String name, JsonNode entries, JsonNode root, @Nullable JsonNode nodes) {
        @Override
        public String toString() {
            return name;
        }
    }

    record ReadProof(
            String name,
            Layout layout,
            @Nullable NavigableMap<ByteString, ByteString> entries,
            Hash32 root,
            List<Entry> queries,
            List<ByteString> storageProof,
            ByteString storageProofScale,
            List<ByteString> compactProof,
            ByteString compactProofScale) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Witness(
            String name,
            Layout layout,
            NavigableMap<ByteString, ByteString> entries,
            Hash32 preRoot,
            Hash32 postRoot,
            List<ByteString> reads,
            List<Entry> writes,
            List<ByteString> storageProof,
            List<ByteString> compactProof) {
        @Override
        public String toString() {
            return name;
        }
    }

    static JsonNode own() {
        String dir = System.getProperty("vectors");
        return dir != null ? read(Path.of(dir, "trie.json")) : resource();
    }

    /// Reads a JSON file, unpacking it if its name ends in `.gz`.
    static JsonNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.readTree(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resource() {
        try (InputStream in = TrieVectors.class.getResourceAsStream("/vectors/trie.json.gz")) {
            return JSON.readTree(new GZIPInputStream(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Roots> roots(JsonNode file) {
        return stream(file.get("roots"))
                .map(each ->
                        new Roots(
                                each.get("name").asString() + " roots",
                                each.get("entries"),
                                each.get("root"),
                                each.get("nodes")))
                .toList();
    }

    static List<ReadProof> readProofs(JsonNode file) {
        Map<String, JsonNode> shared = sharedEntries(file);
        return stream(file.get("readProofs"))
                .map(each ->
                        new ReadProof(
                                each.get("name").asString() + " " + layoutName(each),
                                layout(layoutName(each)),
                                entries(each, shared),
                                hash(each.get("root")),
                                entryList(each.get("queries")),
                                bytesList(each.get("storageProof")),
                                bytes(each.get("storageProofScale")),
                                bytesList(each.get("compactProof")),
                                bytes(each.get("compactProofScale"))))
                .toList();
    }

    static List<Witness> witnesses(JsonNode file) {
        return stream(file.get("witnesses"))
                .map(each ->
                        new Witness(
                                each.get("name").asString() + " " + layoutName(each),
                                layout(layoutName(each)),
                                map(each.get("entries")),
                                hash(each.get("preRoot")),
                                hash(each.get("postRoot")),
                                bytesList(each.get("reads")),
                                entryList(each.get("writes")),
                                bytesList(each.get("storageProof")),
                                bytesList(each.get("compactProof"))))
                .toList();
    }

    /// State version 0 is read everywhere and written only here: it hashes no value out of its
    /// node.
    static Layout layout(String name) {
        Layout v1 =
                Layout.of(name.endsWith("keccak") ? TrieProfile.KECCAK_V1 : TrieProfile.BLAKE2B_V1);
        return name.startsWith("v0") ? new Layout(v1.hasher(), Integer.MAX_VALUE) : v1;
    }

    static Layout layoutOfHasher(String hasher) {
        return switch (hasher) {
            case "blake2b-256" -> new Layout(Hashing::blake2b256, 33);
            case "keccak-256" -> new Layout(Hashing::keccak256, 33);
            default -> throw new IllegalArgumentException(hasher);
        };
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    static NavigableMap<ByteString, ByteString> map(JsonNode entries) {
        NavigableMap<ByteString, ByteString> map = new TreeMap<>();
        for (Entry entry : entryList(entries)) {
            map.put(entry.key(), Objects.requireNonNull(entry.value()));
        }
        return map;
    }

    static List<Entry> entryList(JsonNode entries) {
        List<Entry> list = new ArrayList<>();
        for (JsonNode entry : entries) {
            JsonNode value = entry.get(1);
            list.add(new Entry(bytes(entry.get(0)), value.isNull() ? null : bytes(value)));
        }
        return list;
    }

    static List<ByteString> bytesList(JsonNode array) {
        return stream(array).map(TrieVectors::bytes).toList();
    }

    static ByteString bytes(JsonNode hex) {
        return ByteString.hex(hex.asString());
    }

    static Hash32 hash(JsonNode hex) {
        return Hash32.hex(hex.asString());
    }

    private static String layoutName(JsonNode each) {
        return each.get("layout").asString();
    }

    /// Large maps stand only once in the file, among the roots.
    private static Map<String, JsonNode> sharedEntries(JsonNode file) {
        Map<String, JsonNode> entries = new HashMap<>();
        for (JsonNode each : file.get("roots")) {
            each.get("root")
                    .valueStream()
                    .forEach(root -> entries.put(root.asString(), each.get("entries")));
        }
        return entries;
    }

    /// The map that a read proof is of, or `null` where the file has only the proof.
    private static @Nullable NavigableMap<ByteString, ByteString> entries(
            JsonNode each, Map<String, JsonNode> shared) {
        JsonNode own = each.get("entries");
        JsonNode found =
                own != null && !own.isNull() ? own : shared.get(each.get("root").asString());
        return found == null ? null : map(found);
    }
}
