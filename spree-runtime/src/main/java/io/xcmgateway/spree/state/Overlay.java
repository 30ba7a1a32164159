package io.xcmgateway.spree.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.StateLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state as one execution sees it: what it has written so far, over the state before it, with
/// nested transactions.
///
/// One sorted map holds the current changes however deep transactions nest, and each open
/// transaction keeps what to put back; so a read costs the same at any depth, and a commit moves
/// the smaller of two logs. Reads that the changes cannot answer go to the state before and are
/// recorded (PROOF.md, "Verifying"). The first write of a key reads the value that it replaces, so
/// that it is known by how much the state grows: beyond PROOF.md, the witness has that value too.
/// Keys are whole trie keys. Single-threaded.
///
/// What exceeds the [StateLimits] ends in [GuestTrap]; the overlay is then of no more use than for
/// its [#reads].
public final class Overlay {
    private static final StateDiff.Change DELETE = new StateDiff.Change.Delete();

    private final RecordingView before;
    private final StateLimits limits;
    private final WitnessBound bound;
    private final TreeMap<ByteString, StateDiff.Change> changes = new TreeMap<>();
    private final Deque<UndoLog> transactions = new ArrayDeque<>();
    private long changesBytes;
    private long undoEntries;
    private long undoBytes;

    public Overlay(StateView before, StateLimits limits) {
        this(before, limits, new WitnessBound(limits));
    }

    /// @param bound of the execution, for all its overlays
    public Overlay(StateView before, StateLimits limits, WitnessBound bound) {
        this.before = new RecordingView(before, limits, bound);
        this.bound = bound;
        this.limits = limits;
    }

    /// The value at `key`, or `null`.
    public @Nullable ByteString get(ByteString key) {
        StateDiff.Change change = changes.get(key);
        if (change == null) {
            return before.get(key);
        }
        return switch (change) {
            case StateDiff.Change.Put(ByteString value) -> value;
            case StateDiff.Change.Delete _ -> null;
        };
    }

    /// Whether there is a value at `key`; does not load its bytes.
    public boolean exists(ByteString key) {
        StateDiff.Change change = changes.get(key);
        return change == null ? before.exists(key) : change instanceof StateDiff.Change.Put;
    }

    public void put(ByteString key, ByteString value) {
        if (value.length() > limits.valueBytesMax()) {
            throw new GuestTrap(
                    "value must be at most "
                            + limits.valueBytesMax()
                            + " bytes, was "
                            + value.length());
        }
        write(key, new StateDiff.Change.Put(value));
    }

    public void delete(ByteString key) {
        write(key, DELETE);
    }

    /// The least key greater than `key` that has a value, or `null`.
    ///
    /// Asks the state before for the key after `key`, and again after each key found there that the
    /// changes delete.
    public @Nullable ByteString nextKey(ByteString key, StepMeter meter) {
        meter.step();
        ByteString stored = before.nextKey(key);
        for (Map.Entry<ByteString, StateDiff.Change> own : changes.tailMap(key, false).entrySet()) {
            int order = stored == null ? 1 : stored.compareTo(own.getKey());
            if (order < 0) {
                return stored;
            }
            if (own.getValue() instanceof StateDiff.Change.Put) {
                return own.getKey();
            }
            meter.step();
            if (order == 0) {
                stored = before.nextKey(own.getKey());
            }
        }
        return stored;
    }

    /// Deletes keys that start with `prefix`: all those among the changes, and those of the state
    /// before in ascending order until as many were walked over as `limit` allows.
    ///
    /// This is what `clear_prefix` of polkadot-sdk does (`limit_remove_from_backend` of
    /// sp-state-machine): a key of the state before that was already deleted or overwritten is
    /// walked over again, counts against the limit, and is not counted as removed from there.
    ///
    /// @param from where to go on in the state before: what the call before left as
    ///   [ClearedPrefix#remaining], or `null` to begin
    /// @param limit keys of the state before to walk over at most, or `null` for no limit
    public ClearedPrefix clearPrefix(
            ByteString prefix, @Nullable ByteString from, @Nullable Long limit, StepMeter meter) {
        int own = from == null ? clearOwn(prefix, meter) : 0;
        meter.step();
        ByteString at = from == null ? first(prefix, meter) : from;
        long removed = 0;
        long walked = 0;
        while (at != null && at.startsWith(prefix)) {
            if (limit != null && walked >= limit) {
                return new ClearedPrefix(removed, own + removed, walked, at);
            }
            if (!(changes.get(at) instanceof StateDiff.Change.Delete)) {
                remove(at, meter);
                removed++;
            }
            walked++;
            meter.step();
            at = before.nextKey(at);
        }
        return new ClearedPrefix(removed, own + removed, walked, null);
    }

    private @Nullable ByteString first(ByteString prefix, StepMeter meter) {
        if (before.exists(prefix)) {
            return prefix;
        }
        meter.step();
        return before.nextKey(prefix);
    }

    private int clearOwn(ByteString prefix, StepMeter meter) {
        List<ByteString> cleared = new ArrayList<>();
        for (Map.Entry<ByteString, StateDiff.Change> own :
                changes.tailMap(prefix, true).entrySet()) {
            if (!own.getKey().startsWith(prefix)) {
                break;
            }
            meter.step();
            if (own.getValue() instanceof StateDiff.Change.Put) {
                cleared.add(own.getKey());
            }
        }
        cleared.forEach(key -> remove(key, meter));
        return cleared.size();
    }

    private void remove(ByteString key, StepMeter meter) {
        ByteString value = get(key);
        if (value != null) {
            meter.removed(value.length());
        }
        delete(key);
    }

    public void begin() {
        if (transactions.size() >= limits.transactionDepthMax()) {
            throw new GuestTrap("more than " + limits.transactionDepthMax() + " open transactions");
        }
        transactions.push(new UndoLog());
    }

    /// Undoes every write since the matching [#begin].
    public void rollback() {
        UndoLog log = innermost("roll back");
        changesBytes += log.undo(changes);
        account(log, -1);
    }

    /// Keeps the writes since the matching [#begin], as writes of the transaction around it.
    public void commit() {
        UndoLog log = innermost("commit");
        account(log, -1);
        UndoLog outer = transactions.poll();
        if (outer != null) {
            account(outer, -1);
            UndoLog both = log.committedInto(outer);
            account(both, 1);
            transactions.push(both);
        }
    }

    private UndoLog innermost(String verb) {
        UndoLog log = transactions.poll();
        if (log == null) {
            throw new GuestTrap("no open transaction to " + verb);
        }
        return log;
    }

    /// Transactions begun and neither committed nor rolled back.
    public int openTransactions() {
        return transactions.size();
    }

    /// Everything written and not rolled back.
    public StateDiff diff() {
        checkEnded();
        return new StateDiff(changes);
    }

    /// By how much the state grows with [#diff]. To be asked once, at the end.
    ///
    /// @throws GuestTrap if the removals make the witness too large
    public Growth growth() {
        checkEnded();
        long keys = 0;
        long bytes = 0;
        int removals = 0;
        for (Map.Entry<ByteString, StateDiff.Change> each : changes.entrySet()) {
            ByteString key = each.getKey();
            ByteString old = before.get(key);
            if (old != null) {
                keys--;
                bytes -= (long) key.length() + old.length();
            }
            switch (each.getValue()) {
                case StateDiff.Change.Put(ByteString value) -> {
                    keys++;
                    bytes += (long) key.length() + value.length();
                }
                case StateDiff.Change.Delete _ -> removals += old == null ? 0 : 1;
            }
        }
        bound.removals(removals);
        return new Growth(keys, bytes);
    }

    private void checkEnded() {
        if (!transactions.isEmpty()) {
            throw new IllegalStateException(
                    "diff with " + transactions.size() + " transactions open");
        }
    }

    /// What was asked of the state before, rolled-back work included.
    public Reads reads() {
        return before.reads();
    }

    private void write(ByteString key, StateDiff.Change change) {
        if (key.length() > limits.keyBytesMax()) {
            throw new GuestTrap(
                    "key must be at most " + limits.keyBytesMax() + " bytes, was " + key.length());
        }
        if (!changes.containsKey(key)) {
            before.get(key);
        }
        StateDiff.Change replaced = changes.put(key, change);
        changesBytes += heldBytes(key, change) - (replaced == null ? 0 : heldBytes(key, replaced));
        UndoLog log = transactions.peek();
        if (log != null) {
            account(log, -1);
            log.note(key, replaced);
            account(log, 1);
        }
        checkHeld();
    }

    private void account(UndoLog log, int sign) {
        undoEntries += (long) sign * log.size();
        undoBytes += sign * log.heldBytes();
    }

    private void checkHeld() {
        if (changes.size() + undoEntries > limits.changesMax()) {
            throw new GuestTrap("more than " + limits.changesMax() + " changes held");
        }
        if (changesBytes + undoBytes > limits.changesBytesMax()) {
            throw new GuestTrap("more than " + limits.changesBytesMax() + " bytes of changes");
        }
    }

    static long heldBytes(ByteString key, StateDiff.Change change) {
        return switch (change) {
            case StateDiff.Change.Put(ByteString value) -> (long) key.length() + value.length();
            case StateDiff.Change.Delete _ -> key.length();
        };
    }
}
