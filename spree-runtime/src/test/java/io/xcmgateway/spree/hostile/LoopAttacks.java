package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.DEPTH_EXCEEDED;
import static io.xcmgateway.spree.hostile.Attack.OUT_OF_GAS;
import static io.xcmgateway.spree.hostile.GuestCode.forever;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;
import java.util.function.Supplier;

/// Code that never ends, or goes down for ever.
final class LoopAttacks {
    private LoopAttacks() {}

    static List<Attack> all() {
        return List.of(
                endless("loop: br", () -> just(forever(new GuestCode()))),
                endless("loop: br_if", LoopAttacks::brIf),
                endless("loop: br_table of 256", LoopAttacks::brTable),
                endless("loop: an operand below it", LoopAttacks::operandBelow),
                endless("loop: 1000 operands below it", LoopAttacks::operandsBelow),
                endless("loop: 1000 locals written", LoopAttacks::manyLocals),
                endless("loop: 200 loops deep", LoopAttacks::nestedLoops),
                endless("loop: division", LoopAttacks::division),
                endless("loop: dependent multiplications", LoopAttacks::multiplications),
                endless("loop: call of an empty function", LoopAttacks::emptyCalls),
                endless("loop: call of a function of 1000 locals", LoopAttacks::wideCalls),
                endless("loop: call_indirect through 200 functions", LoopAttacks::indirectCalls),
                endless("loop: host call that does nothing", LoopAttacks::hostCalls),
                endless("loop: unpredictable branches", LoopAttacks::unpredictable),
                deep("recursion: small frames", () -> recursion(0)),
                deep("recursion: 1000 locals", () -> recursion(1_000)),
                deep("recursion: through call_indirect", LoopAttacks::indirectRecursion),
                deep("recursion: 1000 operands at the call", LoopAttacks::operandsAtTheCall),
                deep("recursion: 64 parameters, indirect", LoopAttacks::parametersIndirect),
                deep("recursion: between host calls", LoopAttacks::recursionWithHostCalls),
                endless("recursion: down and up again", LoopAttacks::downAndUp));
    }

    private static Attack endless(String name, Supplier<ByteString> module) {
        return Attack.stopped(name, OUT_OF_GAS, module);
    }

    private static Attack deep(String name, Supplier<ByteString> module) {
        return Attack.stopped(name, DEPTH_EXCEEDED, module);
    }

    private static ByteString just(GuestCode code) {
        return new HostileGuest().applyMessage(code);
    }

    private static ByteString brIf() {
        return just(new GuestCode().loop().i32(1).brIf(0).end().i64(0));
    }

    private static ByteString brTable() {
        return just(
                new GuestCode()
                        .locals(1, GuestCode.I32)
                        .loop()
                        .increase(1, 7)
                        .get(1)
                        .i32(255)
                        .raw(GuestCode.I32_AND)
                        .brTable(256, 0)
                        .end()
                        .raw(GuestCode.UNREACHABLE));
    }

    private static ByteString operandBelow() {
        return just(new GuestCode().i64(1).times(1, forever(new GuestCode().i32(1).drop())));
    }

    private static ByteString operandsBelow() {
        GuestCode body = new GuestCode().increase(0, 1);
        return just(new GuestCode().times(1_000, new GuestCode().i32(3)).times(1, forever(body)));
    }

    private static ByteString manyLocals() {
        GuestCode body = new GuestCode();
        for (int i = 1; i < 1_000; i++) {
            body.get(i + 1).i64(i).raw(GuestCode.I64_ADD).set(i);
        }
        return just(new GuestCode().locals(1_000, GuestCode.I64).times(1, forever(body)));
    }

    private static ByteString nestedLoops() {
        GuestCode code = new GuestCode();
        for (int i = 0; i < 200; i++) {
            code.loop().increase(0, i);
        }
        code.get(0).raw(GuestCode.I32_EQZ).brIf(100).br(199);
        for (int i = 0; i < 200; i++) {
            code.end();
        }
        return just(code.raw(GuestCode.UNREACHABLE));
    }

    private static ByteString division() {
        GuestCode step =
                new GuestCode().get(1).i64(7).raw(GuestCode.I64_OR).raw(GuestCode.I64_DIV_U);
        GuestCode body = new GuestCode().i64(Long.MIN_VALUE).times(100, step).set(1);
        return just(new GuestCode().locals(1, GuestCode.I64).times(1, forever(body)));
    }

    private static ByteString multiplications() {
        GuestCode step = new GuestCode().i64(0x9e37_79b9_7f4a_7c15L).raw(GuestCode.I64_MUL);
        GuestCode body = new GuestCode().get(1).times(500, step).set(1);
        return just(new GuestCode().locals(1, GuestCode.I64).times(1, forever(body)));
    }

    private static ByteString emptyCalls() {
        HostileGuest guest = new HostileGuest();
        int empty = guest.function(HostileGuest.EMPTY_TYPE, new GuestCode());
        return guest.applyMessage(forever(new GuestCode().call(empty)));
    }

    private static ByteString wideCalls() {
        HostileGuest guest = new HostileGuest();
        int wide =
                guest.function(
                        HostileGuest.EMPTY_TYPE, new GuestCode().locals(1_000, GuestCode.I64));
        return guest.applyMessage(forever(new GuestCode().call(wide)));
    }

    private static ByteString indirectCalls() {
        HostileGuest guest = new HostileGuest();
        int[] functions = new int[200];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = guest.function(HostileGuest.EMPTY_TYPE, new GuestCode().i32(i).drop());
        }
        guest.table(200, functions);
        GuestCode body = new GuestCode();
        for (int i = 0; i < functions.length; i++) {
            body.i32(i * 77 % functions.length).callIndirect(HostileGuest.EMPTY_TYPE);
        }
        return guest.applyMessage(forever(body));
    }

    private static ByteString hostCalls() {
        return new HostileGuest("logging_max_level")
                .applyMessage(forever(new GuestCode().call(0).drop()));
    }

    private static ByteString unpredictable() {
        GuestCode next =
                new GuestCode()
                        .get(1)
                        .i32(1_664_525)
                        .raw(GuestCode.I32_MUL)
                        .i32(1_013_904_223)
                        .raw(GuestCode.I32_ADD)
                        .tee(1)
                        .i32(1 << 30)
                        .raw(GuestCode.I32_AND)
                        .when()
                        .increase(2, 1)
                        .end();
        return just(new GuestCode().locals(2, GuestCode.I32).times(1, forever(next)));
    }

    private static ByteString recursion(int locals) {
        HostileGuest guest = new HostileGuest();
        GuestCode code = new GuestCode();
        if (locals > 0) {
            code.locals(locals, GuestCode.I64);
        }
        int self = guest.next();
        guest.function(HostileGuest.EMPTY_TYPE, code.call(self));
        return guest.applyMessage(new GuestCode().call(self).i64(0));
    }

    private static ByteString indirectRecursion() {
        HostileGuest guest = new HostileGuest();
        int self = guest.next();
        guest.function(
                HostileGuest.EMPTY_TYPE,
                new GuestCode().i32(0).callIndirect(HostileGuest.EMPTY_TYPE));
        guest.table(1, self);
        return guest.applyMessage(new GuestCode().call(self).i64(0));
    }

    private static ByteString operandsAtTheCall() {
        HostileGuest guest = new HostileGuest();
        int self = guest.next();
        GuestCode code = new GuestCode().times(1_000, new GuestCode().i64(1)).call(self);
        guest.function(HostileGuest.EMPTY_TYPE, code.times(1_000, new GuestCode().drop()));
        return guest.applyMessage(new GuestCode().call(self).i64(0));
    }

    private static ByteString parametersIndirect() {
        HostileGuest guest = new HostileGuest();
        int wide = guest.type(code(0x60, 64, times(64, GuestCode.I64), 1, GuestCode.I64));
        int self = guest.next();
        GuestCode arguments = new GuestCode();
        for (int i = 0; i < 64; i++) {
            arguments.get(i);
        }
        GuestCode code = new GuestCode().times(1, arguments).i32(0).callIndirect(wide);
        guest.function(wide, code);
        guest.table(1, self);
        return guest.applyMessage(new GuestCode().times(64, new GuestCode().i64(1)).call(self));
    }

    private static ByteString recursionWithHostCalls() {
        HostileGuest guest = new HostileGuest("logging_max_level");
        int self = guest.next();
        guest.function(
                HostileGuest.EMPTY_TYPE, new GuestCode().call(0).drop().call(self).call(0).drop());
        return guest.applyMessage(new GuestCode().call(self).i64(0));
    }

    /// Just short of the limit, again and again.
    private static ByteString downAndUp() {
        HostileGuest guest = new HostileGuest();
        int down = guest.type(code(0x60, 1, GuestCode.I32, 0));
        int self = guest.next();
        guest.function(
                down,
                new GuestCode()
                        .get(0)
                        .when()
                        .get(0)
                        .i32(-1)
                        .raw(GuestCode.I32_ADD)
                        .call(self)
                        .end());
        return guest.applyMessage(forever(new GuestCode().i32(3_000).call(self)));
    }
}
