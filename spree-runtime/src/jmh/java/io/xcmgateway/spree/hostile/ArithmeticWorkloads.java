package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Workload.ARGUMENT;
import static io.xcmgateway.spree.hostile.Workload.LARGE;
import static io.xcmgateway.spree.hostile.Workload.SMALL;
import static io.xcmgateway.spree.hostile.Workload.V;
import static io.xcmgateway.spree.hostile.Workload.X;

import io.xcmgateway.spree.sandbox.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;

/// Instructions on values alone, each depending on the one before and the last one stored, so that
/// none is left out or overlaps another.
final class ArithmeticWorkloads {
    private ArithmeticWorkloads() {}

    private static final int UNITS = 16;
    private static final int SELECT = 0x1b;
    private static final int I64_XOR = 0x85;
    private static final int I32_XOR = 0x73;
    private static final int I32_WRAP_I64 = 0xa7;

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(Workload.of("nop", new GuestCode().times(UNITS, new GuestCode().raw(0x01))));
        all.add(i64("constants and drop", new GuestCode().i64(5).drop()));
        all.add(i64("local.set and local.get", new GuestCode().set(X).get(X)));
        all.add(globals());
        all.add(i64("i64 add, sub, and, or, xor", logic(0x7c, 0x85, 0x7d, 0x83, 0x84)));
        all.add(i32("i32 add, sub, and, or, xor", 0x6a, 0x73, 0x6b, 0x71, 0x72));
        all.add(i64("i64.mul", new GuestCode().get(X).raw(GuestCode.I64_MUL)));
        all.add(i32Chain("i32.mul", new GuestCode().get(V).raw(GuestCode.I32_MUL)));
        division(all, "i64.div_s", 0x7f);
        division(all, "i64.div_u", 0x80);
        division(all, "i64.rem_s", 0x81);
        division(all, "i64.rem_u", 0x82);
        division32(all, "i32.div_s", 0x6d);
        division32(all, "i32.div_u", 0x6e);
        division32(all, "i32.rem_s", 0x6f);
        division32(all, "i32.rem_u", 0x70);
        all.add(i64("i64 shl, shr_s, shr_u", shifts(0x86, 0x87, 0x88)));
        all.add(i64("i64 rotl, rotr", shifts(0x89, 0x8a)));
        all.add(i32("i32 shl, shr_s, shr_u, rotl, rotr", 0x74, 0x75, 0x76, 0x77, 0x78));
        all.add(i64("i64 clz, ctz, popcnt", mixed(0x79, 0x7a, 0x7b)));
        all.add(i32Unary("i32 clz, ctz, popcnt", 0x67, 0x68, 0x69));
        all.add(i64("i64 eq, lt_s, gt_u, ge_u", comparisons()));
        all.add(i32("i32 ne, lt_u, le_s, ge_s", 0x47, 0x49, 0x4c, 0x4e));
        all.add(i64("i64.eqz", compared(new GuestCode(), 0x50)));
        all.add(i64("i32.wrap, i64.extend", extensions(0xac, 0xad)));
        all.add(i64("i64 sign extensions", mixed(0xc2, 0xc3, 0xc4)));
        all.add(i32Unary("i32 sign extensions", 0xc0, 0xc1));
        all.add(i64("select, predictable", new GuestCode().get(LARGE).get(ARGUMENT).raw(SELECT)));
        all.add(i64("select, unpredictable", select()));
        return all;
    }

    private static Workload i64(String name, GuestCode unit) {
        return Workload.of(name, chain64(unit));
    }

    private static GuestCode chain64(GuestCode unit) {
        return new GuestCode().i32(0).get(X).times(UNITS, unit).tee(X).store64();
    }

    private static Workload i32Chain(String name, GuestCode unit) {
        return Workload.of(name, new GuestCode().i32(0).get(V).times(UNITS, unit).tee(V).store32());
    }

    /// Each instruction takes what the one before left, and the argument.
    private static Workload i32(String name, int... opcodes) {
        GuestCode unit = new GuestCode();
        for (int each : opcodes) {
            unit.get(ARGUMENT).raw(each);
        }
        return i32Chain(name, unit);
    }

    private static Workload i32Unary(String name, int... opcodes) {
        GuestCode unit = new GuestCode();
        for (int each : opcodes) {
            unit.raw(each).get(ARGUMENT).raw(I32_XOR);
        }
        return i32Chain(name, unit);
    }

    private static Workload globals() {
        HostileGuest guest =
                new HostileGuest()
                        .item(
                                HostileGuest.GLOBAL,
                                ModuleBuilder.code(GuestCode.I64, 1, 0x42, 0, 0x0b));
        GuestCode unit = new GuestCode().raw(0x24, 0).raw(0x23, 0);
        return Workload.of("global.set and global.get", guest, new GuestCode(), chain64(unit));
    }

    private static GuestCode logic(int... opcodes) {
        GuestCode unit = new GuestCode();
        for (int i = 0; i < opcodes.length; i++) {
            unit.get(i % 2 == 0 ? SMALL : LARGE).raw(opcodes[i]);
        }
        return unit;
    }

    private static GuestCode shifts(int... opcodes) {
        GuestCode unit = new GuestCode();
        for (int each : opcodes) {
            unit.get(SMALL).raw(each);
        }
        return unit.get(LARGE).raw(I64_XOR);
    }

    private static GuestCode mixed(int... opcodes) {
        GuestCode unit = new GuestCode();
        for (int each : opcodes) {
            unit.raw(each).get(LARGE).raw(I64_XOR);
        }
        return unit;
    }

    private static GuestCode comparisons() {
        GuestCode unit = new GuestCode();
        for (int opcode : new int[] {0x51, 0x53, 0x56, 0x5a}) { // eq, lt_s, gt_u, ge_u
            unit.times(1, compared(new GuestCode().get(LARGE), opcode));
        }
        return unit;
    }

    private static GuestCode compared(GuestCode other, int opcode) {
        return other.raw(opcode).raw(Workload.I64_EXTEND_I32_U).get(LARGE).raw(I64_XOR);
    }

    private static GuestCode extensions(int... opcodes) {
        GuestCode unit = new GuestCode();
        for (int each : opcodes) {
            unit.raw(I32_WRAP_I64).raw(each).get(LARGE).raw(I64_XOR);
        }
        return unit;
    }

    /// What is divided stays large, and what it is divided by is unknown and not zero.
    private static void division(List<Workload> all, String name, int opcode) {
        GuestCode unit = new GuestCode().get(SMALL).raw(opcode).get(LARGE).raw(I64_XOR);
        all.add(i64(name, unit));
    }

    private static void division32(List<Workload> all, String name, int opcode) {
        GuestCode unit = new GuestCode().get(ARGUMENT).raw(opcode).i32(0x7654_3210).raw(I32_XOR);
        all.add(i32Chain(name, unit));
    }

    private static GuestCode select() {
        return new GuestCode()
                .get(LARGE)
                .times(1, Workload.random())
                .i32(1 << 30)
                .raw(GuestCode.I32_AND)
                .raw(SELECT);
    }
}
