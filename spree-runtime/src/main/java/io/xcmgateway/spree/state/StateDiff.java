package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What an execution writes, by key in ascending order: every key it touched and did not roll back,
/// also where the value is what it was before.
///
/// @param changes unmodifiable, sorted by key
public record StateDiff(NavigableMap<ByteString, Change> changes) {
    public static final StateDiff EMPTY = new StateDiff(new TreeMap<>());

    public StateDiff {
        changes = Collections.unmodifiableNavigableMap(new TreeMap<>(changes));
    }

    /// These changes and those of `other`, which are to other keys.
    public StateDiff and(StateDiff other) {
        TreeMap<ByteString, Change> both = new TreeMap<>(changes);
        other.changes.forEach((key, change) -> {
            if (both.put(key, change) != null) {
                throw new IllegalStateException("both differences change " + key);
            }
        });
        return new StateDiff(both);
    }

    /// The changes that take these back, which are to be made to `before`. A key that has the same
    /// value before and after is not in them.
    public StateDiff undoing(StateView before) {
        TreeMap<ByteString, Change> undo = new TreeMap<>();
        changes.forEach((key, change) -> {
            ByteString value = before.get(key);
            Change back = value == null ? new Change.Delete() : new Change.Put(value);
            if (!back.equals(change)) {
                undo.put(key, back);
            }
        });
        return new StateDiff(undo);
    }

    /// The fate of one key.
    public sealed interface Change {
        record Put(ByteString value) implements Change {}

        record Delete() implements Change {}
    }
}
