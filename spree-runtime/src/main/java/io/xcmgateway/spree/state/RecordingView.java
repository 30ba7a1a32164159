package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.StateLimits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A state that remembers what was asked of it, and asks the view behind it only once.
///
/// Single-threaded. Throws [GuestTrap] when more is read than [StateLimits] allow; what was too
/// much is remembered as well, since a replay loads it before it traps.
final class RecordingView {
    private final StateView state;
    private final StateLimits limits;
    private final WitnessBound bound;
    private final Map<ByteString, ByteString> present = new HashMap<>();
    private final Set<ByteString> absent = new HashSet<>();
    private final Map<ByteString, Boolean> existences = new HashMap<>();
    private final Map<ByteString, ByteString> steps = new HashMap<>();
    private final Set<ByteString> lastSteps = new HashSet<>();
    private long readBytes;

    RecordingView(StateView state, StateLimits limits, WitnessBound bound) {
        this.state = bound.watch(state, this);
        this.limits = limits;
        this.bound = bound;
    }

    /// As [StateView#get].
    @Nullable ByteString get(ByteString key) {
        ByteString known = present.get(key);
        if (known != null || absent.contains(key)) {
            return known;
        }
        room();
        ByteString value = state.get(key);
        if (value == null) {
            absent.add(key);
            bound.check();
            return null;
        }
        present.put(key, value);
        readBytes += value.length();
        if (readBytes > limits.readBytesMax()) {
            throw new GuestTrap("more than " + limits.readBytesMax() + " value bytes read");
        }
        bound.check();
        return value;
    }

    /// As [StateView#exists].
    boolean exists(ByteString key) {
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
            bound.check();
        }
        return known;
    }

    /// As [StateView#nextKey].
    @Nullable ByteString nextKey(ByteString key) {
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
        bound.check();
        return next;
    }

    /// Asks all of it again, in any order.
    void askAgain() {
        present.keySet().forEach(state::get);
        absent.forEach(state::get);
        existences.keySet().forEach(state::exists);
        steps.keySet().forEach(state::nextKey);
        lastSteps.forEach(state::nextKey);
    }

    /// What was asked so far. A key is under `existences` only if its presence was asked before its
    /// value, or its value never.
    Reads reads() {
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
