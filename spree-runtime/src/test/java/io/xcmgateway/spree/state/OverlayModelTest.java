package io.xcmgateway.spree.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The overlay against a model that is obviously right: a whole sorted map, copied at each start of
/// a transaction.
class OverlayModelTest {
    private static final int CASES = 300;
    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.range(0, CASES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void behavesLikeAMapThatIsCopiedForEachTransaction(long seed) {
        MapView before = randomState(seed);
        Overlay overlay = new Overlay(before, Limits.V1.state());
        Model model = new Model(before);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < STEPS; i++) {
            Step step = Step.random(random);
            assertThat(step.on(overlay)).as("step %d: %s", i, step).isEqualTo(step.on(model));
        }
        while (overlay.openTransactions() > 0) {
            overlay.commit();
        }
        assertThat(before.after(overlay.diff()).entries()).isEqualTo(model.now);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void recordsAllThatAReplayNeedsAndTheReplayRecordsTheSame(long seed) {
        MapView before = randomState(seed);
        Overlay first = new Overlay(before, Limits.V1.state());
        List<Object> answers = run(first, seed);
        Overlay replay = new Overlay(new OnlyRecorded(before, first.reads()), Limits.V1.state());
        assertThat(run(replay, seed)).isEqualTo(answers);
        assertThat(replay.reads()).isEqualTo(first.reads());
        assertThat(replay.openTransactions()).isEqualTo(first.openTransactions());
    }

    private static List<Object> run(Overlay overlay, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            answers.add(Step.random(random).on(overlay));
        }
        return answers;
    }

    private static MapView randomState(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            entries.put(Step.key(random), Step.value(random));
        }
        return new MapView(entries);
    }

    /// One thing to do, on the overlay and on the model.
    private sealed interface Step {
        record Get(ByteString key) implements Step {}

        record Exists(ByteString key) implements Step {}

        record Next(ByteString key) implements Step {}

        record Put(ByteString key, ByteString value) implements Step {}

        record Delete(ByteString key) implements Step {}

        record Clear(ByteString prefix) implements Step {}

        record Begin() implements Step {}

        record Commit() implements Step {}

        record Rollback() implements Step {}

        static Step random(SplittableRandom random) {
            return switch (random.nextInt(20)) {
                case 0, 1, 2 -> new Get(key(random));
                case 3, 4 -> new Exists(key(random));
                case 5, 6, 7, 8 -> new Next(key(random));
                case 9, 10, 11, 12 -> new Put(key(random), value(random));
                case 13, 14 -> new Delete(key(random));
                case 15 -> new Clear(key(random));
                case 16, 17 -> new Begin();
                case 18 -> new Commit();
                default -> new Rollback();
            };
        }

        /// Few bytes of few values, so that keys meet and are prefixes of one another.
        static ByteString key(SplittableRandom random) {
            byte[] key = new byte[random.nextInt(5)];
            for (int i = 0; i < key.length; i++) {
                key[i] = (byte) (random.nextInt(3) * 127);
            }
            return ByteString.wrap(key);
        }

        static ByteString value(SplittableRandom random) {
            byte[] value = new byte[random.nextInt(4)];
            random.nextBytes(value);
            return ByteString.wrap(value);
        }

        default Object on(Overlay overlay) {
            return switch (this) {
                case Get(ByteString key) -> answer(overlay.get(key));
                case Exists(ByteString key) -> overlay.exists(key);
                case Next(ByteString key) -> answer(overlay.nextKey(key, StepMeter.FREE));
                case Put(ByteString key, ByteString value) -> done(() -> overlay.put(key, value));
                case Delete(ByteString key) -> done(() -> overlay.delete(key));
                case Clear(ByteString prefix) ->
                        overlay.clearPrefix(prefix, null, null, StepMeter.FREE).unique();
                case Begin _ -> overlay.openTransactions() < 10 ? done(overlay::begin) : "full";
                case Commit _ -> overlay.openTransactions() > 0 ? done(overlay::commit) : "none";
                case Rollback _ ->
                        overlay.openTransactions() > 0 ? done(overlay::rollback) : "none";
            };
        }

        default Object on(Model model) {
            return switch (this) {
                case Get(ByteString key) -> answer(model.now.get(key));
                case Exists(ByteString key) -> model.now.containsKey(key);
                case Next(ByteString key) -> answer(model.now.higherKey(key));
                case Put(ByteString key, ByteString value) -> done(() -> model.now.put(key, value));
                case Delete(ByteString key) -> done(() -> model.now.remove(key));
                case Clear(ByteString prefix) -> model.clear(prefix);
                case Begin _ ->
                        model.saved.size() < 10
                                ? done(() -> model.saved.push(new TreeMap<>(model.now)))
                                : "full";
                case Commit _ -> model.saved.isEmpty() ? "none" : done(model.saved::pop);
                case Rollback _ ->
                        model.saved.isEmpty() ? "none" : done(() -> model.now = model.saved.pop());
            };
        }

        private static Object done(Runnable work) {
            work.run();
            return "done";
        }

        private static Object answer(@Nullable ByteString value) {
            return value == null ? "absent" : value;
        }
    }

    private static final class Model {
        NavigableMap<ByteString, ByteString> now;
        final Deque<NavigableMap<ByteString, ByteString>> saved = new ArrayDeque<>();

        Model(MapView before) {
            now = new TreeMap<>(before.entries());
        }

        long clear(ByteString prefix) {
            long had = now.size();
            now.keySet().removeIf(key -> key.startsWith(prefix));
            return had - now.size();
        }
    }
}
