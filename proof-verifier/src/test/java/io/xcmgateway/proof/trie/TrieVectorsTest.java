package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import io.xcmgateway.proof.trie.TrieVectors.Entry;
import io.xcmgateway.proof.trie.TrieVectors.ReadProof;
import io.xcmgateway.proof.trie.TrieVectors.Roots;
import io.xcmgateway.proof.trie.TrieVectors.Witness;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class TrieVectorsTest {
    private static final JsonNode FILE = TrieVectors.own();

    static List<Roots> roots() {
        return TrieVectors.roots(FILE);
    }

    static List<ReadProof> readProofs() {
        return TrieVectors.readProofs(FILE);
    }

    static List<Witness> witnesses() {
        return TrieVectors.witnesses(FILE);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void computesTheRootInEveryLayout(Roots vector) {
        NavigableMap<ByteString, ByteString> entries = TrieVectors.map(vector.entries());
        for (String layout : vector.root().propertyNames()) {
            assertThat(Trie.of(TrieVectors.layout(layout), entries).root())
                    .as(layout)
                    .isEqualTo(TrieVectors.hash(vector.root().get(layout)));
        }
    }

    @ParameterizedTest
    @MethodSource("roots")
    void writesTheSameNodesAndReadsThemBack(Roots vector) {
        JsonNode nodes = vector.nodes();
        NavigableMap<ByteString, ByteString> entries = TrieVectors.map(vector.entries());
        if (nodes == null || entries.isEmpty()) {
            assertThat(nodes == null || nodes.get("v1").isEmpty()).isTrue();
            return;
        }
        for (String layout : nodes.propertyNames()) {
            assertThat(allNodes(TrieVectors.layout(layout), entries))
                    .as(layout)
                    .containsExactlyInAnyOrderElementsOf(TrieVectors.bytesList(nodes.get(layout)));
        }
    }

    static List<ReadProof> readProofsWithEntries() {
        return readProofs().stream().filter(vector -> vector.entries() != null).toList();
    }

    @ParameterizedTest
    @MethodSource("readProofsWithEntries")
    void provesReads(ReadProof vector) {
        Trie trie = Trie.of(vector.layout(), Objects.requireNonNull(vector.entries()));
        StorageProof proof = trie.prove(vector.queries().stream().map(Entry::key).toList());

        assertThat(trie.root()).isEqualTo(vector.root());
        assertThat(proof.items()).isEqualTo(vector.storageProof());
        assertThat(proof.encode()).isEqualTo(vector.storageProofScale());
    }

    @ParameterizedTest
    @MethodSource("readProofs")
    void verifiesReadProofs(ReadProof vector) {
        PartialTrie storage = open(vector, new StorageProof(vector.storageProof()));
        PartialTrie compact =
                Opening.usable(
                        PartialTrie.open(vector.layout(), vector.root(), vector.compactProof()));
        for (Entry query : vector.queries()) {
            assertThat(storage.ask(query.key())).isEqualTo(answer(query.value()));
            assertThat(compact.ask(query.key())).isEqualTo(answer(query.value()));
        }
        assertThat(storage.unused()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readProofs")
    void turnsStorageProofsIntoCompactOnesAndBack(ReadProof vector) {
        CompactProof compact = open(vector, new StorageProof(vector.storageProof())).compactProof();

        assertThat(compact).isEqualTo(new CompactProof(vector.compactProof()));
        assertThat(new CompactProof(vector.compactProof()).encode())
                .isEqualTo(vector.compactProofScale());
        assertThat(
                        Opening.usable(
                                        PartialTrie.open(
                                                vector.layout(),
                                                vector.root(),
                                                vector.compactProof()))
                                .storageProof()
                                .items())
                .isEqualTo(vector.storageProof());
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void recordsTheWitness(Witness vector) {
        Trie before = Trie.of(vector.layout(), vector.entries());
        StateDiff diff = diff(vector.writes());
        List<ByteString> witness = before.witness(reads(vector.reads()), diff);

        assertThat(before.root()).isEqualTo(vector.preRoot());
        assertThat(before.apply(diff).root()).isEqualTo(vector.postRoot());
        assertThat(open(vector, witness).storageProof().items()).isEqualTo(vector.storageProof());
        // Substrate's encoder also repeats a node at places where nothing loaded it (see Recorder).
        PartialTrie substrates = open(vector, new StorageProof(vector.storageProof()));
        assertThat(substrates.compactProof()).isEqualTo(new CompactProof(vector.compactProof()));
        if (new TreeSet<>(vector.compactProof()).size() == vector.compactProof().size()) {
            assertThat(witness).isEqualTo(vector.compactProof());
        }
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void replaysOnTheWitness(Witness vector) {
        Trie before = Trie.of(vector.layout(), vector.entries());
        StateDiff diff = diff(vector.writes());
        PartialTrie own = open(vector, before.witness(reads(vector.reads()), diff));
        PartialTrie compact = open(vector, vector.compactProof());
        PartialTrie storage = open(vector, new StorageProof(vector.storageProof()));
        for (PartialTrie partial : List.of(own, compact, storage)) {
            for (ByteString key : vector.reads()) {
                assertThat(partial.get(key)).isEqualTo(vector.entries().get(key));
            }
            assertThat(partial.rootAfter(diff)).isEqualTo(vector.postRoot());
        }
        assertThat(own.unused()).isEmpty();
        assertThat(storage.unused()).isEmpty();
    }

    private static List<ByteString> allNodes(
            Layout layout, NavigableMap<ByteString, ByteString> entries) {
        Trie trie = Trie.of(layout, entries);
        Hash32 root = trie.root();
        List<ByteString> all = trie.prove(entries.keySet()).items();
        assertThat(PartialTrie.open(layout, root, new StorageProof(all)))
                .isInstanceOf(PartialTrie.Opened.Usable.class);
        return all;
    }

    private static PartialTrie open(ReadProof vector, StorageProof proof) {
        return Opening.usable(PartialTrie.open(vector.layout(), vector.root(), proof));
    }

    private static PartialTrie open(Witness vector, List<ByteString> compactItems) {
        return Opening.usable(PartialTrie.open(vector.layout(), vector.preRoot(), compactItems));
    }

    private static PartialTrie open(Witness vector, StorageProof proof) {
        return Opening.usable(PartialTrie.open(vector.layout(), vector.preRoot(), proof));
    }

    private static Answer answer(@Nullable ByteString value) {
        return value == null ? new Answer.Absent() : new Answer.Present(value);
    }

    private static Reads reads(List<ByteString> keys) {
        return new Reads(new TreeSet<>(keys), new TreeSet<>(), new TreeSet<>());
    }

    private static StateDiff diff(List<Entry> writes) {
        NavigableMap<ByteString, Change> changes = new TreeMap<>();
        for (Entry write : writes) {
            ByteString value = write.value();
            changes.put(write.key(), value == null ? new Change.Delete() : new Change.Put(value));
        }
        return new StateDiff(changes);
    }
}
