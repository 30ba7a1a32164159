package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A state view that remembers what was asked of it, and asks the view behind it only once.
///
/// Single-threaded. Throws [GuestTrap] when more is read than [Limits] allow.
public final class RecordingView implements StateView {
    private final StateView state;
    private final Limits limits;
    private final Map<ByteString, ByteString> present = new HashMap<>();
    private final Set<ByteString> absent = new HashSet<>();
    private final Map<ByteString, Boolean> existences = new HashMap<>();
    private final Map<ByteString, ByteString> steps = new HashMap<>();
    private final Set<ByteString> lastSteps = new HashSet<>();
    private long readBytes;

    public RecordingView(StateView state, Limits limits) {
        this.state = state;
        this.limits = limits;
    }

    @Override
    public @Nullable ByteString get(ByteString key) {
        ByteString known = present.get(key);
        if (known != null || absent.contains(key)) {
            return known;
        }
        room();
        ByteString value = state.get(key);
        if (value == null) {
            absent.add(key);
            return null;
        }
        // Also the value that is too much: a replay loads it before it traps as well.
        present.put(key, value);
        readBytes += value.length();
        if (readBytes > limits.readBytesMax()) {
            throw new GuestTrap("more than " + limits.readBytesMax() + " value bytes read");
        }
        return value;
    }

    @Override
    public boolean exists(ByteString key) {
        if (present.containsKey(key)) {
            return true;
        }
        if (absent.contains(key)) {
            return false;
        }
        Boolean known = existences.get(key);
        if (known == null) {
            room();
            known = state.exists(key);
            existences.put(key, known);
        }
        return known;
    }

    @Override
    public @Nullable ByteString nextKey(ByteString key) {
        ByteString known = steps.get(key);
        if (known != null || lastSteps.contains(key)) {
            return known;
        }
        room();
        ByteString next = state.nextKey(key);
        if (next == null) {
            lastSteps.add(key);
        } else {
            steps.put(key, next);
        }
        return next;
    }

    /// What was asked so far. A key is under `existences` only if its presence was asked before its
    /// value, or its value never.
    public Reads reads() {
        TreeSet<ByteString> values = new TreeSet<>(present.keySet());
        values.addAll(absent);
        TreeSet<ByteString> walked = new TreeSet<>(steps.keySet());
        walked.addAll(lastSteps);
        return new Reads(values, new TreeSet<>(existences.keySet()), walked);
    }

    private void room() {
        long asked =
                (long) present.size()
                        + absent.size()
                        + existences.size()
                        + steps.size()
                        + lastSteps.size();
        if (asked >= limits.readsMax()) {
            throw new GuestTrap("more than " + limits.readsMax() + " reads of the state");
        }
    }
}
