package io.xcmgateway.proof.trie;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.Limits;
import io.xcmgateway.spree.sandbox.StateLimits;
import io.xcmgateway.spree.state.Overlay;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.StepMeter;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The limits of what a witness holds, on random states: they bound what it does hold, and stop an
/// execution at one place, on the whole state as on the witness.
final class WitnessBoundTest {
    private static final StateLimits V1 = Limits.V1.state();
    private static final int ITEMS_MAX = 1 << 12;
    private static final int BYTES_MAX = 1 << 22;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void boundsTheWitness(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        Overlay overlay = new Overlay(trie.view(), V1);
        assertThat(stands(overlay, state)).isTrue();
        List<ByteString> witness = trie.witness(overlay.reads(), overlay.diff());
        PartialTrie partial =
                Opening.usable(PartialTrie.open(state.layout(), trie.root(), witness));

        int items = least(ITEMS_MAX, max -> stands(trie.view(), state, max, BYTES_MAX));
        int bytes = least(BYTES_MAX, max -> stands(trie.view(), state, ITEMS_MAX, max));
        // The root is there in any case, and not counted.
        assertThat(witness.size()).isLessThanOrEqualTo(1 + items);
        long held = 0;
        for (ByteString item : witness) {
            held += NodeEncoder.ITEM_LENGTH_BYTES_MAX + item.length();
        }
        assertThat(held).isLessThanOrEqualTo((long) V1.itemBytesMax() + bytes);

        assertThat(stands(partial, state, items, bytes)).isTrue();
        if (items > 0) {
            assertThat(stands(partial, state, items - 1, bytes)).isFalse();
            assertThat(stands(partial, state, items, bytes - 1)).isFalse();
        }
    }

    /// Whatever is stopped, its witness is enough to be stopped again.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stopsAtTheSamePlaceOnTheWitness(long seed) {
        RandomState state = RandomState.of(seed);
        Trie trie = Trie.of(state.layout(), state.entries());
        int items = least(ITEMS_MAX, max -> stands(trie.view(), state, max, BYTES_MAX));
        StateLimits half = limits(items / 2, BYTES_MAX);
        Overlay whole = new Overlay(trie.view(), half);
        boolean stood = stands(whole, state);
        List<ByteString> witness = trie.witness(whole.reads(), StateDiff.EMPTY);
        PartialTrie partial =
                Opening.usable(PartialTrie.open(state.layout(), trie.root(), witness));
        Overlay replay = new Overlay(partial, half);
        assertThat(stands(replay, state)).isEqualTo(stood).isEqualTo(items == 0);
        assertThat(replay.reads()).isEqualTo(whole.reads());
        assertThat(partial.unused()).isEmpty();
    }

    private static boolean stands(StateView view, RandomState state, int itemsMax, int bytesMax) {
        return stands(new Overlay(view, limits(itemsMax, bytesMax)), state);
    }

    /// Whether reads and writes are done without a limit being exceeded. Some is asked twice:
    /// nothing counts more than once.
    private static boolean stands(Overlay overlay, RandomState state) {
        try {
            state.reads().existences().forEach(overlay::exists);
            state.reads().values().forEach(overlay::get);
            state.reads().steps().forEach(key -> overlay.nextKey(key, StepMeter.FREE));
            state.reads().existences().forEach(overlay::get);
            state.diff()
                    .changes()
                    .forEach((key, change) -> {
                        switch (change) {
                            case StateDiff.Change.Put(ByteString value) -> overlay.put(key, value);
                            case StateDiff.Change.Delete _ -> overlay.delete(key);
                        }
                    });
            overlay.growth();
            return true;
        } catch (GuestTrap exceeded) {
            return false;
        }
    }

    private static StateLimits limits(int itemsMax, int bytesMax) {
        return new StateLimits(
                V1.keyBytesMax(),
                V1.valueBytesMax(),
                V1.changesMax(),
                V1.changesBytesMax(),
                V1.transactionDepthMax(),
                V1.readsMax(),
                V1.readBytesMax(),
                itemsMax,
                bytesMax,
                V1.stateKeysMax(),
                V1.stateBytesMax());
    }

    /// The least number up to `max` that is enough.
    private static int least(int max, IntPredicate enough) {
        int low = 0;
        int high = max;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        assertThat(enough.test(low)).isTrue();
        return low;
    }
}
