package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import io.xcmgateway.proof.trie.PartialTrie.Opened;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HostileProofTest {
    private static final TrieProfile PROFILE = TrieProfile.BLAKE2B_V1;
    private static final Layout LAYOUT = Layout.of(PROFILE);
    private static final ByteString KEY = ByteString.of(0x01, 0x23, 0x45);

    /// Branches, inlined and stand-alone leaves, inline and hashed values.
    private static NavigableMap<ByteString, ByteString> entries() {
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            entries.put(ByteString.of(0x01, i * 5, i), ByteString.wrap(new byte[i]));
        }
        entries.put(ByteString.of(0x01), ByteString.of(7));
        entries.put(KEY, ByteString.wrap(new byte[100]));
        return entries;
    }

    private static List<ByteString> witness(Trie trie) {
        return trie.witness(
                new Reads(
                        new TreeSet<>(List.of(KEY, ByteString.of(0x01, 0x05, 0x01))),
                        new TreeSet<>(),
                        new TreeSet<>(List.of(ByteString.of(0x01, 0xff)))),
                StateDiff.EMPTY);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryFlippedBitOfACompactProof(TrieProfile profile) {
        Trie trie = Trie.of(profile, entries());
        List<ByteString> items = witness(trie);
        for (int i = 0; i < items.size(); i++) {
            for (int bit = 0; bit < 8 * items.get(i).length(); bit++) {
                List<ByteString> flipped = new ArrayList<>(items);
                flipped.set(i, flip(items.get(i), bit));
                assertThat(PartialTrie.open(profile, trie.root(), flipped))
                        .as("item %d bit %d", i, bit)
                        .isInstanceOf(Opened.Refused.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryFlippedBitOfAStorageProof(TrieProfile profile) {
        Trie trie = Trie.of(profile, entries());
        List<ByteString> items = trie.prove(List.of(KEY)).items();
        for (int i = 0; i < items.size(); i++) {
            for (int bit = 0; bit < 8 * items.get(i).length(); bit++) {
                List<ByteString> flipped = new ArrayList<>(items);
                flipped.set(i, flip(items.get(i), bit));
                assertThat(PartialTrie.open(profile, trie.root(), storage(flipped)))
                        .as("item %d bit %d", i, bit)
                        .isInstanceOf(Opened.Refused.class);
            }
        }
    }

    @Test
    void refusesTruncatedDuplicatedAndReorderedItems() {
        Trie trie = Trie.of(PROFILE, entries());
        List<ByteString> items = witness(trie);
        for (int i = 0; i < items.size(); i++) {
            assertRefused(trie.root(), items.subList(0, i));
            for (int length = 0; length < items.get(i).length(); length++) {
                List<ByteString> cut = new ArrayList<>(items);
                cut.set(i, items.get(i).slice(0, length));
                assertRefused(trie.root(), cut);
            }
            List<ByteString> twice = new ArrayList<>(items);
            twice.add(i, items.get(i));
            assertRefused(trie.root(), twice);
            List<ByteString> trailing = new ArrayList<>(items);
            trailing.set(i, items.get(i).concat(ByteString.of(0)));
            assertRefused(trie.root(), trailing);
        }
        List<ByteString> swapped = new ArrayList<>(items);
        Collections.swap(swapped, 1, 2);
        assertRefused(trie.root(), swapped);
    }

    @Test
    void refusesAProofForAnotherRootOrHasher() {
        Trie trie = Trie.of(PROFILE, entries());

        assertRefused(Hash32.ZERO, witness(trie));
        assertThat(PartialTrie.open(TrieProfile.KECCAK_V1, trie.root(), witness(trie)))
                .isInstanceOf(Opened.Refused.class);
        assertThat(PartialTrie.open(TrieProfile.KECCAK_V1, trie.root(), trie.prove(List.of(KEY))))
                .isInstanceOf(Opened.Refused.class);
    }

    @Test
    void refusesAStorageItemThatTheRootDoesNotLeadTo() {
        Trie trie = Trie.of(PROFILE, entries());
        List<ByteString> items = new ArrayList<>(trie.prove(List.of(KEY)).items());
        items.add(ByteString.ascii("a stranger"));

        assertThat(PartialTrie.open(PROFILE, trie.root(), storage(items)))
                .isInstanceOfSatisfying(
                        Opened.Refused.class,
                        refused -> assertThat(refused.reason()).contains("does not lead to"));
    }

    @Test
    void answersIncompleteForEachStorageItemThatIsMissing() {
        Trie trie = Trie.of(PROFILE, entries());
        List<ByteString> items = trie.prove(List.of(KEY)).items();
        ByteString value = ByteString.wrap(new byte[100]);
        List<ByteString> fewer = new ArrayList<>(items);
        assertThat(fewer.remove(value)).isTrue();

        PartialTrie partial =
                Opening.usable(PartialTrie.open(PROFILE, trie.root(), storage(fewer)));
        assertThat(partial.ask(KEY)).isInstanceOf(Answer.Incomplete.class);
        assertThat(partial.exists(KEY)).isTrue();
        assertThatThrownBy(() -> partial.get(KEY)).isInstanceOf(StateUnavailableException.class);
    }

    @Test
    void refusesUnsortedAndRepeatedItemsInTheBytesOfAStorageProof() {
        ByteString a = ByteString.of(1);
        ByteString b = ByteString.of(2);

        assertThat(StorageProof.decode(scale(List.of(a, b))))
                .isEqualTo(new Decoded.Value<>(new StorageProof(List.of(a, b))));
        assertThat(StorageProof.decode(scale(List.of(b, a)))).isInstanceOf(Decoded.Refused.class);
        assertThat(StorageProof.decode(scale(List.of(a, a)))).isInstanceOf(Decoded.Refused.class);
        assertThatThrownBy(() -> new StorageProof(List.of(a, a)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEveryTruncationOfProofBytes() {
        Trie trie = Trie.of(PROFILE, entries());
        ByteString storage = trie.prove(List.of(KEY)).encode();
        ByteString compact = new CompactProof(witness(trie)).encode();

        assertThat(CompactProof.decode(compact))
                .isEqualTo(new Decoded.Value<>(new CompactProof(witness(trie))));
        for (int length = 0; length < storage.length(); length++) {
            assertThat(StorageProof.decode(storage.slice(0, length)))
                    .isInstanceOf(Decoded.Refused.class);
        }
        for (int length = 0; length < compact.length(); length++) {
            assertThat(CompactProof.decode(compact.slice(0, length)))
                    .isInstanceOf(Decoded.Refused.class);
        }
        assertThat(CompactProof.decode(compact.concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void refusesAnItemThatBelongsInItsParent() {
        // A leaf of 4 bytes has its place in the parent: as an item it gives the same root.
        Node leaf = Node.leaf(Nibbles.EMPTY, new NodeValue.Inline(ByteString.of(1, 2)));
        Node root =
                new Node(
                        Nibbles.ofKey(ByteString.of(0xa0)).slice(0, 1),
                        null,
                        Children.of(3, leaf).with(4, leaf));
        List<ByteString> items =
                List.of(
                        NodeEncoder.encodeCompact(root, LAYOUT, false, 1 << 3),
                        NodeEncoder.encode(leaf, LAYOUT));

        assertThat(PartialTrie.open(LAYOUT, root.hash(LAYOUT), items))
                .isInstanceOfSatisfying(
                        Opened.Refused.class,
                        refused -> assertThat(refused.reason()).contains("inlined"));
        assertThat(
                        PartialTrie.open(
                                LAYOUT,
                                root.hash(LAYOUT),
                                List.of(NodeEncoder.encode(root, LAYOUT))))
                .isInstanceOf(Opened.Usable.class);
    }

    @Test
    void refusesAValueItemThatBelongsInItsNode() {
        ByteString small = ByteString.wrap(new byte[32]);
        Node root = Node.leaf(Nibbles.ofKey(KEY), new NodeValue.Held(LAYOUT.hash(small), small));
        List<ByteString> items = List.of(NodeEncoder.encodeCompact(root, LAYOUT, true, 0), small);

        assertRefused(root.hash(LAYOUT), items);
        assertThat(
                        PartialTrie.open(
                                LAYOUT,
                                root.hash(LAYOUT),
                                storage(List.of(NodeEncoder.encode(root, LAYOUT), small))))
                .isInstanceOf(Opened.Refused.class);
    }

    @Test
    void refusesAValueWhereNoKeyCanEnd() {
        Node root =
                Node.leaf(Nibbles.ofKey(KEY).slice(0, 3), new NodeValue.Inline(ByteString.of(1)));

        assertRefused(root.hash(LAYOUT), List.of(NodeEncoder.encode(root, LAYOUT)));
        PartialTrie storage =
                Opening.usable(
                        PartialTrie.open(
                                LAYOUT,
                                root.hash(LAYOUT),
                                storage(List.of(NodeEncoder.encode(root, LAYOUT)))));
        assertThatThrownBy(() -> storage.nextKey(ByteString.EMPTY))
                .isInstanceOf(StateUnavailableException.class);
    }

    private static void assertRefused(Hash32 root, List<ByteString> compactItems) {
        assertThat(PartialTrie.open(PROFILE, root, compactItems))
                .isInstanceOf(Opened.Refused.class);
    }

    private static StorageProof storage(List<ByteString> items) {
        return new StorageProof(List.copyOf(new TreeSet<>(items)));
    }

    private static ByteString scale(List<ByteString> items) {
        return new ScaleWriter().vec(items, (item, out) -> out.byteVec(item)).toByteString();
    }

    private static ByteString flip(ByteString bytes, int bit) {
        byte[] flipped = bytes.toByteArray();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return ByteString.wrap(flipped);
    }
}
