package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.Attempt.DEPTH_MAX;
import static io.xcmgateway.spree.host.Attempt.KEY_BYTES_MAX;
import static io.xcmgateway.spree.host.Attempt.VALUE_BYTES_MAX;
import static io.xcmgateway.spree.host.GoodArguments.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Sequences of storage calls that a hostile guest would make: keys and values at and above their
/// limits, lying vectors, ranges over one another, transactions too many. What has to come of each
/// says [HostModel], in the engines of [Attempt].
class StorageAttackTest {
    private static final String SET = "ext_storage_set_version_1";
    private static final String READ = "ext_storage_read_version_2";
    private static final String CLEAR = "ext_storage_clear_version_1";
    private static final String EXISTS = "ext_storage_exists_version_1";
    private static final String APPEND = "ext_storage_append_version_1";
    private static final String NEXT_KEY = "ext_storage_next_key_version_2";
    private static final String CLEAR_PREFIX = "ext_storage_clear_prefix_version_3";
    private static final String START = "ext_storage_start_transaction_version_1";
    private static final String COMMIT = "ext_storage_commit_transaction_version_1";
    private static final String ROLLBACK = "ext_storage_rollback_transaction_version_1";
    private static final long NONE = -1;
    private static final long U32_MAX = 0xffff_ffffL;

    private final List<Script> scripts = new ArrayList<>();

    @Test
    void keysAtTheLimitAndAboveAndEmpty() {
        for (int length : new int[] {0, 1, KEY_BYTES_MAX, KEY_BYTES_MAX + 1}) {
            for (String function : List.of(SET, READ, CLEAR, EXISTS, APPEND, NEXT_KEY)) {
                script(it -> {
                    it.call(SET, it.span("a"), it.span("before"));
                    it.call(function, it.room(length), it.room(70), 0, 1);
                    it.call(NEXT_KEY, it.span("z"), it.room(70));
                });
            }
            script(it -> {
                it.call(SET, it.room(Math.min(length, KEY_BYTES_MAX)), it.span("x"));
                it.call(CLEAR_PREFIX, it.room(length), NONE, NONE, NONE, it.room(12));
            });
        }
        check();
    }

    @Test
    void valuesAtTheLimitAndAbove() {
        for (int length : new int[] {0, 1, VALUE_BYTES_MAX, VALUE_BYTES_MAX + 1}) {
            for (String function : List.of(SET, APPEND)) {
                script(it -> {
                    long value = it.room(length);
                    it.call(function, it.span("new"), value);
                    it.call(READ, it.span("new"), it.room(8), 0, 1);
                });
            }
        }
        // The count takes one byte, and from the 64th item on two.
        for (int first :
                new int[] {VALUE_BYTES_MAX - 3, VALUE_BYTES_MAX - 2, VALUE_BYTES_MAX - 1}) {
            script(it -> {
                it.call(APPEND, it.span("new"), it.room(first));
                it.call(APPEND, it.span("new"), it.room(1));
                it.call(APPEND, it.span("new"), it.room(0));
            });
        }
        for (int item : new int[] {64, 65}) {
            script(it -> {
                long span = it.room(item);
                for (int i = 0; i < 64; i++) {
                    it.call(APPEND, it.span("new"), span);
                }
            });
        }
        check();
    }

    @Test
    void appendsToVectorsThatLie() {
        for (String stored :
                List.of(
                        "",
                        "00",
                        "04",
                        "08",
                        "fc",
                        "f8",
                        "fc00",
                        "01",
                        "0100",
                        "fd00",
                        "0101",
                        "fd03",
                        "fdff",
                        "f9ff",
                        "02",
                        "020000",
                        "02000000",
                        "feff0300",
                        "02000100",
                        "fefffffe",
                        "feffffff",
                        "03",
                        "03000000",
                        "0300000000",
                        "03ffffff3f",
                        "0300000040",
                        "03feffffff",
                        "03fdffffff",
                        "03ffffffff",
                        "07000000ff",
                        "0700000000ff",
                        "ff00000000000000ff",
                        "fffffffffffffffffff0")) {
            MapView state =
                    new MapView(
                            new TreeMap<>(
                                    Map.of(guest(ByteString.ascii("v")), ByteString.hex(stored))));
            Script script = new Script();
            script.call(APPEND, script.span("v"), script.span("item"));
            script.call(APPEND, script.span("v"), script.span(""));
            script.call(READ, script.span("v"), script.room(32), 0, 1);
            Attempt.check(List.of(script), state);
        }
    }

    @Test
    void offsetsPastTheEndOfAValueWithAndWithoutParts() {
        for (String key : List.of("ab", "absent", "\0".repeat(KEY_BYTES_MAX))) {
            for (long offset : new long[] {0, 1, 4, 5, 6, 0x7fff_ffffL, 1L << 31, U32_MAX, -5}) {
                for (long partial : new long[] {0, 1, 2, 1L << 31, U32_MAX, 1L << 32}) {
                    for (int room : new int[] {0, 1, 4, 5, 6}) {
                        script(it -> it.call(READ, it.span(key), it.room(room), offset, partial));
                    }
                }
            }
        }
        check();
    }

    @Test
    void nextKeysThatDoNotFit() {
        for (String key : List.of("", "\0", "a", "aa", "ab", "abb", "abc", "b", "bz", "c", "d")) {
            for (int room = 0; room <= 4; room++) {
                int length = room;
                script(it -> {
                    it.call(SET, it.span("abcd"), it.span(""));
                    it.call(CLEAR, it.span("ba"));
                    it.call(NEXT_KEY, it.span(key), it.room(length));
                });
            }
        }
        script(it -> it.call(NEXT_KEY, it.span(""), it.room(KEY_BYTES_MAX - 1)));
        script(it -> it.call(NEXT_KEY, it.span(""), it.room(KEY_BYTES_MAX)));
        check();
    }

    @Test
    void rangesOverOneAnother() {
        for (int shift = 0; shift <= 16; shift++) {
            int by = shift;
            script(it -> {
                long keys = it.span("abab----------------");
                long key = within(keys, by % 4, 2);
                it.call(READ, key, within(keys, 0, 12), 0, 1);
                it.call(NEXT_KEY, key, within(keys, by % 4, 8));
                it.call(NEXT_KEY, within(keys, 0, 2), within(keys, by % 3, 3));
                it.call(SET, within(keys, 0, 8), within(keys, by, 4));
                it.call(APPEND, within(keys, by, 4), within(keys, 0, 8));
                it.call("ext_hashing_twox_128_version_2", keys, within(keys, by % 5, 0));
            });
            script(it -> {
                long all = it.span("a-----------------------------------");
                long counters = within(all, by, 0);
                it.call(CLEAR_PREFIX, within(all, 0, 1), 1, NONE, within(all, 8, 8), counters);
                it.call(CLEAR_PREFIX, within(all, 0, 1), 1, NONE, within(all, 0, 8), counters);
            });
            script(it -> {
                long all = it.span("a-----------------------------------");
                long cursor = within(all, 14, 3);
                long counters = within(all, by + 14, 0);
                it.call(CLEAR_PREFIX, within(all, 0, 1), 1, NONE, cursor, within(all, 20, 0));
                it.call(CLEAR_PREFIX, within(all, 0, 1), 1, cursor, cursor, counters);
            });
        }
        check();
    }

    @Test
    void transactionsTooManyAndTooFew() {
        for (int depth = 0; depth <= DEPTH_MAX + 1; depth++) {
            for (int ends = 0; ends <= depth + 1; ends++) {
                for (String end : List.of(COMMIT, ROLLBACK)) {
                    int starts = depth;
                    int closings = ends;
                    script(it -> {
                        for (int i = 0; i < starts; i++) {
                            it.call(START);
                            it.call(SET, it.span("k" + i % 2), it.span("v" + i));
                        }
                        for (int i = 0; i < closings; i++) {
                            it.call(i % 2 == 0 ? end : COMMIT);
                            it.call(READ, it.span("k1"), it.room(2), 0, 0);
                        }
                    });
                }
            }
        }
        check();
    }

    @Test
    void whatIsLeftOpenTraps() {
        for (int open : new int[] {1, 2, 64, 65}) {
            Script script = new Script();
            for (int i = 0; i < open; i++) {
                script.call(START);
            }
            Execution execution = Puppet.run(script, MapView.EMPTY, Puppet.GAS_LIMIT);
            String reason =
                    open > 64
                            ? "more than 64 open transactions"
                            : "returned with " + open + " transactions open";
            assertThat(execution)
                    .isEqualTo(new Execution.Trapped(TrapKind.TRAP, reason, execution.reads()));
        }
    }

    private static long within(long span, int from, int length) {
        return (span & U32_MAX) + from | (long) length << 32;
    }

    private void script(Consumer<Script> calls) {
        Script script = new Script();
        calls.accept(script);
        scripts.add(script);
    }

    private void check() {
        assertThat(scripts).isNotEmpty();
        Attempt.check(scripts, GoodArguments.state());
    }
}
