package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import io.xcmgateway.proof.trie.PartialTrie.Opened;
import io.xcmgateway.spree.state.Loads;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Proofs of all keys under a prefix: what is listed is what a sorted map lists, and nothing that
/// is missing passes for absent.
final class RangeProofTest {
    private static final int RANGES = 12;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void listsAsASortedMapDoes(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RANGES; i++) {
            KeyRange range = range(state, random);
            for (boolean values : new boolean[] {false, true}) {
                PartialTrie partial = open(state, trie, trie.prove(range, values));
                Listing listing = partial.list(range);
                assertThat(listing).as("%s", range).isEqualTo(expected(state.entries(), range));
                if (values) {
                    for (ByteString key : listing.keys()) {
                        assertThat(partial.ask(key))
                                .isEqualTo(new Answer.Present(value(state, key)));
                    }
                }
                assertThat(partial.unused()).as("%s", range).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isIncompleteWithoutAnyOneOfItsItems(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        KeyRange range = range(state, new SplittableRandom(seed));
        Listing whole = expected(state.entries(), range);
        List<ByteString> items = trie.prove(range, false).items();
        for (ByteString item : items) {
            List<ByteString> fewer = new ArrayList<>(items);
            fewer.remove(item);
            switch (PartialTrie.open(state.layout(), trie.root(), new StorageProof(fewer))) {
                case Opened.Refused _ -> {}
                case Opened.Usable(PartialTrie partial) ->
                        assertThat(partial.list(range))
                                .isInstanceOfSatisfying(
                                        Listing.Incomplete.class,
                                        cut ->
                                                assertThat(cut.keys())
                                                        .isEqualTo(
                                                                whole.keys()
                                                                        .subList(
                                                                                0,
                                                                                cut.keys()
                                                                                        .size())));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pagesMakeTheWhole(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        ByteString prefix = range(state, new SplittableRandom(seed)).prefix();
        List<ByteString> keys = new ArrayList<>();
        ByteString after = null;
        boolean more = true;
        while (more) {
            KeyRange page = new KeyRange(prefix, after, 3);
            Listing listing = open(state, trie, trie.prove(page, false)).list(page);
            keys.addAll(listing.keys());
            more = listing instanceof Listing.Page;
            after = more ? keys.getLast() : null;
        }
        assertThat(keys).isEqualTo(under(state.entries(), prefix, null));
    }

    /// A section that names every key under a prefix shows that there are no others.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void followsFromAProofOfAllItsKeys(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        ByteString prefix = range(state, new SplittableRandom(seed)).prefix();
        List<ByteString> keys = under(state.entries(), prefix, null);
        List<ByteString> named = keys.isEmpty() ? List.of(prefix) : keys;
        assertThat(
                        open(state, trie, trie.prove(named))
                                .list(KeyRange.under(prefix, KeyRange.KEYS_MAX)))
                .isEqualTo(new Listing.All(keys));
    }

    @Test
    void theWorkFollowsTheKeysAndNotTheShape() {
        Layout layout = Layout.of(TrieProfile.BLAKE2B_V1);
        Node leaf = Node.leaf(Nibbles.EMPTY, new NodeValue.Inline(ByteString.wrap(new byte[32])));
        NodeRef below = leaf;
        TreeSet<ByteString> items = new TreeSet<>();
        items.add(NodeEncoder.encode(leaf, layout));
        Node root = null;
        for (int level = 0; level < 200; level++) {
            Children children = Children.NONE;
            for (int i = 0; i < Children.INDEXES; i++) {
                children = children.with(i, below);
            }
            root = new Node(Nibbles.EMPTY, null, children);
            below = root;
            items.add(NodeEncoder.encode(root, layout));
        }
        Hash32 hash = layout.rootHash(root);
        ItemsByHash source = itemsOf(layout, hash, new StorageProof(List.copyOf(items)));
        Count count = new Count();
        Listing listing =
                RangeWalk.list(
                        source.root(),
                        new ObservedSource(source, count),
                        KeyRange.under(ByteString.EMPTY, 1000));

        assertThat(listing).isInstanceOf(Listing.Page.class);
        assertThat(listing.keys()).hasSize(1000).isSorted();
        assertThat(count.nodes).isLessThan(1000 + 1000 / 15 + 200);
    }

    @Test
    void refusesRangesOutOfBounds() {
        ByteString key = ByteString.of(1, 2);
        assertThatThrownBy(() -> KeyRange.under(key, 0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> KeyRange.under(key, KeyRange.KEYS_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyRange(key, ByteString.of(1), 1))
                .hasMessageContaining("begin with the prefix");
        ByteString large = ByteString.wrap(new byte[TrieLimits.KEY_BYTES_MAX + 1]);
        assertThatThrownBy(() -> KeyRange.under(large, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyRange(ByteString.EMPTY, large, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Count implements Loads {
        private int nodes;

        @Override
        public void node(Object node, int bytes) {
            nodes++;
        }

        @Override
        public void value(Object holder, int bytes) {
            throw new AssertionError("a listing loads no values");
        }
    }

    private static ItemsByHash itemsOf(Layout layout, Hash32 root, StorageProof proof) {
        try {
            return new ItemsByHash(layout, root, proof);
        } catch (ProofRefused refused) {
            throw new AssertionError(refused);
        }
    }

    private static PartialTrie open(RandomState state, Trie trie, StorageProof proof) {
        return Opening.usable(PartialTrie.open(state.layout(), trie.root(), proof));
    }

    private static ByteString value(RandomState state, ByteString key) {
        ByteString value = state.entries().get(key);
        return value == null ? ByteString.EMPTY : value;
    }

    /// A prefix of a key that is there or almost, and a page of it.
    private static KeyRange range(RandomState state, SplittableRandom random) {
        List<ByteString> near = new ArrayList<>(state.reads().values());
        near.addAll(state.entries().keySet());
        near.add(ByteString.of(1));
        ByteString key = near.get(random.nextInt(near.size()));
        ByteString prefix = key.slice(0, random.nextInt(key.length() + 1));
        List<ByteString> starts =
                near.stream().filter(each -> each.startsWith(prefix)).sorted().toList();
        ByteString after = random.nextBoolean() ? null : starts.get(random.nextInt(starts.size()));
        return new KeyRange(prefix, after, 1 + random.nextInt(2 * state.entries().size() + 1));
    }

    private static Listing expected(NavigableMap<ByteString, ByteString> entries, KeyRange range) {
        List<ByteString> keys = under(entries, range.prefix(), range.after());
        return keys.size() < range.keysMax()
                ? new Listing.All(keys)
                : new Listing.Page(keys.subList(0, range.keysMax()));
    }

    private static List<ByteString> under(
            NavigableMap<ByteString, ByteString> entries,
            ByteString prefix,
            @Nullable ByteString after) {
        return new TreeMap<>(after == null ? entries : entries.tailMap(after, false))
                .keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }
}
