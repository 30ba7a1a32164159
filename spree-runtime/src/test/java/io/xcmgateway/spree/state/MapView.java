package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A state that is a sorted map. It has no trie, so nothing is loaded from one.
public record MapView(NavigableMap<ByteString, ByteString> entries) implements StateView {
    public static final MapView EMPTY = new MapView(new TreeMap<>());

    public MapView {
        entries = new TreeMap<>(entries);
    }

    public static MapView of(Map<ByteString, ByteString> entries) {
        return new MapView(new TreeMap<>(entries));
    }

    @Override
    public @Nullable ByteString get(ByteString key) {
        return entries.get(key);
    }

    @Override
    public boolean exists(ByteString key) {
        return entries.containsKey(key);
    }

    @Override
    public @Nullable ByteString nextKey(ByteString key) {
        return entries.higherKey(key);
    }

    @Override
    public StateView observed(Loads loads) {
        return this;
    }

    /// The state after `diff`.
    public MapView after(StateDiff diff) {
        NavigableMap<ByteString, ByteString> next = new TreeMap<>(entries);
        diff.changes()
                .forEach((key, change) -> {
                    switch (change) {
                        case StateDiff.Change.Put(ByteString value) -> next.put(key, value);
                        case StateDiff.Change.Delete _ -> next.remove(key);
                    }
                });
        return new MapView(next);
    }
}
