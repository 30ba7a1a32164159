package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.trie.PartialTrie.Opened;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Small proofs that stand for much, and states built to be as deep as can be. Each test has a time
/// that only unbounded work exceeds.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ProofBombTest {
    private static final Layout LAYOUT = Layout.of(TrieProfile.BLAKE2B_V1);
    private static final int SMALL_STACK_BYTES = 1 << 20;

    /// `bombs[level]` is a branch that holds the one before at all its children.
    private static List<Node> selfSimilar(int levels) {
        List<Node> bombs = new ArrayList<>();
        NodeRef below =
                Node.leaf(Nibbles.EMPTY, new NodeValue.Inline(ByteString.wrap(new byte[32])));
        for (int level = 0; level < levels; level++) {
            Children children = Children.NONE;
            for (int i = 0; i < Children.INDEXES; i++) {
                children = children.with(i, below);
            }
            Node branch = new Node(Nibbles.EMPTY, null, children);
            bombs.add(branch);
            below = branch;
        }
        return bombs;
    }

    @Test
    void opensASelfSimilarStorageProofInTimeOfItsItems() {
        List<Node> bombs = selfSimilar(200);
        TreeSet<ByteString> items = new TreeSet<>();
        bombs.forEach(node -> items.add(NodeEncoder.encode(node, LAYOUT)));
        Hash32 root = bombs.getLast().hash(LAYOUT);
        PartialTrie partial =
                Opening.usable(
                        PartialTrie.open(LAYOUT, root, new StorageProof(List.copyOf(items))));

        assertThat(partial.unused()).hasSize(199);
        assertThat(partial.storageProof().items()).hasSize(200);
        assertThat(partial.compactProof()).as("16^200 items").isNull();
        assertThat(partial.exists(ByteString.wrap(new byte[7]))).isFalse();
    }

    @Test
    void refusesASelfSimilarCompactProofByItsItems() {
        // Each item announces 16 more: the announced subtrees never come.
        Node branch = selfSimilar(1).getFirst();
        ByteString item = NodeEncoder.encodeCompact(branch, LAYOUT, false, 0xffff);

        assertRefused(Collections.nCopies(2_000, item), "ends too early");
        assertRefused(Collections.nCopies(100_000, item), "too deep");
    }

    @Test
    void refusesADeepCompactProof() {
        // Each item announces one child behind a value: 100 000 levels if nothing stops them.
        Node level =
                new Node(
                        Nibbles.ofKey(ByteString.of(0)).slice(0, 1),
                        new NodeValue.Inline(ByteString.of(1)),
                        Children.of(0, new NodeRef.ByHash(Hash32.ZERO)));
        ByteString odd = NodeEncoder.encodeCompact(level, LAYOUT, false, 1);
        ByteString even =
                NodeEncoder.encodeCompact(level.withPartial(Nibbles.EMPTY), LAYOUT, false, 1);
        List<ByteString> items = new ArrayList<>(List.of(even));
        items.addAll(Collections.nCopies(100_000, odd));

        assertRefused(items, "too deep");
    }

    @Test
    void refusesTooManyItemsAndTooManyBytes() {
        assertRefused(
                Collections.nCopies(TrieLimits.PROOF_ITEMS_MAX + 1, ByteString.of(0x41)),
                "too many proof items");
        ByteString megabyte = ByteString.wrap(new byte[1 << 20]);
        assertRefused(Collections.nCopies(65, megabyte), "too many proof bytes");
    }

    @Test
    void refusesAPartialKeyWithoutEnd() {
        byte[] header = new byte[1 << 16];
        Arrays.fill(header, (byte) 0xff);
        header[0] = 0x7f;

        assertRefused(List.of(ByteString.wrap(header)), "no trie node");
    }

    @Test
    void walksAChainOfStorageItemsOnlyAsFarAsKeysGo() {
        NodeRef below = new NodeRef.ByHash(Hash32.ZERO);
        TreeSet<ByteString> items = new TreeSet<>();
        Node root = null;
        for (int level = 0; level < 20_000; level++) {
            Children children =
                    Children.of(0, below)
                            .with(1, new NodeRef.ByHash(LAYOUT.hash(ByteString.EMPTY)));
            root = new Node(Nibbles.EMPTY, null, children);
            items.add(NodeEncoder.encode(root, LAYOUT));
            below = new NodeRef.ByHash(root.hash(LAYOUT));
        }
        PartialTrie partial =
                Opening.usable(
                        PartialTrie.open(
                                LAYOUT,
                                LAYOUT.rootHash(root),
                                new StorageProof(List.copyOf(items))));

        assertThatThrownBy(() -> partial.nextKey(ByteString.EMPTY))
                .isInstanceOf(StateUnavailableException.class);
        ByteString longest = ByteString.wrap(new byte[TrieLimits.KEY_BYTES_MAX]);
        assertThat(partial.rootAfter(put(longest))).isNotEqualTo(LAYOUT.rootHash(root));
        assertThat(partial.unused()).hasSize(20_000 - 1 - TrieLimits.PATH_NIBBLES_MAX);
    }

    /// Branches at every nibble of the longest key: 2049 nodes one below the other.
    @Test
    void worksOnTheDeepestStateOnASmallStack() throws InterruptedException {
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int length = 0; length <= TrieLimits.KEY_BYTES_MAX; length++) {
            byte[] key = new byte[length];
            entries.put(ByteString.copyOf(key), ByteString.wrap(new byte[40]));
            if (length > 0) {
                key[length - 1] = 0x10;
                entries.put(ByteString.copyOf(key), ByteString.of(1));
                key[length - 1] = 0x01;
                entries.put(ByteString.copyOf(key), ByteString.of(2));
            }
        }
        ByteString deepest = ByteString.wrap(new byte[TrieLimits.KEY_BYTES_MAX]);

        onThread(
                SMALL_STACK_BYTES,
                () -> {
                    Trie trie = Trie.of(TrieProfile.BLAKE2B_V1, entries);
                    Reads reads =
                            new Reads(
                                    new TreeSet<>(List.of(deepest)),
                                    new TreeSet<>(),
                                    new TreeSet<>(List.of(deepest)));
                    StateDiff diff =
                            new StateDiff(new TreeMap<>(Map.of(deepest, new Change.Delete())));
                    PartialTrie partial =
                            Opening.usable(
                                    PartialTrie.open(
                                            TrieProfile.BLAKE2B_V1,
                                            trie.root(),
                                            trie.witness(reads, diff)));
                    assertThat(partial.get(deepest)).isEqualTo(entries.get(deepest));
                    assertThat(partial.nextKey(deepest)).isEqualTo(entries.higherKey(deepest));
                    assertThat(partial.rootAfter(diff)).isEqualTo(trie.apply(diff).root());
                    assertThat(partial.unused()).isEmpty();
                });
    }

    @Test
    void refusesToWriteLongerKeys() {
        ByteString tooLong = ByteString.wrap(new byte[TrieLimits.KEY_BYTES_MAX + 1]);

        assertThatThrownBy(() -> Trie.empty(TrieProfile.BLAKE2B_V1).apply(put(tooLong)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Trie.empty(TrieProfile.BLAKE2B_V1).view().get(tooLong)).isNull();
    }

    private static StateDiff put(ByteString key) {
        NavigableMap<ByteString, Change> changes = new TreeMap<>();
        changes.put(key, new Change.Put(ByteString.of(1)));
        return new StateDiff(changes);
    }

    private static void assertRefused(List<ByteString> items, String reason) {
        assertThat(PartialTrie.open(LAYOUT, Hash32.ZERO, items))
                .isInstanceOfSatisfying(
                        Opened.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    private static void onThread(int stackBytes, Runnable work) throws InterruptedException {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, work, "small stack", stackBytes);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
