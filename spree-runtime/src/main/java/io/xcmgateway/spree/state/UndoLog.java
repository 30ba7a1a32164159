package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// What one open transaction would have to put back: for each key it wrote, what stood there when
/// it began.
final class UndoLog {

    /// @param change the change that stood there, or `null` if the key was untouched
    private record Before(StateDiff.@Nullable Change change) {}

    private final Map<ByteString, Before> entries = new HashMap<>();
    private long heldBytes;

    int size() {
        return entries.size();
    }

    /// Bytes of the keys and values it keeps alive.
    long heldBytes() {
        return heldBytes;
    }

    /// Notes what stood at `key`, if this is the transaction's first write there.
    void note(ByteString key, StateDiff.@Nullable Change before) {
        if (entries.putIfAbsent(key, new Before(before)) == null) {
            heldBytes += heldBytes(key, before);
        }
    }

    /// Puts everything back.
    ///
    /// @return by how much the bytes of keys and values in `changes` grew; mostly negative
    long undo(NavigableMap<ByteString, StateDiff.Change> changes) {
        long grown = 0;
        for (Map.Entry<ByteString, Before> entry : entries.entrySet()) {
            ByteString key = entry.getKey();
            StateDiff.Change earlier = entry.getValue().change();
            StateDiff.Change undone =
                    earlier == null ? changes.remove(key) : changes.put(key, earlier);
            grown += earlier == null ? 0 : Overlay.heldBytes(key, earlier);
            grown -= undone == null ? 0 : Overlay.heldBytes(key, undone);
        }
        return grown;
    }

    /// The log of `outer` after this transaction, which began later, is committed into it. Moves
    /// the smaller log into the larger, so that deep nesting stays cheap; both are used up.
    UndoLog committedInto(UndoLog outer) {
        if (outer.size() >= size()) {
            entries.forEach((key, before) -> outer.note(key, before.change()));
            return outer;
        }
        outer.entries.forEach(this::override);
        return this;
    }

    private void override(ByteString key, Before earlier) {
        Before later = entries.put(key, earlier);
        heldBytes += heldBytes(key, earlier.change());
        heldBytes -= later == null ? 0 : heldBytes(key, later.change());
    }

    private static long heldBytes(ByteString key, StateDiff.@Nullable Change change) {
        return change == null ? key.length() : Overlay.heldBytes(key, change);
    }
}
