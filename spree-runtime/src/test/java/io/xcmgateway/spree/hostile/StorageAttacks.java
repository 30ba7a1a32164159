package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.OUT_OF_GAS;
import static io.xcmgateway.spree.hostile.Attack.TRAP;
import static io.xcmgateway.spree.hostile.GuestCode.counted;
import static io.xcmgateway.spree.hostile.GuestCode.forever;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.Subtree;
import java.util.List;
import java.util.TreeMap;

/// The most work of the host's storage for the least gas.
final class StorageAttacks {
    private StorageAttacks() {}

    private static final String SET = "storage_set";
    private static final String READ = "storage_read";
    private static final String CLEAR = "storage_clear";
    private static final String EXISTS = "storage_exists";
    private static final String APPEND = "storage_append";
    private static final String NEXT = "storage_next_key";
    private static final String CLEAR_PREFIX = "storage_clear_prefix";
    private static final String START = "storage_start_transaction";
    private static final String ROLLBACK = "storage_rollback_transaction";
    private static final String COMMIT = "storage_commit_transaction";

    /// What a clear of a prefix takes after the prefix: no limit, no cursors, counters at 64.
    private static final GuestCode WHOLE = new GuestCode().i64(-1).i64(-1).i64(-1).i32(64);

    private static final int KEY_BYTES_MAX = 1_023;
    private static final int VALUE_BYTES_MAX = 512 << 10;
    private static final int STORED_KEYS = 20_000;

    /// Enough to reach each limit of the state; a message may ask for half of it.
    private static final long AMPLE_GAS = 1_000_000_000;

    /// Many small entries, one of the largest values, and one that has room to grow.
    private static final MapView STATE = state();

    static List<Attack> all() {
        return List.of(
                trap("storage: walk over all keys", walk(), NEXT).withGas(AMPLE_GAS),
                endless("storage: the same step again and again", step(), NEXT),
                trap("storage: clear everything", clearing(), CLEAR_PREFIX).withGas(AMPLE_GAS),
                endless("storage: clear a prefix of nothing", clearNothing(), CLEAR_PREFIX),
                endless(
                                "storage: clear 5000 own keys, written before",
                                written(5_000).times(1, clearWritten()),
                                SET,
                                CLEAR_PREFIX)
                        .withGas(AMPLE_GAS),
                endless(
                                "storage: step over 5000 own deleted keys",
                                stepOverDeleted(),
                                SET,
                                CLEAR_PREFIX,
                                NEXT)
                        .withGas(AMPLE_GAS),
                endless("storage: append to 256 KiB", append(), APPEND),
                endless("storage: 512 KiB read a byte at a time", byteByByte(), READ),
                endless("storage: write 512 KiB to one key", largeWrites(), SET),
                trap("storage: hold 16 MiB of values", largeValues(), SET).withGas(AMPLE_GAS),
                trap("storage: hold 16 MiB in short values of long keys", longKeys(), SET)
                        .withGas(AMPLE_GAS),
                trap("storage: ask for absent keys of 1 KiB", absentKeys(READ), READ)
                        .withGas(AMPLE_GAS),
                trap("storage: ask whether keys of 1 KiB exist", absentKeys(EXISTS), EXISTS)
                        .withGas(AMPLE_GAS),
                endless("storage: clear one key", clearOne(), CLEAR),
                trap("transactions: one more than the limit", open(), START),
                endless("transactions: start and roll back", pairs(1), START, ROLLBACK),
                endless("transactions: start and commit", pairs(1), START, COMMIT),
                endless("transactions: 64 deep and back", nested(), START, COMMIT),
                endless(
                                "transactions: roll back 100 writes, 64 deep",
                                nestedWrites(100),
                                START,
                                ROLLBACK,
                                SET)
                        .withGas(AMPLE_GAS),
                endless(
                                "transactions: commit 100 writes, 64 deep",
                                nestedWrites(100),
                                START,
                                COMMIT,
                                SET)
                        .withGas(AMPLE_GAS),
                trap("transactions: 16 000 changes to undo", undoLog(), START, SET)
                        .withGas(AMPLE_GAS),
                endless(
                        "transactions: roll back 8 MiB of values",
                        rolledBackValues(),
                        START,
                        ROLLBACK,
                        SET));
    }

    private static Attack endless(String name, GuestCode code, String... imports) {
        return attack(name, OUT_OF_GAS, forever(code), imports);
    }

    private static Attack trap(String name, GuestCode code, String... imports) {
        return attack(name, TRAP, forever(code), imports);
    }

    private static Attack attack(String name, String verdict, GuestCode code, String... imports) {
        return Attack.stopped(
                        name,
                        verdict,
                        () ->
                                new HostileGuest(imports)
                                        .memory(64, 64)
                                        .applyMessage(
                                                new GuestCode()
                                                        .locals(3, GuestCode.I32)
                                                        .times(1, code)))
                .on(STATE);
    }

    private static MapView state() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < STORED_KEYS; i++) {
            ByteString key = ByteString.of('k', i >> 8, i & 0xff);
            entries.put(Subtree.GUEST.key(key), ByteString.of(i & 0xff));
        }
        entries.put(
                Subtree.GUEST.key(ByteString.ascii("v")),
                ByteString.wrap(new byte[VALUE_BYTES_MAX]));
        entries.put(
                Subtree.GUEST.key(ByteString.ascii("a")),
                ByteString.wrap(new byte[VALUE_BYTES_MAX / 2]));
        return new MapView(entries);
    }

    /// A key of `length` bytes at 0, which starts with the counter in local 1; the counter goes on.
    private static GuestCode nextKeyOf(int length) {
        return new GuestCode().i32(0).increase(1, 1).get(1).store32().span(0, length);
    }

    /// The key "v".
    private static GuestCode large() {
        return new GuestCode().i32(0).i32('v').store32().span(0, 1);
    }

    private static GuestCode walk() {
        return new GuestCode().i64(3L << 32).i64(3L << 32).call(0).drop();
    }

    private static GuestCode step() {
        return new GuestCode().i64(0).i64(0).call(0).drop();
    }

    private static GuestCode clearing() {
        return new GuestCode().i64(0).times(1, WHOLE).call(0).drop();
    }

    private static GuestCode clearNothing() {
        return new GuestCode().i32(0).i32('n').store32().span(0, 1).times(1, WHOLE).call(0).drop();
    }

    /// Writes keys that start with "w", once.
    private static GuestCode written(int keys) {
        GuestCode write =
                new GuestCode()
                        .i32(0)
                        .get(1)
                        .i32(8)
                        .raw(GuestCode.I32_SHL)
                        .i32('w')
                        .raw(GuestCode.I32_OR)
                        .store32()
                        .span(0, 4)
                        .i64(0)
                        .call(0);
        return new GuestCode()
                .get(2)
                .raw(GuestCode.I32_EQZ)
                .when()
                .times(1, counted(1, keys, write))
                .i32(1)
                .set(2)
                .end();
    }

    private static GuestCode clearWritten() {
        return new GuestCode().i32(0).i32('w').store32().span(0, 1).times(1, WHOLE).call(1).drop();
    }

    private static GuestCode stepOverDeleted() {
        return written(5_000).times(1, clearWritten()).span(0, 1).i64(0).call(2).drop();
    }

    private static GuestCode append() {
        return new GuestCode().i32(0).i32('a').store32().span(0, 1).span(8, 1).call(0);
    }

    private static GuestCode byteByByte() {
        return large().span(64, 1).get(1).i32(1).call(0).drop().increase(1, 1);
    }

    private static GuestCode largeWrites() {
        return large().span(0, VALUE_BYTES_MAX).call(0);
    }

    private static GuestCode largeValues() {
        return nextKeyOf(4).span(0, VALUE_BYTES_MAX).call(0);
    }

    private static GuestCode longKeys() {
        return nextKeyOf(KEY_BYTES_MAX).span(0, 1).call(0);
    }

    private static GuestCode absentKeys(String question) {
        GuestCode key = nextKeyOf(KEY_BYTES_MAX);
        return question.equals(READ) ? key.i64(0).i32(0).i32(0).call(0).drop() : key.call(0).drop();
    }

    private static GuestCode clearOne() {
        return large().call(0);
    }

    private static GuestCode open() {
        return new GuestCode().call(0);
    }

    private static GuestCode pairs(int depth) {
        return new GuestCode()
                .times(depth, new GuestCode().call(0))
                .times(depth, new GuestCode().call(1));
    }

    private static GuestCode nested() {
        return pairs(64);
    }

    /// Each level writes keys that no other one has.
    private static GuestCode nestedWrites(int keys) {
        GuestCode write = nextKeyOf(4).i64(0).call(2);
        GuestCode level = new GuestCode().call(0).i32(0).set(2).times(1, counted(2, keys, write));
        return new GuestCode().i32(0).set(1).times(64, level).times(64, new GuestCode().call(1));
    }

    private static GuestCode undoLog() {
        GuestCode write = nextKeyOf(4).i64(0).call(1);
        return new GuestCode().call(0).i32(0).set(1).i32(0).set(2).times(1, counted(2, 250, write));
    }

    private static GuestCode rolledBackValues() {
        GuestCode write = nextKeyOf(4).span(0, VALUE_BYTES_MAX).call(2);
        return new GuestCode().call(0).i32(0).set(2).times(1, counted(2, 16, write)).call(1);
    }
}
