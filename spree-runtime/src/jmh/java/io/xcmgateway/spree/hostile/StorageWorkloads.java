package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.GuestCode.counted;
import static io.xcmgateway.spree.hostile.Workload.COUNTER;
import static io.xcmgateway.spree.hostile.Workload.SPARE;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The host's storage, in a small state and a large one, both in memory: what a trie and its file
/// add is not in here.
final class StorageWorkloads {
    private StorageWorkloads() {}

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

    private static final int KEY_BYTES_MAX = 1_023;
    private static final int SMALL = 32;
    private static final int BIG = 64 << 10;
    private static final int BUFFER = 1 << 16;

    /// The key of the one value of [#BIG] bytes.
    private static final int BIG_KEY = 1 << 24;

    /// No limit, no cursors, counters in the buffer.
    private static final GuestCode WHOLE = new GuestCode().i64(-1).i64(-1).i64(-1).i32(BUFFER);

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        in(all, 10, 7);
        in(all, 10_000, 4_095);
        all.add(Workload.host("append, ever longer", big().span(BUFFER, 8).call(0), APPEND));
        all.add(host("start and roll back", pairs(1), START, ROLLBACK));
        all.add(host("start and commit", pairs(1), START, COMMIT));
        all.add(host("start 64 and commit them", pairs(64), START, COMMIT));
        all.add(host("start, write 200 and roll back", writes(1, 200), START, ROLLBACK, SET));
        all.add(host("start 64, write 50 in each, commit", writes(64, 50), START, COMMIT, SET));
        return all;
    }

    private static Workload host(String name, GuestCode body, String... imports) {
        return Workload.host("transactions: " + name, body, imports);
    }

    /// @param mask of the numbers of the keys asked for, one after the other; all exist
    private static void in(List<Workload> all, int keys, int mask) {
        MapView state = state(keys);
        String of = " of " + keys + " keys";
        GuestCode key = key(mask).span(0, 4);
        GuestCode absent = key(mask).span(0, KEY_BYTES_MAX);
        add(all, state, "read 32 bytes" + of, reading(key, SMALL), READ);
        add(all, state, "read 64 KiB" + of, reading(big(), BIG), READ);
        add(all, state, "read 1 byte of 64 KiB" + of, reading(big(), 1), READ);
        add(all, state, "read an absent long key" + of, reading(absent, 0), READ);
        add(all, state, "exists" + of, code(key).call(0).drop(), EXISTS);
        add(all, state, "exists, a long key" + of, code(absent).call(0).drop(), EXISTS);
        add(all, state, "next_key" + of, next(key), NEXT);
        add(all, state, "next_key after a long key" + of, next(absent), NEXT);
        add(all, state, "set 32 bytes" + of, code(key).span(BUFFER, SMALL).call(0), SET);
        add(all, state, "set 64 KiB" + of, big().span(BUFFER, BIG).call(0), SET);
        add(all, state, "set a long key" + of, code(absent).span(BUFFER, 0).call(0), SET);
        add(all, state, "clear" + of, code(key).call(0), CLEAR);
        add(all, state, "append 8 bytes" + of, code(appended(mask)).call(0), APPEND);
        add(all, state, "clear_prefix of nothing" + of, clearing('n' | 0x6e00, 2, 0), CLEAR_PREFIX);
        add(
                all,
                state,
                "set 100 keys, clear_prefix" + of,
                written().times(1, clearing('w', 1, 1)),
                SET,
                CLEAR_PREFIX);
        add(
                all,
                state,
                "set and clear 100, next_key" + of,
                written().times(1, clearing('w', 1, 1)).span(0, 1).span(BUFFER, 64).call(2).drop(),
                SET,
                CLEAR_PREFIX,
                NEXT);
    }

    private static void add(
            List<Workload> all, MapView state, String name, GuestCode body, String... imports) {
        all.add(Workload.host("storage: " + name, body, imports).on(state));
    }

    private static MapView state(int keys) {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < keys; i++) {
            entries.put(guestKey(i), ByteString.wrap(new byte[SMALL]));
        }
        entries.put(guestKey(BIG_KEY), ByteString.wrap(new byte[BIG]));
        return new MapView(entries);
    }

    private static ByteString guestKey(int number) {
        return Subtree.GUEST.key(new ScaleWriter(4).u32(number).toByteString());
    }

    private static GuestCode code(GuestCode code) {
        return new GuestCode().times(1, code);
    }

    /// The next number at 0.
    private static GuestCode key(int mask) {
        return new GuestCode()
                .i32(0)
                .increase(COUNTER, 1)
                .get(COUNTER)
                .i32(mask)
                .raw(GuestCode.I32_AND)
                .store32();
    }

    private static GuestCode big() {
        return new GuestCode().i32(0).i32(BIG_KEY).store32().span(0, 4);
    }

    /// At a key that begins as a vector of its own.
    private static GuestCode appended(int mask) {
        return key(mask)
                .i32(4)
                .i32('a')
                .raw(0x3a, 0, 0) // i32.store8
                .span(0, 5)
                .span(BUFFER, 8);
    }

    private static GuestCode reading(GuestCode key, int bytes) {
        return code(key).span(BUFFER, bytes).i32(0).i32(1).call(0).drop();
    }

    private static GuestCode next(GuestCode key) {
        return code(key).span(BUFFER, 1_024).call(0).drop();
    }

    private static GuestCode clearing(int prefix, int bytes, int function) {
        return new GuestCode()
                .i32(0)
                .i32(prefix)
                .store32()
                .span(0, bytes)
                .times(1, WHOLE)
                .call(function)
                .drop();
    }

    /// Writes 100 keys that start with "w".
    private static GuestCode written() {
        GuestCode write =
                new GuestCode()
                        .i32(0)
                        .get(SPARE)
                        .i32(8)
                        .raw(GuestCode.I32_SHL)
                        .i32('w')
                        .raw(GuestCode.I32_OR)
                        .store32()
                        .span(0, 4)
                        .i64(0)
                        .call(0);
        return new GuestCode().i32(0).set(SPARE).times(1, counted(SPARE, 100, write));
    }

    private static GuestCode pairs(int depth) {
        return new GuestCode()
                .times(depth, new GuestCode().call(0))
                .times(depth, new GuestCode().call(1));
    }

    private static GuestCode writes(int depth, int keys) {
        GuestCode write = key(4_095).span(0, 4).span(BUFFER, SMALL).call(2);
        GuestCode level =
                new GuestCode().call(0).i32(0).set(SPARE).times(1, counted(SPARE, keys, write));
        return new GuestCode().times(depth, level).times(depth, new GuestCode().call(1));
    }
}
