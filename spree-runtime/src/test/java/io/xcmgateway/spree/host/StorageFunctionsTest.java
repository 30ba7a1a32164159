package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StorageFunctionsTest {
    private static final long ABSENT = -1;
    private static final String SET = "ext_storage_set_version_1";
    private static final String READ = "ext_storage_read_version_2";
    private static final String CLEAR = "ext_storage_clear_version_1";
    private static final String EXISTS = "ext_storage_exists_version_1";
    private static final String APPEND = "ext_storage_append_version_1";
    private static final String START = "ext_storage_start_transaction_version_1";
    private static final String COMMIT = "ext_storage_commit_transaction_version_1";
    private static final String ROLLBACK = "ext_storage_rollback_transaction_version_1";

    private final Script script = new Script();

    @Test
    void writesUnderTheByteOfTheGuestSubtree() {
        script.call(SET, script.span("key"), script.span("value"));
        script.call(CLEAR, script.span("gone"));
        TreeMap<ByteString, StateDiff.Change> expected = new TreeMap<>();
        expected.put(guest("key"), new StateDiff.Change.Put(ByteString.ascii("value")));
        expected.put(guest("gone"), new StateDiff.Change.Delete());
        assertThat(play(MapView.EMPTY).execution().diff()).isEqualTo(new StateDiff(expected));
    }

    @Test
    void theEmptyKeyIsAKeyLikeAnyOther() {
        script.call(SET, script.span(""), script.span("root"));
        int exists = script.call(EXISTS, script.span(""));
        Played played = play(MapView.EMPTY);
        assertThat(played.result(exists)).isEqualTo(1);
        assertThat(played.execution().diff().changes()).containsOnlyKeys(guest(""));
    }

    @Test
    void readsAWholeValue() {
        long out = script.room(8);
        int read = script.call(READ, script.span("key"), out, 0, 0);
        Played played = play(state("key", "value"));
        assertThat(played.result(read)).isEqualTo(5);
        assertThat(played.memory(out)).isEqualTo(ByteString.ascii("value").concat(filler(3)));
    }

    @Test
    void readsFromAnOffsetAndTellsTheFullLength() {
        long out = script.room(4);
        int read = script.call(READ, script.span("key"), out, 2, 0);
        Played played = play(state("key", "value"));
        assertThat(played.result(read)).isEqualTo(5);
        assertThat(played.memory(out)).isEqualTo(ByteString.ascii("lue").concat(filler(1)));
    }

    @Test
    void writesNothingIfTheRestDoesNotFit() {
        long out = script.room(2);
        int read = script.call(READ, script.span("key"), out, 2, 0);
        Played played = play(state("key", "value"));
        assertThat(played.result(read)).isEqualTo(5);
        assertThat(played.memory(out)).isEqualTo(filler(2));
    }

    @Test
    void writesWhatFitsIfPartsAreAllowed() {
        long out = script.room(2);
        script.call(READ, script.span("key"), out, 2, 7);
        assertThat(play(state("key", "value")).memory(out)).isEqualTo(ByteString.ascii("lu"));
    }

    @Test
    void anOffsetBeyondTheEndReadsNothing() {
        long out = script.room(2);
        int atEnd = script.call(READ, script.span("key"), out, 5, 0);
        int beyond = script.call(READ, script.span("key"), out, 0xffff_ffffL, 1);
        Played played = play(state("key", "value"));
        assertThat(played.result(atEnd)).isEqualTo(5);
        assertThat(played.result(beyond)).isEqualTo(5);
        assertThat(played.memory(out)).isEqualTo(filler(2));
    }

    @Test
    void tellsAnEmptyValueFromNone() {
        int empty = script.call(READ, script.span("key"), script.room(1), 0, 0);
        int none = script.call(READ, script.span("other"), script.room(1), 0, 0);
        Played played = play(state("key", ""));
        assertThat(played.result(empty)).isEqualTo(0);
        assertThat(played.result(none)).isEqualTo(ABSENT);
    }

    @Test
    void recordsTheWholeTrieKeyOfWhatItReads() {
        script.call(READ, script.span("key"), script.room(1), 0, 0);
        script.call(EXISTS, script.span("other"));
        Reads reads = play(state("key", "value")).execution().reads();
        assertThat(reads.values()).containsExactly(guest("key"));
        assertThat(reads.existences()).containsExactly(guest("other"));
        assertThat(reads.steps()).isEmpty();
    }

    @Test
    void cannotReachTheHostSubtree() {
        MapView hostOnly = MapView.of(Map.of(ByteString.hex("006b6579"), ByteString.ascii("host")));
        int exists = script.call(EXISTS, script.span("key"));
        int prefixed = script.call(EXISTS, script.span(ByteString.hex("006b6579")));
        Played played = play(hostOnly);
        assertThat(played.result(exists)).isEqualTo(0);
        assertThat(played.result(prefixed)).isEqualTo(0);
    }

    @Test
    void appendsAnItemAndReadsTheOldValueForIt() {
        script.call(APPEND, script.span("key"), script.span("c"));
        MapView state = MapView.of(Map.of(guest("key"), ByteString.hex("086162")));
        Played played = play(state);
        assertThat(state.after(played.execution().diff()).get(guest("key")))
                .isEqualTo(ByteString.hex("0c616263"));
        assertThat(played.execution().reads().values()).containsExactly(guest("key"));
    }

    @Test
    void appendsToNothingAndToWhatIsNoVector() {
        script.call(APPEND, script.span("new"), script.span("a"));
        script.call(APPEND, script.span("odd"), script.span("a"));
        MapView state = MapView.of(Map.of(guest("odd"), ByteString.hex("0300000000")));
        MapView after = state.after(play(state).execution().diff());
        assertThat(after.get(guest("new"))).isEqualTo(ByteString.hex("0461"));
        assertThat(after.get(guest("odd"))).isEqualTo(ByteString.hex("0461"));
    }

    @Test
    void rollsBackAndCommitsNestedTransactions() {
        script.call(START);
        script.call(SET, script.span("a"), script.span("1"));
        script.call(START);
        script.call(SET, script.span("b"), script.span("2"));
        script.call(ROLLBACK);
        int gone = script.call(EXISTS, script.span("b"));
        script.call(COMMIT);
        Played played = play(MapView.EMPTY);
        assertThat(played.result(gone)).isEqualTo(0);
        assertThat(played.execution().diff().changes()).containsOnlyKeys(guest("a"));
    }

    @Test
    void aTransactionLeftOpenTraps() {
        script.call(START);
        assertTraps("returned with 1 transactions open");
    }

    @Test
    void endingATransactionThatIsNotOpenTraps() {
        script.call(COMMIT);
        assertTraps("no open transaction to commit");
    }

    @Test
    void aTrapKeepsWhatWasRead() {
        script.call(EXISTS, script.span("key"));
        script.call(SET, script.span("key"), script.span("lost"));
        script.trapping();
        Execution execution = Puppet.run(script, MapView.EMPTY, Puppet.GAS_LIMIT);
        assertThat(execution).isInstanceOf(Execution.Trapped.class);
        assertThat(execution.reads().existences()).containsExactly(guest("key"));
    }

    @Test
    void aKeyOverTheLimitTraps() {
        script.call(EXISTS, script.span(ByteString.wrap(new byte[1023])));
        script.call(EXISTS, script.span(ByteString.wrap(new byte[1024])));
        assertTraps("key must be at most 1023 bytes, was 1024");
    }

    @Test
    void anAppendedItemThatMakesAValueTooLongTraps() {
        long large = script.span(ByteString.wrap(new byte[40_000]));
        for (int i = 0; i < 14; i++) {
            script.call(APPEND, script.span("key"), large);
        }
        assertTraps("value must be at most 524288 bytes, was 560001");
    }

    @Test
    void everyFunctionTrapsOnARangeThatIsNotAllMemory() {
        long beyond = (Script.MEMORY_BYTES - 1) | 2L << 32;
        String reason = "names 2 bytes at 131071, which is not all memory";
        for (String function : new String[] {CLEAR, EXISTS}) {
            assertCallTraps("argument 0 " + reason, function, beyond);
        }
        for (String function : new String[] {SET, READ, APPEND}) {
            assertCallTraps("argument 0 " + reason, function, beyond, 0);
            assertCallTraps("argument 1 " + reason, function, 0, beyond);
        }
    }

    @Test
    void aRangeThatWrapsAroundTraps() {
        assertCallTraps(
                "argument 0 names 4294967295 bytes at 4294967295, which is not all memory",
                EXISTS,
                -1);
    }

    private Played play(MapView state) {
        return Puppet.play(script, state);
    }

    private void assertTraps(String reason) {
        assertTraps(script, reason);
    }

    private static void assertCallTraps(String reason, String function, long... arguments) {
        Script script = new Script();
        script.call(function, arguments);
        assertTraps(script, reason);
    }

    static void assertTraps(Script script, String reason) {
        Execution execution = Puppet.run(script, MapView.EMPTY, Puppet.GAS_LIMIT);
        assertThat(execution)
                .isInstanceOfSatisfying(
                        Execution.Trapped.class,
                        trapped -> assertThat(trapped.reason()).isEqualTo(reason));
    }

    static ByteString guest(String key) {
        return ByteString.of(1).concat(ByteString.ascii(key));
    }

    private static MapView state(String key, String value) {
        return MapView.of(Map.of(guest(key), ByteString.ascii(value)));
    }

    private static ByteString filler(int length) {
        byte[] filler = new byte[length];
        Arrays.fill(filler, (byte) 0xee);
        return ByteString.wrap(filler);
    }
}
