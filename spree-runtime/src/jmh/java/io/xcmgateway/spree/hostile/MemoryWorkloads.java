package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Workload.ARGUMENT;
import static io.xcmgateway.spree.hostile.Workload.COUNTER;
import static io.xcmgateway.spree.hostile.Workload.V;
import static io.xcmgateway.spree.hostile.Workload.X;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;

/// Loads, stores, and what moves or makes much memory at once.
final class MemoryWorkloads {
    private MemoryWorkloads() {}

    private static final int UNITS = 40;
    private static final int PAGE = 65_536;

    /// One for each 64 bytes of 4 MiB: more than the nearest caches hold.
    private static final int LINES = 65_536;

    private static final List<Integer> SIZES = List.of(0, 8, 64, 4_096, 1 << 20);

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(load("i32.load", 0x28, 2, GuestCode.I32_ADD, V));
        all.add(load("i64.load", 0x29, 3, GuestCode.I64_ADD, X));
        all.add(load("i32.load8_s", 0x2c, 0, GuestCode.I32_ADD, V));
        all.add(load("i32.load8_u", 0x2d, 0, GuestCode.I32_ADD, V));
        all.add(load("i32.load16_s", 0x2e, 1, GuestCode.I32_ADD, V));
        all.add(load("i32.load16_u", 0x2f, 1, GuestCode.I32_ADD, V));
        all.add(load("i64.load8_s", 0x30, 0, GuestCode.I64_ADD, X));
        all.add(load("i64.load8_u", 0x31, 0, GuestCode.I64_ADD, X));
        all.add(load("i64.load16_s", 0x32, 1, GuestCode.I64_ADD, X));
        all.add(load("i64.load16_u", 0x33, 1, GuestCode.I64_ADD, X));
        all.add(load("i64.load32_s", 0x34, 2, GuestCode.I64_ADD, X));
        all.add(load("i64.load32_u", 0x35, 2, GuestCode.I64_ADD, X));
        all.add(store("i32.store", 0x36, 2, V));
        all.add(store("i64.store", 0x37, 3, X));
        all.add(store("i32.store8", 0x3a, 0, V));
        all.add(store("i32.store16", 0x3b, 1, V));
        all.add(store("i64.store8", 0x3c, 0, X));
        all.add(store("i64.store16", 0x3d, 1, X));
        all.add(store("i64.store32", 0x3e, 2, X));
        all.add(chase());
        all.add(scattered());
        GuestCode size = new GuestCode().raw(0x3f, 0).raw(GuestCode.I32_ADD);
        GuestCode sizes = new GuestCode().i32(64).get(V).times(UNITS, size).tee(V).store32();
        all.add(Workload.of("memory.size", sizes));
        all.add(Workload.of("memory.grow by 0", new GuestCode().i32(0).grow().drop()));
        all.add(
                Workload.of(
                        "memory.grow by 1, mostly refused", new GuestCode().i32(1).grow().drop()));
        for (int bytes : SIZES) {
            all.add(large("memory.copy of " + bytes, moving(bytes).copy()));
            all.add(large("memory.copy of " + bytes + ", overlapping", overlapping(bytes).copy()));
            all.add(large("memory.fill of " + bytes, moving(bytes).fill()));
        }
        for (int bytes : List.of(0, 8, 64, 4_096, PAGE)) {
            all.add(initialising(bytes));
        }
        return all;
    }

    private static Workload load(String name, int opcode, int align, int add, int sum) {
        GuestCode code = new GuestCode().get(sum);
        for (int i = 0; i < UNITS; i++) {
            code.get(ARGUMENT).raw(opcode, align, i).raw(add);
        }
        GuestCode body = new GuestCode().i32(64).times(1, code.tee(sum));
        return Workload.of(name, sum == X ? body.store64() : body.store32());
    }

    /// To addresses 8 bytes apart, none of them aligned.
    private static Workload store(String name, int opcode, int align, int value) {
        GuestCode code = new GuestCode();
        for (int i = 0; i < UNITS; i++) {
            code.get(ARGUMENT).get(value).raw(opcode, align).raw(offset(8 * i));
        }
        return Workload.of(name, code.increase(V, 1));
    }

    private static byte[] offset(int value) {
        return ModuleBuilder.u32(value);
    }

    /// Each load tells where the next one loads from, in an order that visits all lines.
    private static Workload chase() {
        GuestCode next =
                new GuestCode()
                        .get(COUNTER)
                        .i32(6)
                        .raw(GuestCode.I32_SHL)
                        .get(COUNTER)
                        .i32(25_173)
                        .raw(GuestCode.I32_MUL)
                        .i32(13_849)
                        .raw(GuestCode.I32_ADD)
                        .i32(LINES - 1)
                        .raw(GuestCode.I32_AND)
                        .i32(6)
                        .raw(GuestCode.I32_SHL)
                        .store32();
        GuestCode before =
                new GuestCode().times(1, GuestCode.counted(COUNTER, LINES, next)).i32(0).set(V);
        GuestCode loads = new GuestCode().times(UNITS, new GuestCode().load32());
        return Workload.of(
                "i32.load that misses the cache, from where the last one says",
                large(),
                before,
                new GuestCode().i32(4).get(V).times(1, loads).tee(V).store32());
    }

    private static Workload scattered() {
        GuestCode unit =
                new GuestCode()
                        .times(1, Workload.random())
                        .i32(11)
                        .raw(0x76)
                        .raw(0x29, 0, 0)
                        .raw(0x7c);
        return Workload.of(
                "i64.load from anywhere",
                large(),
                new GuestCode(),
                new GuestCode().i32(64).get(X).times(UNITS, unit).tee(X).store64());
    }

    private static HostileGuest large() {
        return new HostileGuest().memory(Workload.MEMORY_PAGES, Workload.MEMORY_PAGES);
    }

    private static Workload large(String name, GuestCode body) {
        return Workload.of(name, large(), new GuestCode(), body);
    }

    private static GuestCode moving(int bytes) {
        return new GuestCode().i32(2 << 20).i32(64).i32(bytes);
    }

    private static GuestCode overlapping(int bytes) {
        return new GuestCode().i32(65).i32(64).i32(bytes);
    }

    private static Workload initialising(int bytes) {
        HostileGuest guest = large().passiveData(ByteString.wrap(new byte[PAGE]));
        GuestCode body = new GuestCode().i32(64).i32(0).i32(bytes).init(0);
        return Workload.of("memory.init of " + bytes, guest, new GuestCode(), body);
    }
}
