package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Proofs and whole states of real chains, whose roots are public. The data belongs to others and
/// is read where it lies; without it these tests are skipped.
final class RealChainsTest {
    private static final Path FILE = TrieVectors.EXTERNAL.resolve("trie-real-chains.json");

    enum Chain {
        WESTEND("westend"),
        KUSAMA("kusama"),
        CORETIME_KUSAMA("coretime-kusama");

        private final String file;

        Chain(String file) {
            this.file = file;
        }
    }

    record RealProof(String name, JsonNode json) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void needsTheData() {
        assumeTrue(
                Files.exists(FILE),
                () -> "skipped: no " + FILE.normalize() + " beside the project");
    }

    static Stream<RealProof> proofs() {
        return Files.exists(FILE)
                ? TrieVectors.read(FILE)
                        .get("realChainProofs")
                        .valueStream()
                        .map(each -> new RealProof(each.get("name").asString(), each))
                : Stream.of(new RealProof("(no data)", TrieVectors.own()));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void verifiesTheProof(RealProof proof) {
        JsonNode json = proof.json();
        List<ByteString> items =
                TrieVectors.bytesList(json.get("proof")).stream().sorted().toList();
        PartialTrie trie =
                Opening.usable(
                        PartialTrie.open(
                                TrieVectors.layoutOfHasher(json.get("hasher").asString()),
                                TrieVectors.hash(json.get("root")),
                                new StorageProof(items)));
        for (JsonNode query : json.get("queries")) {
            Answer answer = trie.ask(bytes(query.get(0)));
            JsonNode expected = query.get(1);
            if (expected.isNull()) {
                assertThat(answer).isEqualTo(new Answer.Absent());
            } else if (expected.asString().equals("INCOMPLETE")) {
                assertThat(answer).isInstanceOf(Answer.Incomplete.class);
            } else {
                assertThat(answer).isEqualTo(new Answer.Present(bytes(expected)));
            }
        }
        assertThat(trie.storageProof().items()).isEqualTo(items);
    }

    @ParameterizedTest
    @EnumSource
    void computesTheGenesisHash(Chain chain) {
        JsonNode json =
                TrieVectors.read(
                        TrieVectors.EXTERNAL.resolve(
                                Path.of("genesis", "genesis-" + chain.file + ".json.gz")));
        NavigableMap<ByteString, ByteString> state = new TreeMap<>();
        json.get("top")
                .properties()
                .forEach(e -> state.put(ByteString.hex(e.getKey()), bytes(e.getValue())));
        Layout layout = TrieVectors.layout(json.get("stateVersion").asString());
        Hash32 root = Trie.of(layout, state).root();

        assertThat(root.bytes()).isEqualTo(bytes(json.get("stateRoot")));
        assertThat(genesisHash(root).bytes()).isEqualTo(bytes(json.get("genesisHash")));
    }

    /// Blake2b of the header of block 0: parent, number, state root, extrinsics root, digest.
    private static Hash32 genesisHash(Hash32 stateRoot) {
        return Hashing.blake2b256(
                ByteString.concat(
                        Hash32.ZERO.bytes(),
                        ByteString.of(0),
                        stateRoot.bytes(),
                        Hashing.blake2b256(Layout.EMPTY_TRIE).bytes(),
                        ByteString.of(0)));
    }

    private static ByteString bytes(JsonNode hex) {
        return ByteString.hex(hex.asString());
    }
}
