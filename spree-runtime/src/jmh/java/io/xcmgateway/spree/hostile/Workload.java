package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.GuestCode.forever;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.state.MapView;

/// A message that does mostly one thing until its gas is used up.
///
/// @param name what it does
/// @param module whose entry point never returns
/// @param state what its storage holds before
/// @param input of the entry point; its length is the entry point's argument
record Workload(String name, ByteString module, MapView state, ByteString input) {
    /// Locals of every workload's entry point, beside its argument: values that no compiler knows.
    static final int ARGUMENT = 0;

    static final int X = 1;
    static final int V = 2;
    static final int SMALL = 3;
    static final int LARGE = 4;
    static final int COUNTER = 5;
    static final int SPARE = 6;

    static final int I64_EXTEND_I32_U = 0xad;
    static final int MEMORY_PAGES = 64;

    private static final int LCG_FACTOR = 1_664_525;
    private static final int LCG_TERM = 1_013_904_223;
    private static final ByteString INPUT = ByteString.wrap(new byte[7]);

    /// Repeats `body`, in a memory of one page.
    static Workload of(String name, GuestCode body) {
        return of(name, new HostileGuest(), new GuestCode(), body);
    }

    /// Does `before` once, then repeats `body`.
    static Workload of(String name, HostileGuest guest, GuestCode before, GuestCode body) {
        return new Workload(name, module(guest, before, forever(body)), MapView.EMPTY, INPUT);
    }

    /// Repeats `body`, which calls one host function or several, with 4 MiB of memory.
    static Workload host(String name, GuestCode body, String... imports) {
        return host(name, ByteString.EMPTY, body, imports);
    }

    /// The same with bytes at 2 MiB.
    static Workload host(String name, ByteString data, GuestCode body, String... imports) {
        HostileGuest guest = new HostileGuest(imports).memory(MEMORY_PAGES, MEMORY_PAGES);
        return of(name, guest.data(CryptoWorkloads.INPUTS, data), new GuestCode(), body);
    }

    Workload on(MapView before) {
        return new Workload(name, module, before, input);
    }

    Workload with(ByteString other) {
        return new Workload(name, module, state, other);
    }

    private static ByteString module(HostileGuest guest, GuestCode before, GuestCode loop) {
        GuestCode code =
                new GuestCode()
                        .locals(1, GuestCode.I64)
                        .locals(1, GuestCode.I32)
                        .locals(2, GuestCode.I64)
                        .locals(2, GuestCode.I32);
        code.get(ARGUMENT).raw(I64_EXTEND_I32_U).set(SMALL);
        code.get(SMALL).i64(0x9e37_79b9_7f4a_7c15L).raw(GuestCode.I64_MUL).tee(LARGE).set(X);
        code.get(ARGUMENT).i32(LCG_FACTOR).raw(GuestCode.I32_MUL).set(V);
        return guest.applyMessage(code.times(1, before).times(1, loop));
    }

    /// Leaves the next pseudo-random i32, whose high bits are good, and keeps it in [#V].
    static GuestCode random() {
        return new GuestCode()
                .get(V)
                .i32(LCG_FACTOR)
                .raw(GuestCode.I32_MUL)
                .i32(LCG_TERM)
                .raw(GuestCode.I32_ADD)
                .tee(V);
    }
}
