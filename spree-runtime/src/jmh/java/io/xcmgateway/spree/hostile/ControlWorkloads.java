package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Workload.COUNTER;
import static io.xcmgateway.spree.hostile.Workload.SPARE;
import static io.xcmgateway.spree.hostile.Workload.V;
import static io.xcmgateway.spree.hostile.Workload.X;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import java.util.ArrayList;
import java.util.List;

/// Branches, loops and calls.
final class ControlWorkloads {
    private ControlWorkloads() {}

    private static final int LOOPS = 200;

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(Workload.of("br", new GuestCode()));
        all.add(Workload.of("br_if, always taken", new GuestCode().loop().i32(1).brIf(0).end()));
        all.add(Workload.of("br_if, unpredictable", condition().brIf(0)));
        all.add(Workload.of("if, predictable", when(new GuestCode().get(COUNTER))));
        all.add(Workload.of("if, unpredictable", when(condition())));
        for (int bits : List.of(1, 4, 8)) {
            int targets = 1 << bits;
            String name = "br_table of " + targets;
            all.add(Workload.of(name + ", in turn", table(targets, turn(bits))));
            all.add(Workload.of(name + ", random", table(targets, random(bits))));
        }
        all.add(Workload.of("a loop of 10 turns in a loop", inner(10)));
        all.add(Workload.of("a loop of 1000 turns in a loop", inner(1_000)));
        all.add(Workload.of(LOOPS + " loops, each in another", nested()));
        all.add(onOperands(1));
        all.add(onOperands(1_000));
        all.add(manyLocals());
        all.add(calling("call of an empty function", new GuestCode()));
        for (int locals : List.of(50, 1_000)) {
            GuestCode body = new GuestCode().locals(locals, GuestCode.I64);
            all.add(calling("call of a function of " + locals + " locals", body));
        }
        all.add(calling("call of a function with a loop", counting()));
        all.add(arguments());
        all.add(indirect("call_indirect of one function", 1, new GuestCode().i32(0)));
        all.add(indirect("call_indirect of 128 functions, in turn", 128, turn(7)));
        all.add(indirect("call_indirect of 128 functions, random", 128, random(7)));
        all.add(recursion("recursion 3000 deep", 3_000, 1));
        all.add(recursion("recursion in two branches", 12, 2));
        return all;
    }

    private static GuestCode counting() {
        return new GuestCode()
                .locals(1, GuestCode.I32)
                .times(1, GuestCode.counted(0, 10, new GuestCode()));
    }

    private static GuestCode condition() {
        return Workload.random().i32(1 << 30).raw(GuestCode.I32_AND);
    }

    private static GuestCode when(GuestCode condition) {
        return new GuestCode().times(20, condition.when().increase(COUNTER, 3).end());
    }

    /// An index of so many bits: one more each time.
    private static GuestCode turn(int bits) {
        return new GuestCode()
                .get(COUNTER)
                .i32(1)
                .raw(GuestCode.I32_ADD)
                .tee(COUNTER)
                .i32((1 << bits) - 1)
                .raw(GuestCode.I32_AND);
    }

    private static GuestCode random(int bits) {
        return Workload.random().i32(32 - bits).raw(0x76);
    }

    /// As many blocks as targets, up to 16, each with some code of its own behind it.
    private static GuestCode table(int targets, GuestCode index) {
        int blocks = Math.min(targets, 16);
        GuestCode body = new GuestCode();
        for (int i = 0; i < blocks; i++) {
            body.block();
        }
        body.times(1, index).raw(0x0e).raw(u32(targets));
        for (int i = 0; i <= targets; i++) {
            body.raw(i % blocks);
        }
        for (int i = 0; i < blocks; i++) {
            body.end().increase(SPARE, i);
        }
        return body;
    }

    private static GuestCode inner(int turns) {
        GuestCode add = new GuestCode().get(X).i64(3).raw(GuestCode.I64_MUL).set(X);
        return new GuestCode().i32(0).set(COUNTER).times(1, GuestCode.counted(COUNTER, turns, add));
    }

    private static GuestCode nested() {
        GuestCode body = new GuestCode();
        for (int i = 0; i < LOOPS; i++) {
            body.loop().increase(V, i);
        }
        body.get(V).raw(GuestCode.I32_EQZ).brIf(LOOPS / 2).br(LOOPS - 1);
        for (int i = 0; i < LOOPS; i++) {
            body.end();
        }
        return body;
    }

    private static Workload onOperands(int operands) {
        GuestCode before = new GuestCode().times(operands, new GuestCode().i32(3));
        String name = "a loop with " + operands + " operands below it";
        return Workload.of(name, new HostileGuest(), before, new GuestCode().increase(V, 1));
    }

    /// In a function of its own: the entry point has no such locals.
    private static Workload manyLocals() {
        HostileGuest guest = new HostileGuest();
        GuestCode body = new GuestCode();
        for (int i = 1; i < 1_000; i++) {
            body.get(i).i64(i).raw(GuestCode.I64_ADD).set(i - 1);
        }
        GuestCode code = new GuestCode().locals(1_000, GuestCode.I64);
        int called =
                guest.function(HostileGuest.EMPTY_TYPE, code.times(1, GuestCode.forever(body)));
        return Workload.of(
                "a loop that writes 1000 locals",
                guest,
                new GuestCode(),
                new GuestCode().call(called));
    }

    private static Workload calling(String name, GuestCode body) {
        HostileGuest guest = new HostileGuest();
        int called = guest.function(HostileGuest.EMPTY_TYPE, body);
        GuestCode calls = new GuestCode().times(10, new GuestCode().call(called));
        return Workload.of(name, guest, new GuestCode(), calls);
    }

    private static Workload arguments() {
        HostileGuest guest = new HostileGuest();
        int type = guest.type(code(0x60, 16, times(16, GuestCode.I64), 1, GuestCode.I64));
        GuestCode sum = new GuestCode().get(0);
        for (int i = 1; i < 16; i++) {
            sum.get(i).raw(GuestCode.I64_ADD);
        }
        int called = guest.function(type, sum);
        GuestCode call = new GuestCode().times(16, new GuestCode().get(X)).call(called).set(X);
        return Workload.of("call with 16 arguments", guest, new GuestCode(), call);
    }

    private static Workload indirect(String name, int functions, GuestCode index) {
        HostileGuest guest = new HostileGuest();
        int[] all = new int[functions];
        for (int i = 0; i < functions; i++) {
            all[i] = guest.function(HostileGuest.EMPTY_TYPE, new GuestCode().i32(i).drop());
        }
        guest.table(functions, all);
        GuestCode call = new GuestCode().times(1, index).callIndirect(HostileGuest.EMPTY_TYPE);
        return Workload.of(name, guest, new GuestCode(), new GuestCode().times(10, call));
    }

    private static Workload recursion(String name, int depth, int calls) {
        HostileGuest guest = new HostileGuest();
        int type = guest.type(code(0x60, 1, GuestCode.I32, 0));
        int self = guest.next();
        GuestCode down = new GuestCode().get(0).i32(-1).raw(GuestCode.I32_ADD).call(self);
        guest.function(type, new GuestCode().get(0).when().times(calls, down).end());
        return Workload.of(name, guest, new GuestCode(), new GuestCode().i32(depth).call(self));
    }
}
