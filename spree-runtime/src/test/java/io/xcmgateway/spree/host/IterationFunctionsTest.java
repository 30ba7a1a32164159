package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.StorageFunctionsTest.assertTraps;
import static io.xcmgateway.spree.host.StorageFunctionsTest.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.state.MapView;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IterationFunctionsTest {
    private static final String SET = "ext_storage_set_version_1";
    private static final String EXISTS = "ext_storage_exists_version_1";
    private static final String NEXT_KEY = "ext_storage_next_key_version_2";
    private static final String CLEAR_PREFIX = "ext_storage_clear_prefix_version_3";
    private static final long NONE = -1;

    private final Script script = new Script();

    @Test
    void stepsToTheNextKeyInOrder() {
        long out = script.room(8);
        int step = script.call(NEXT_KEY, script.span("a"), out);
        Played played = Puppet.play(script, state("a", "ab", "b"));
        assertThat(played.result(step)).isEqualTo(2);
        assertThat(played.memory(out).slice(0, 3)).isEqualTo(ByteString.hex("6162ee"));
    }

    @Test
    void writesNoKeyThatDoesNotFit() {
        long out = script.room(1);
        int step = script.call(NEXT_KEY, script.span("a"), out);
        Played played = Puppet.play(script, state("ab"));
        assertThat(played.result(step)).isEqualTo(2);
        assertThat(played.memory(out)).isEqualTo(ByteString.hex("ee"));
    }

    @Test
    void neverLeavesTheGuestSubtree() {
        MapView state =
                MapView.of(
                        new TreeMap<>(
                                Map.of(
                                        ByteString.hex("00aa"), ByteString.EMPTY,
                                        ByteString.hex("02aa"), ByteString.EMPTY)));
        long counters = script.room(12);
        int step = script.call(NEXT_KEY, script.span(""), script.room(8));
        script.call(CLEAR_PREFIX, script.span(""), NONE, NONE, NONE, counters);
        Played played = Puppet.play(script, state);
        assertThat(played.result(step)).isEqualTo(0);
        assertThat(played.execution().diff().changes()).isEmpty();
        assertThat(played.memory(counters)).isEqualTo(counters(0, 0, 0));
    }

    @Test
    void clearsAPrefixAndCounts() {
        script.call(SET, script.span("pb"), script.span("own"));
        script.call(SET, script.span("pz"), script.span("own"));
        long counters = script.room(12);
        int rest = script.call(CLEAR_PREFIX, script.span("p"), NONE, NONE, NONE, counters);
        Played played = Puppet.play(script, state("o", "p", "pa", "pb", "q"));
        assertThat(played.result(rest)).isEqualTo(0);
        assertThat(played.memory(counters)).isEqualTo(counters(2, 4, 3));
        assertThat(played.execution().diff().changes())
                .containsOnlyKeys(guest("p"), guest("pa"), guest("pb"), guest("pz"));
        assertThat(played.execution().reads().steps())
                .containsExactly(guest("p"), guest("pa"), guest("pb"));
    }

    @Test
    void goesOnWithTheCursorOfTheCallBefore() {
        long cursor = script.room(3);
        long counters = script.room(12);
        int first = script.call(CLEAR_PREFIX, script.span("p"), 2, NONE, cursor, counters);
        script.call(EXISTS, script.span("pa"));
        int second = script.call(CLEAR_PREFIX, script.span("p"), 2, cursor, NONE, counters);
        Played played = Puppet.play(script, state("p", "pa", "pb"));
        assertThat(played.result(first)).isEqualTo(3);
        assertThat(played.memory(cursor)).isEqualTo(guest("pb"));
        assertThat(played.result(second)).isEqualTo(0);
        assertThat(played.memory(counters)).isEqualTo(counters(1, 1, 1));
    }

    @Test
    void writesNoCursorThatDoesNotFit() {
        long cursor = script.room(2);
        long counters = script.room(12);
        int first = script.call(CLEAR_PREFIX, script.span("p"), 0, NONE, cursor, counters);
        Played played = Puppet.play(script, state("pa"));
        assertThat(played.result(first)).isEqualTo(3);
        assertThat(played.memory(cursor)).isEqualTo(ByteString.hex("eeee"));
    }

    @Test
    void aCursorIsVoidAfterAnotherChange() {
        long cursor = script.room(3);
        long counters = script.room(12);
        script.call(CLEAR_PREFIX, script.span("p"), 1, NONE, cursor, counters);
        script.call(SET, script.span("x"), script.span(""));
        script.call(CLEAR_PREFIX, script.span("p"), 1, cursor, cursor, counters);
        assertCursorTraps();
    }

    @Test
    void aCursorIsGoodOnce() {
        long cursor = script.room(3);
        long kept = script.room(3);
        long counters = script.room(12);
        script.call(CLEAR_PREFIX, script.span("p"), 1, NONE, kept, counters);
        script.call(CLEAR_PREFIX, script.span("p"), 1, kept, cursor, counters);
        script.call(CLEAR_PREFIX, script.span("p"), 1, kept, cursor, counters);
        assertCursorTraps();
    }

    @Test
    void aCursorIsForItsOwnPrefix() {
        long cursor = script.room(3);
        long counters = script.room(12);
        script.call(CLEAR_PREFIX, script.span("p"), 1, NONE, cursor, counters);
        script.call(CLEAR_PREFIX, script.span(""), 1, cursor, cursor, counters);
        assertCursorTraps();
    }

    @Test
    void aMadeUpCursorTraps() {
        long cursor = script.span(guest("pa"));
        script.call(CLEAR_PREFIX, script.span("p"), 1, cursor, NONE, script.room(12));
        assertCursorTraps();
    }

    @Test
    void anOptionalIntegerOutOfRangeTraps() {
        script.call(CLEAR_PREFIX, script.span("p"), 1L << 32, NONE, NONE, script.room(12));
        assertTraps(script, "optional integer must be -1..2^32-1, was 4294967296");
        Script other = new Script();
        other.call(CLEAR_PREFIX, other.span("p"), -2, NONE, NONE, other.room(12));
        assertTraps(other, "optional integer must be -1..2^32-1, was -2");
    }

    @Test
    void rangesThatAreNotAllMemoryTrap() {
        long beyond = (Script.MEMORY_BYTES - 1) | 2L << 32;
        long end = Script.MEMORY_BYTES - 11;
        String reason = " names 2 bytes at 131071, which is not all memory";
        assertCallTraps("argument 0" + reason, NEXT_KEY, beyond, 0);
        assertCallTraps("argument 1" + reason, NEXT_KEY, 0, beyond);
        assertCallTraps("argument 0" + reason, CLEAR_PREFIX, beyond, NONE, NONE, NONE, 0);
        assertCallTraps("argument 2" + reason, CLEAR_PREFIX, 0, NONE, beyond, NONE, 0);
        assertCallTraps("argument 3" + reason, CLEAR_PREFIX, 0, NONE, NONE, beyond, 0);
        assertCallTraps(
                "argument 4 names 12 bytes at 131061, which is not all memory",
                CLEAR_PREFIX,
                0,
                NONE,
                NONE,
                NONE,
                end);
    }

    private static void assertCallTraps(String reason, String function, long... arguments) {
        Script script = new Script();
        script.call(function, arguments);
        assertTraps(script, reason);
    }

    private void assertCursorTraps() {
        Execution execution = Puppet.run(script, state("pa", "pb", "pc", "pd"), Puppet.GAS_LIMIT);
        assertThat(execution)
                .isInstanceOfSatisfying(
                        Execution.Trapped.class,
                        trapped ->
                                assertThat(trapped.reason())
                                        .isEqualTo(
                                                "the cursor is not that of a directly preceding"
                                                        + " clear"));
    }

    private static ByteString counters(int removed, int unique, int walked) {
        return ByteString.of(removed, 0, 0, 0, unique, 0, 0, 0, walked, 0, 0, 0);
    }

    private static MapView state(String... keys) {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (String key : keys) {
            entries.put(guest(key), ByteString.ascii("value"));
        }
        return MapView.of(entries);
    }
}
