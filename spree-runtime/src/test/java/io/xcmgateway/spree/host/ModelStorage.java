package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.StateDiff;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The storage of HOST-API.md, written anew and without a thought to cost: a transaction is a copy
/// of all changes. Keys are the guest's own.
final class ModelStorage {
    private static final ByteString SUBTREE = ByteString.of(1);
    private static final long COUNT_MAX = 0xffff_ffffL;

    private final NavigableMap<ByteString, ByteString> before = new TreeMap<>();
    private final Deque<TreeMap<ByteString, Optional<ByteString>>> saved = new ArrayDeque<>();
    private TreeMap<ByteString, Optional<ByteString>> changes = new TreeMap<>();

    /// What a clearing of a prefix came to; `next` is where it stopped.
    record Cleared(int removed, int unique, int walked, @Nullable ByteString next) {}

    /// @param trie with keys of other subtrees, which the guest must not see
    ModelStorage(NavigableMap<ByteString, ByteString> trie) {
        trie.forEach((key, value) -> {
            if (key.startsWith(SUBTREE)) {
                before.put(key.slice(1, key.length()), value);
            }
        });
    }

    void set(ByteString key, ByteString value) {
        changes.put(key, Optional.of(value));
    }

    void clear(ByteString key) {
        changes.put(key, Optional.empty());
    }

    @Nullable ByteString get(ByteString key) {
        return seen().get(key);
    }

    @Nullable ByteString next(ByteString key) {
        return seen().higherKey(key);
    }

    private NavigableMap<ByteString, ByteString> seen() {
        TreeMap<ByteString, ByteString> seen = new TreeMap<>(before);
        changes.forEach((key, change) -> {
            seen.remove(key);
            change.ifPresent(value -> seen.put(key, value));
        });
        return seen;
    }

    /// @param from where an unfinished clearing stopped, or `null` to begin
    /// @param limit stored keys to walk over, or `null` for all
    Cleared clearPrefix(ByteString prefix, @Nullable ByteString from, @Nullable Long limit) {
        int own = 0;
        if (from == null) {
            for (Map.Entry<ByteString, Optional<ByteString>> change : changes.entrySet()) {
                if (change.getKey().startsWith(prefix) && change.getValue().isPresent()) {
                    change.setValue(Optional.empty());
                    own++;
                }
            }
        }
        int removed = 0;
        int walked = 0;
        for (ByteString key : before.tailMap(from == null ? prefix : from).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            if (limit != null && walked == limit) {
                return new Cleared(removed, own + removed, walked, key);
            }
            if (get(key) != null) {
                clear(key);
                removed++;
            }
            walked++;
        }
        return new Cleared(removed, own + removed, walked, null);
    }

    int open() {
        return saved.size();
    }

    void start() {
        saved.push(new TreeMap<>(changes));
    }

    void rollback() {
        changes = saved.pop();
    }

    void commit() {
        saved.pop();
    }

    StateDiff diff() {
        TreeMap<ByteString, StateDiff.Change> diff = new TreeMap<>();
        changes.forEach((key, change) ->
                diff.put(
                        SUBTREE.concat(key),
                        change.<StateDiff.Change>map(StateDiff.Change.Put::new)
                                .orElseGet(StateDiff.Change.Delete::new)));
        return new StateDiff(diff);
    }

    /// What stands where `item` was appended to `stored`: a compact count (SCALE: two bits of mode,
    /// the shortest form only) and the items.
    static ByteString appended(@Nullable ByteString stored, ByteString item) {
        long count = 0;
        int skip = 0;
        if (stored != null && !stored.isEmpty()) {
            int mode = stored.u8(0) & 3;
            int width = new int[] {1, 2, 4, 5}[mode];
            long least = new long[] {0, 1 << 6, 1 << 14, 1 << 30}[mode];
            if (stored.length() >= width && (mode < 3 || stored.u8(0) == 3)) {
                long value =
                        mode == 3
                                ? littleEndian(stored.slice(1, 5))
                                : littleEndian(stored.slice(0, width)) >>> 2;
                if (value >= least && value < COUNT_MAX) {
                    count = value;
                    skip = width;
                }
            }
        }
        ByteString items =
                stored == null || skip == 0
                        ? ByteString.EMPTY
                        : stored.slice(skip, stored.length());
        return ByteString.concat(compact(count + 1), items, item);
    }

    private static ByteString compact(long value) {
        if (value < 1 << 6) {
            return littleEndian(value << 2, 1);
        }
        if (value < 1 << 14) {
            return littleEndian(value << 2 | 1, 2);
        }
        if (value < 1 << 30) {
            return littleEndian(value << 2 | 2, 4);
        }
        return ByteString.of(3).concat(littleEndian(value, 4));
    }

    static ByteString littleEndian(long value, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return ByteString.wrap(bytes);
    }

    private static long littleEndian(ByteString bytes) {
        long value = 0;
        for (int i = bytes.length() - 1; i >= 0; i--) {
            value = value << 8 | bytes.u8(i);
        }
        return value;
    }
}
