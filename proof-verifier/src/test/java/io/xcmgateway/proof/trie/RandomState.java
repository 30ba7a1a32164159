package io.xcmgateway.proof.trie;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// A state with reads of it and writes to it, all from one seed. Keys come from few letters and
/// values from few lengths, so that keys are prefixes of each other, subtrees are equal, nodes are
/// inlined, and removals join nodes.
record RandomState(
        Layout layout, NavigableMap<ByteString, ByteString> entries, Reads reads, StateDiff diff) {

    private static final int[] LETTERS = {0x00, 0x01, 0x0f, 0x10, 0x11, 0xf0, 0xff};
    private static final int[] VALUE_LENGTHS = {0, 1, 4, 20, 31, 32, 33, 34, 80, 300};

    static RandomState of(long seed) {
        Random random = new Random(seed);
        Layout layout =
                Layout.of(random.nextBoolean() ? TrieProfile.BLAKE2B_V1 : TrieProfile.KECCAK_V1);
        int keyBytesMax = 1 + random.nextInt(8);
        NavigableMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            entries.put(key(random, keyBytesMax), value(random));
        }
        NavigableMap<ByteString, Change> changes = new TreeMap<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            changes.put(
                    someKey(random, keyBytesMax, entries),
                    random.nextInt(5) < 2 ? new Change.Put(value(random)) : new Change.Delete());
        }
        Reads reads =
                new Reads(
                        someKeys(random, keyBytesMax, entries),
                        someKeys(random, keyBytesMax, entries),
                        someKeys(random, keyBytesMax, entries));
        return new RandomState(layout, entries, reads, new StateDiff(changes));
    }

    NavigableMap<ByteString, ByteString> entriesAfter() {
        NavigableMap<ByteString, ByteString> after = new TreeMap<>(entries);
        diff.changes()
                .forEach((key, change) -> {
                    switch (change) {
                        case Change.Put(ByteString value) -> after.put(key, value);
                        case Change.Delete() -> after.remove(key);
                    }
                });
        return after;
    }

    private static NavigableSet<ByteString> someKeys(
            Random random, int keyBytesMax, NavigableMap<ByteString, ByteString> entries) {
        NavigableSet<ByteString> keys = new TreeSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            keys.add(someKey(random, keyBytesMax, entries));
        }
        return keys;
    }

    /// Mostly a key that is there.
    private static ByteString someKey(
            Random random, int keyBytesMax, NavigableMap<ByteString, ByteString> entries) {
        if (entries.isEmpty() || random.nextInt(4) == 0) {
            return key(random, keyBytesMax);
        }
        List<ByteString> present = new ArrayList<>(entries.keySet());
        return present.get(random.nextInt(present.size()));
    }

    private static ByteString key(Random random, int keyBytesMax) {
        int[] bytes = new int[random.nextInt(keyBytesMax + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = LETTERS[random.nextInt(LETTERS.length)];
        }
        return ByteString.of(bytes);
    }

    private static ByteString value(Random random) {
        byte[] bytes = new byte[VALUE_LENGTHS[random.nextInt(VALUE_LENGTHS.length)]];
        Arrays.fill(bytes, (byte) random.nextInt(3));
        return ByteString.wrap(bytes);
    }
}
