package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.COMPLETE;
import static io.xcmgateway.spree.hostile.Attack.OUT_OF_GAS;
import static io.xcmgateway.spree.hostile.GuestCode.forever;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Modules at the limits of admission, each at those that make one stage slow: all are valid, and
/// have to be admitted and run, or to be refused by the compiler in good time.
final class LimitAttacks {
    private LimitAttacks() {}

    /// A good answer: complete, nothing sent, no events.
    private static final GuestCode ANSWER = new GuestCode().span(60 << 10, 37);

    private static final String ENGINE = "refused: a module that the engine compiles";

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.add(
                legal("limit: 10 000 empty functions", LimitAttacks::emptyFunctions)
                        .compiledApart());
        all.add(
                legal("limit: 10 000 functions of 1 MiB together", LimitAttacks::mediumFunctions)
                        .compiledApart());
        all.add(
                legal("limit: 3500 functions with br_tables of 256", LimitAttacks::brTables)
                        .compiledApart());
        all.add(legal("limit: 1000 locals at 1000 branch targets", () -> cells(1, 1_000)));
        all.add(legal("limit: 1000 locals at 2050 branch targets, 4 times", () -> cells(4, 2_050)));
        all.add(legal("limit: 1000 operands at 2000 branch targets", LimitAttacks::operandCells));
        all.add(legal("limit: 256 types, call_indirect of each", LimitAttacks::types));
        all.add(legal("limit: 100 equal types", LimitAttacks::equalTypes));
        all.add(legal("limit: 1 MiB of constants dropped", () -> straight(SHORT)).compiledApart());
        all.add(legal("limit: 1 MiB of large constants", () -> straight(LARGE)).compiledApart());
        all.add(engine("limit: 1 MiB of stores", () -> straight(STORE)).compiledApart());
        all.add(legal("limit: 64 KiB of if and else", LimitAttacks::ifElse));
        all.add(
                legal("limit: 1000 loops in each of 30 bodies", LimitAttacks::loops)
                        .compiledApart());
        all.add(legal("limit: 250 blocks deep, 100 times", LimitAttacks::nesting));
        all.add(legal("limit: 64 KiB of dead code", LimitAttacks::deadCode));
        all.add(
                legal(
                        "limit: 1024 globals, 1024 segments, 32 x 4096 elements",
                        LimitAttacks::sections));
        all.add(legal("limit: the longest integers", LimitAttacks::longIntegers));
        all.add(endless("compiler: one loop over 60 KB of code", LimitAttacks::hugeLoop));
        all.add(endless("compiler: 500 locals alive in a loop", LimitAttacks::liveLocals));
        all.add(endless("compiler: 250 loops deep, 40 locals", LimitAttacks::deepLoops));
        all.add(endless("compiler: br_table into 250 blocks", LimitAttacks::tableIntoBlocks));
        all.add(
                endless("compiler: 3000 functions, each called", LimitAttacks::manyCalled)
                        .compiledApart());
        return all;
    }

    private static final GuestCode SHORT = new GuestCode().i32(0).drop();
    private static final GuestCode LARGE = new GuestCode().i64(Long.MIN_VALUE).drop();
    private static final GuestCode STORE = new GuestCode().i32(8).i64(1).store64();

    private static Attack legal(String name, Supplier<ByteString> module) {
        return Attack.stopped(name, COMPLETE, module);
    }

    private static Attack endless(String name, Supplier<ByteString> module) {
        return Attack.stopped(name, OUT_OF_GAS, module);
    }

    private static Attack engine(String name, Supplier<ByteString> module) {
        return Attack.stopped(name, ENGINE, module);
    }

    private static ByteString emptyFunctions() {
        HostileGuest guest = new HostileGuest();
        for (int i = 0; i < 9_999; i++) {
            guest.function(HostileGuest.EMPTY_TYPE, new GuestCode());
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString mediumFunctions() {
        HostileGuest guest = new HostileGuest();
        GuestCode code = new GuestCode().times(15, new GuestCode().block().i32(1).brIf(0).end());
        for (int i = 0; i < 9_000; i++) {
            guest.function(HostileGuest.EMPTY_TYPE, code);
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString brTables() {
        HostileGuest guest = new HostileGuest();
        GuestCode code = new GuestCode().block().i32(0).brTable(256, 0).end();
        for (int i = 0; i < 3_500; i++) {
            guest.function(HostileGuest.EMPTY_TYPE, code);
        }
        return guest.applyMessage(ANSWER);
    }

    private static GuestCode branches(int count) {
        return new GuestCode().times(count, new GuestCode().block().i32(0).brIf(0).end());
    }

    private static ByteString cells(int functions, int branches) {
        HostileGuest guest = new HostileGuest();
        for (int i = 0; i < functions; i++) {
            GuestCode code = new GuestCode().locals(1_000, GuestCode.I64);
            guest.function(HostileGuest.EMPTY_TYPE, code.times(1, branches(branches / 2)));
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString operandCells() {
        HostileGuest guest = new HostileGuest();
        GuestCode code = new GuestCode().times(1_000, new GuestCode().i32(1));
        code.times(1, branches(1_000)).times(1_000, new GuestCode().drop());
        guest.function(HostileGuest.EMPTY_TYPE, code);
        return guest.applyMessage(ANSWER);
    }

    private static ByteString types() {
        HostileGuest guest = new HostileGuest();
        GuestCode callAll = new GuestCode();
        int[] table = new int[250];
        for (int i = 0; i < table.length; i++) {
            byte[] parameters = new byte[8];
            for (int bit = 0; bit < 8; bit++) {
                parameters[bit] = (byte) ((i >> bit & 1) == 0 ? GuestCode.I32 : GuestCode.I64);
            }
            int type = guest.type(code(0x60, 8, parameters, 0));
            table[i] = guest.function(type, new GuestCode());
            for (int bit = 0; bit < 8; bit++) {
                if ((i >> bit & 1) == 0) {
                    callAll.i32(1);
                } else {
                    callAll.i64(1);
                }
            }
            callAll.i32(i).callIndirect(type);
        }
        return guest.table(250, table).applyMessage(callAll.times(1, ANSWER));
    }

    private static ByteString equalTypes() {
        HostileGuest guest = new HostileGuest();
        for (int i = 0; i < 100; i++) {
            guest.function(guest.type(HostileGuest.nothing()), new GuestCode());
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString straight(GuestCode code) {
        HostileGuest guest = new HostileGuest();
        int count = 65_000 / (code.body().length - 2);
        for (int i = 0; i < 16; i++) {
            guest.function(HostileGuest.EMPTY_TYPE, new GuestCode().times(count, code));
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString ifElse() {
        HostileGuest guest = new HostileGuest();
        GuestCode one = new GuestCode().i32(0).when().raw(0x01, 0x05, 0x01).end();
        guest.function(HostileGuest.EMPTY_TYPE, new GuestCode().times(8_000, one));
        return guest.applyMessage(ANSWER);
    }

    private static ByteString loops() {
        HostileGuest guest = new HostileGuest();
        GuestCode code = new GuestCode().times(1_000, new GuestCode().loop().i32(0).brIf(0).end());
        for (int i = 0; i < 30; i++) {
            guest.function(HostileGuest.EMPTY_TYPE, code);
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString nesting() {
        HostileGuest guest = new HostileGuest();
        GuestCode code = new GuestCode();
        for (int i = 0; i < 250; i++) {
            code.block();
        }
        for (int i = 0; i < 250; i++) {
            code.i32(0).brIf(249 - i).end();
        }
        for (int i = 0; i < 100; i++) {
            guest.function(HostileGuest.EMPTY_TYPE, code);
        }
        return guest.applyMessage(ANSWER);
    }

    private static ByteString deadCode() {
        HostileGuest guest = new HostileGuest();
        GuestCode dead = new GuestCode().raw(GuestCode.I32_ADD).drop();
        guest.function(
                HostileGuest.EMPTY_TYPE,
                new GuestCode().raw(GuestCode.UNREACHABLE).times(30_000, dead));
        return guest.applyMessage(ANSWER);
    }

    private static ByteString sections() {
        HostileGuest guest = new HostileGuest();
        guest.memory(64, 64);
        int empty = guest.function(HostileGuest.EMPTY_TYPE, new GuestCode());
        int[] all = new int[4_096];
        Arrays.fill(all, empty);
        guest.table(4_096, all);
        byte[] segment = code(0, 0x41, 0, 0x0b, u32(4_096), new byte[4_096]);
        guest.items(HostileGuest.ELEMENT, 31, segment);
        guest.items(HostileGuest.GLOBAL, 1_024, code(GuestCode.I64, 1, 0x42, 1, 0x0b));
        for (int i = 0; i < 1_024; i++) {
            guest.data((i << 12) + 8, ByteString.ascii("data of some length"));
        }
        return guest.applyMessage(new GuestCode().span(100, 37));
    }

    private static ByteString longIntegers() {
        HostileGuest guest = new HostileGuest();
        GuestCode one = new GuestCode().raw(0x41, 0x80, 0x80, 0x80, 0x80, 0x00).drop();
        guest.function(HostileGuest.EMPTY_TYPE, new GuestCode().times(9_000, one));
        return guest.applyMessage(ANSWER);
    }

    private static ByteString hugeLoop() {
        GuestCode one = new GuestCode().get(1).i64(7).raw(GuestCode.I64_MUL).set(1);
        GuestCode body = new GuestCode().times(6_000, one);
        return new HostileGuest()
                .applyMessage(new GuestCode().locals(1, GuestCode.I64).times(1, forever(body)));
    }

    private static ByteString liveLocals() {
        GuestCode body = new GuestCode();
        for (int i = 0; i < 500; i++) {
            body.get(1 + i)
                    .get(1 + (i * 7 + 3) % 500)
                    .raw(GuestCode.I64_ADD)
                    .get(1 + (i * 31 + 11) % 500)
                    .raw(GuestCode.I64_MUL)
                    .set(1 + i);
        }
        return new HostileGuest()
                .applyMessage(new GuestCode().locals(500, GuestCode.I64).times(1, forever(body)));
    }

    private static ByteString deepLoops() {
        GuestCode code = new GuestCode().locals(40, GuestCode.I32);
        for (int i = 0; i < 250; i++) {
            code.loop().increase(1 + i % 40, i);
        }
        for (int i = 0; i < 250; i++) {
            code.get(1 + i % 40).i32(1 << i % 13).raw(GuestCode.I32_AND).brIf(0).end();
        }
        GuestCode all = new GuestCode().locals(40, GuestCode.I32);
        return new HostileGuest().applyMessage(all.times(1, forever(code)));
    }

    private static ByteString tableIntoBlocks() {
        GuestCode code = new GuestCode();
        for (int i = 0; i < 250; i++) {
            code.block();
        }
        code.increase(0, 17).get(0).i32(255).raw(GuestCode.I32_AND);
        code.raw(0x0e).raw(u32(249));
        for (int i = 0; i < 250; i++) {
            code.raw(u32(i));
        }
        for (int i = 0; i < 250; i++) {
            code.end().increase(0, i);
        }
        return new HostileGuest().applyMessage(forever(code));
    }

    private static ByteString manyCalled() {
        HostileGuest guest = new HostileGuest();
        int first = guest.next();
        for (int i = 0; i < 3_000; i++) {
            guest.function(
                    HostileGuest.EMPTY_TYPE,
                    new GuestCode().i32(i).i32(0).load32().raw(0x6a).drop());
        }
        GuestCode some = new GuestCode();
        for (int i = 0; i < 3_000; i++) {
            some.call(first + i);
        }
        return guest.applyMessage(forever(some));
    }
}
