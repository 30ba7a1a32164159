package io.xcmgateway.spree.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.Limits;
import io.xcmgateway.spree.sandbox.StateLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayTest {
    private static final StateLimits LIMITS = Limits.V1.state();
    private static final ByteString VALUE = key("value");

    @Test
    void asksTheStateBeforeOnlyForWhatItHasNotWritten() {
        Overlay overlay = over("a", "b", "c");
        overlay.put(key("a"), VALUE);
        overlay.delete(key("b"));
        Reads replaced = overlay.reads();
        assertThat(overlay.get(key("a"))).isEqualTo(VALUE);
        assertThat(overlay.exists(key("a"))).isTrue();
        assertThat(overlay.get(key("b"))).isNull();
        assertThat(overlay.reads()).isEqualTo(replaced);
    }

    /// It has to be known by how much the state grows.
    @Test
    void aWriteReadsWhatItReplaces() {
        Overlay overlay = over("a", "b");
        overlay.put(key("a"), VALUE);
        overlay.put(key("a"), key("more"));
        overlay.delete(key("b"));
        overlay.put(key("x"), VALUE);
        overlay.delete(key("y"));
        assertThat(overlay.reads()).isEqualTo(reads(keys("a", "b", "x", "y"), keys(), keys()));
    }

    @Test
    void tellsByHowMuchTheStateGrows() {
        Overlay overlay = over("a", "bb");
        overlay.put(key("a"), key("longer"));
        overlay.delete(key("bb"));
        overlay.put(key("ccc"), key("1234"));
        overlay.begin();
        overlay.put(key("d"), VALUE);
        overlay.delete(key("a"));
        overlay.rollback();
        overlay.put(key("e"), VALUE);
        overlay.delete(key("e"));
        assertThat(overlay.growth()).isEqualTo(new Growth(0, 5 - 4 + 7));
    }

    @Test
    void recordsAbsentKeysToo() {
        Overlay overlay = over("a");
        assertThat(overlay.get(key("x"))).isNull();
        assertThat(overlay.exists(key("y"))).isFalse();
        assertThat(overlay.reads()).isEqualTo(reads(keys("x"), keys("y"), keys()));
    }

    @Test
    void askingForPresenceDoesNotNeedTheValue() {
        Overlay overlay = over("a");
        assertThat(overlay.exists(key("a"))).isTrue();
        assertThat(overlay.reads()).isEqualTo(reads(keys(), keys("a"), keys()));
        assertThat(overlay.get(key("a"))).isEqualTo(key("a"));
        assertThat(overlay.reads()).isEqualTo(reads(keys("a"), keys("a"), keys()));
    }

    @Test
    void aKnownValueAnswersForItsPresence() {
        Overlay overlay = over("a");
        assertThat(overlay.get(key("a"))).isEqualTo(key("a"));
        assertThat(overlay.exists(key("a"))).isTrue();
        assertThat(overlay.reads()).isEqualTo(reads(keys("a"), keys(), keys()));
    }

    @Test
    void readsStayWhenTheirTransactionIsRolledBack() {
        Overlay overlay = over("a");
        overlay.begin();
        overlay.get(key("a"));
        overlay.rollback();
        assertThat(overlay.reads()).isEqualTo(reads(keys("a"), keys(), keys()));
    }

    @Test
    void nextKeyRecordsEachStepOverDeletedKeys() {
        Overlay overlay = over("a", "b", "c", "d");
        overlay.delete(key("b"));
        overlay.delete(key("c"));
        assertThat(overlay.nextKey(key("a"), StepMeter.FREE)).isEqualTo(key("d"));
        assertThat(overlay.reads()).isEqualTo(reads(keys("b", "c"), keys(), keys("a", "b", "c")));
    }

    @Test
    void nextKeyAnnouncesEveryStepThatItTakes() {
        Overlay overlay = over("a", "b", "c", "d");
        overlay.delete(key("b"));
        overlay.delete(key("c"));
        List<String> announced = new ArrayList<>();
        StepMeter meter =
                new StepMeter() {
                    @Override
                    public void step() {
                        announced.add("step");
                    }

                    @Override
                    public void removed(int bytes) {
                        announced.add("removed " + bytes);
                    }
                };
        overlay.nextKey(key("a"), meter);
        assertThat(announced).containsExactly("step", "step", "step");
        announced.clear();
        overlay.put(key("dd"), VALUE);
        overlay.clearPrefix(key("d"), null, null, meter);
        assertThat(announced).containsExactly("step", "removed 5", "step", "removed 1", "step");
    }

    /// Examples of PPP#7 (w3f/PPPs pull request 7), from which RFC-0145 takes this function. The
    /// second one's printed `state: 2` contradicts its own `unique: 6`; it must be 3.
    static Stream<Arguments> clearsOfThePpp() {
        return Stream.of(
                Arguments.of("A", null, null, new ClearedPrefix(0, 1, 1, null), keys("A")),
                Arguments.of(
                        "C",
                        null,
                        null,
                        new ClearedPrefix(3, 6, 5, null),
                        keys("C", "CA", "CB", "CC", "CD", "CE")),
                Arguments.of(
                        "C",
                        2L,
                        null,
                        new ClearedPrefix(2, 5, 2, key("CB")),
                        keys("C", "CA", "CB", "CD", "CE")),
                Arguments.of("F", null, null, new ClearedPrefix(0, 1, 0, null), keys("F")));
    }

    @ParameterizedTest
    @MethodSource("clearsOfThePpp")
    void clearsAPrefixAsThePppShows(
            String prefix,
            @Nullable Long limit,
            @Nullable ByteString from,
            ClearedPrefix expected,
            NavigableSet<ByteString> deleted) {
        Overlay overlay = ofThePpp();
        assertThat(overlay.clearPrefix(key(prefix), from, limit, StepMeter.FREE))
                .isEqualTo(expected);
        TreeSet<ByteString> found = new TreeSet<>();
        overlay.diff()
                .changes()
                .forEach((key, change) -> {
                    if (change instanceof StateDiff.Change.Delete) {
                        found.add(key);
                    }
                });
        assertThat(found).isEqualTo(deleted);
    }

    @Test
    void goesOnClearingWhereItStopped() {
        Overlay overlay = ofThePpp();
        ByteString from = overlay.clearPrefix(key("C"), null, 2L, StepMeter.FREE).remaining();
        // CB was overwritten, so the first call deleted it already: walked over, not removed.
        assertThat(overlay.clearPrefix(key("C"), from, 2L, StepMeter.FREE))
                .isEqualTo(new ClearedPrefix(1, 1, 2, key("CD")));
        assertThat(overlay.clearPrefix(key("C"), key("CD"), 2L, StepMeter.FREE))
                .isEqualTo(new ClearedPrefix(0, 0, 1, null));
        assertThat(overlay.nextKey(key("B"), StepMeter.FREE)).isEqualTo(key("D"));
    }

    @Test
    void aLimitOfNoneClearsOwnChangesAndLooksAtOneKey() {
        Overlay overlay = ofThePpp();
        assertThat(overlay.clearPrefix(key("C"), null, 0L, StepMeter.FREE))
                .isEqualTo(new ClearedPrefix(0, 3, 0, key("C")));
        assertThat(overlay.reads())
                .isEqualTo(reads(keys("A", "CB", "CD", "CE", "F"), keys("C"), keys()));
    }

    @Test
    void clearingRecordsEveryKeyItWalksOver() {
        Overlay overlay = ofThePpp();
        overlay.clearPrefix(key("C"), null, null, StepMeter.FREE);
        assertThat(overlay.reads())
                .isEqualTo(
                        reads(
                                keys("A", "C", "CA", "CB", "CC", "CD", "CE", "F"),
                                keys("C"),
                                keys("C", "CA", "CB", "CC", "CD")));
    }

    @Test
    void theDifferenceKeepsEveryKeyTouchedAndNotRolledBack() {
        Overlay overlay = over("a", "b");
        overlay.put(key("a"), key("a"));
        overlay.delete(key("never"));
        overlay.begin();
        overlay.put(key("gone"), VALUE);
        overlay.rollback();
        overlay.begin();
        overlay.delete(key("b"));
        overlay.commit();
        TreeMap<ByteString, StateDiff.Change> expected = new TreeMap<>();
        expected.put(key("a"), new StateDiff.Change.Put(key("a")));
        expected.put(key("b"), new StateDiff.Change.Delete());
        expected.put(key("never"), new StateDiff.Change.Delete());
        assertThat(overlay.diff()).isEqualTo(new StateDiff(expected));
    }

    @Test
    void endingATransactionThatIsNotOpenTraps() {
        Overlay overlay = over();
        assertTraps(overlay::commit, "no open transaction to commit");
        assertTraps(overlay::rollback, "no open transaction to roll back");
    }

    @Test
    void nestsTransactionsUpToTheLimit() {
        Overlay overlay = over();
        for (int i = 0; i < LIMITS.transactionDepthMax(); i++) {
            overlay.begin();
        }
        assertTraps(overlay::begin, "more than 64 open transactions");
    }

    @Test
    void refusesKeysAndValuesOverTheirLimits() {
        Overlay overlay = over();
        overlay.put(zeros(LIMITS.keyBytesMax()), zeros(LIMITS.valueBytesMax()));
        assertTraps(
                () -> overlay.put(zeros(LIMITS.keyBytesMax() + 1), VALUE),
                "key must be at most 1024 bytes, was 1025");
        assertTraps(
                () -> overlay.put(VALUE, zeros(LIMITS.valueBytesMax() + 1)),
                "value must be at most 524288 bytes, was 524289");
    }

    @Test
    void holdsSoManyChangesAndNoMore() {
        Overlay overlay = over();
        int half = LIMITS.changesMax() / 2;
        overlay.begin();
        for (int i = 0; i < half; i++) {
            overlay.delete(number(i)); // one change, and what it would put back
        }
        overlay.delete(number(0));
        assertTraps(() -> overlay.delete(number(half)), "more than 16384 changes held");
    }

    @Test
    void holdsSoManyBytesAndNoMore() {
        Overlay overlay = over();
        ByteString value = zeros(LIMITS.valueBytesMax() - 4);
        for (int i = 0; i < 32; i++) {
            overlay.put(number(i), value);
        }
        assertTraps(() -> overlay.delete(key("more")), "more than 16777216 bytes of changes");
    }

    /// Whoever forgets to give back what a rollback or commit frees runs into the limit here.
    @Test
    void givesBackWhatEndedTransactionsHeld() {
        Overlay overlay = over();
        ByteString value = zeros(LIMITS.valueBytesMax());
        for (int round = 0; round < 100; round++) {
            overlay.begin();
            overlay.put(key("a"), value);
            overlay.begin();
            overlay.put(key("a"), VALUE);
            overlay.put(key("b"), value);
            overlay.commit();
            if (round % 2 == 0) {
                overlay.rollback();
            } else {
                overlay.commit();
            }
        }
        assertThat(overlay.get(key("b"))).isEqualTo(value);
    }

    @Test
    void readsSoManyKeysAndNoMore() {
        Overlay overlay = over();
        for (int i = 0; i < LIMITS.readsMax(); i++) {
            overlay.exists(number(i));
        }
        overlay.exists(number(0));
        assertTraps(() -> overlay.get(key("more")), "more than 16384 reads of the state");
    }

    @Test
    void readsSoManyBytesAndNoMore() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < 17; i++) {
            entries.put(number(i), zeros(LIMITS.valueBytesMax()));
        }
        Overlay overlay = new Overlay(new MapView(entries), LIMITS);
        for (int i = 0; i < 16; i++) {
            overlay.get(number(i));
        }
        assertTraps(() -> overlay.get(number(16)), "more than 8388608 value bytes read");
    }

    /// A replay loads that value as well before it traps, so the witness must hold it.
    @Test
    void recordsTheValueThatWasTooMuch() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        entries.put(key("a"), zeros(LIMITS.readBytesMax()));
        entries.put(key("b"), VALUE);
        Overlay overlay = new Overlay(new MapView(entries), LIMITS);
        overlay.get(key("a"));
        assertTraps(() -> overlay.get(key("b")), "more than 8388608 value bytes read");
        assertThat(overlay.reads()).isEqualTo(reads(keys("a", "b"), keys(), keys()));
    }

    private static void assertTraps(Runnable work, String reason) {
        assertThatThrownBy(work::run).isInstanceOf(GuestTrap.class).hasMessage(reason);
    }

    /// The tables of PPP#7: keys of the state, then keys that were modified.
    private static Overlay ofThePpp() {
        Overlay overlay = over("A", "B", "C", "CA", "CB", "CC", "CD", "D", "E");
        keys("A", "CB", "CD", "CE", "F").forEach(key -> overlay.put(key, VALUE));
        return overlay;
    }

    private static Overlay over(String... keys) {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        keys(keys).forEach(key -> entries.put(key, key));
        return new Overlay(new MapView(entries), LIMITS);
    }

    private static Reads reads(
            NavigableSet<ByteString> values,
            NavigableSet<ByteString> existences,
            NavigableSet<ByteString> steps) {
        return new Reads(values, existences, steps);
    }

    private static NavigableSet<ByteString> keys(String... names) {
        TreeSet<ByteString> keys = new TreeSet<>();
        for (String name : names) {
            keys.add(key(name));
        }
        return keys;
    }

    private static ByteString key(String name) {
        return ByteString.ascii(name);
    }

    private static ByteString number(int number) {
        return ByteString.of(number >>> 24, number >>> 16 & 255, number >>> 8 & 255, number & 255);
    }

    private static ByteString zeros(int length) {
        return ByteString.wrap(new byte[length]);
    }
}
