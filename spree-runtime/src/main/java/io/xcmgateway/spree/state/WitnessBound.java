package io.xcmgateway.spree.state;

import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.StateLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Counts what the witness of one execution will have to hold, and stops the execution before that
/// is more than a proof may hold. Each node and value counts once, however often it is loaded.
///
/// As long as the plain sum of all loads is within the limits, so is what is counted once, and the
/// sum is all that is kept: that is every run but those that mean harm. Only then are the questions
/// asked again to tell the places apart. Single-threaded.
public final class WitnessBound {
    private final StateLimits limits;
    private final List<RecordingView> askers = new ArrayList<>();
    private Tally tally = new Sum();
    private long items;
    private long bytes;
    private long removals;

    public WitnessBound(StateLimits limits) {
        this.limits = limits;
    }

    /// What counts the loads.
    private sealed interface Tally extends Loads {}

    /// Takes part in counting until the execution ends.
    StateView watch(StateView state, RecordingView asker) {
        askers.add(asker);
        return state.observed(
                new Loads() {
                    @Override
                    public void node(Object place, int bytesMax) {
                        tally.node(place, bytesMax);
                    }

                    @Override
                    public void value(Object place, int valueBytes) {
                        tally.value(place, valueBytes);
                    }
                });
    }

    /// Counts so many removals of keys that were there, each of which may load a node that nothing
    /// else loads.
    ///
    /// @throws GuestTrap if that is too much
    void removals(int count) {
        removals += count;
        check();
    }

    /// Ends the execution if what was loaded is too much.
    ///
    /// @throws GuestTrap if so
    void check() {
        if (!fits() && tally instanceof Sum) {
            tellApart();
        }
        if (!fits()) {
            throw new GuestTrap(
                    "a witness of more than "
                            + limits.witnessItemsMax()
                            + " items or "
                            + limits.witnessBytesMax()
                            + " bytes");
        }
    }

    private boolean fits() {
        return items + removals <= limits.witnessItemsMax()
                && bytes + removals * limits.itemBytesMax() <= limits.witnessBytesMax();
    }

    private void tellApart() {
        items = 0;
        bytes = 0;
        tally = new Places();
        askers.forEach(RecordingView::askAgain);
    }

    private void add(int loaded) {
        items++;
        bytes += loaded;
    }

    private final class Sum implements Tally {
        @Override
        public void node(Object place, int bytesMax) {
            add(bytesMax);
        }

        @Override
        public void value(Object place, int valueBytes) {
            add(valueBytes);
        }
    }

    private final class Places implements Tally {
        private final Set<Object> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Object> holders = Collections.newSetFromMap(new IdentityHashMap<>());

        @Override
        public void node(Object place, int bytesMax) {
            if (nodes.add(place)) {
                add(bytesMax);
            }
        }

        @Override
        public void value(Object place, int valueBytes) {
            if (holders.add(place)) {
                add(valueBytes);
            }
        }
    }
}
