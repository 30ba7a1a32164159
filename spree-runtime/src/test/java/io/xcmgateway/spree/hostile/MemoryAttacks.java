package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.OUT_OF_GAS;
import static io.xcmgateway.spree.hostile.Attack.TRAP;
import static io.xcmgateway.spree.hostile.GuestCode.forever;

import io.xcmgateway.api.bytes.ByteString;
import java.util.List;

/// The most of memory for the least gas.
final class MemoryAttacks {
    private MemoryAttacks() {}

    private static final int PAGES_MAX = 64;
    private static final int BYTES_MAX = PAGES_MAX << 16;

    static List<Attack> all() {
        return List.of(
                Attack.stopped(
                        "memory: grown page by page, written, and a trap at the end",
                        TRAP,
                        MemoryAttacks::pageByPage),
                endless("memory: grow by nothing", new GuestCode().i32(0).grow().drop()),
                endless(
                        "memory: grow by more than is allowed",
                        new GuestCode().i32(1).grow().drop()),
                endless("memory: fill 4 MiB", new GuestCode().i32(0).i32(7).i32(BYTES_MAX).fill()),
                endless("memory: fill of nothing", new GuestCode().i32(0).i32(7).i32(0).fill()),
                endless(
                        "memory: copy 4 MiB onto itself, one byte on",
                        new GuestCode().i32(1).i32(0).i32(BYTES_MAX - 1).copy()),
                endless("memory: init 512 KiB", new GuestCode().i32(1).i32(0).i32(BLOB).init(0)),
                endless("memory: init of nothing", new GuestCode().i32(0).i32(0).i32(0).init(0)),
                endless("memory: loads far apart", farApart(new GuestCode().load32().drop())),
                endless("memory: stores far apart", farApart(new GuestCode().i64(-1).store64())),
                endless("memory: each load decides the next address", chase()),
                Attack.stopped(
                        "memory: a fill beyond the end, after all was written",
                        TRAP,
                        MemoryAttacks::fillBeyondTheEnd));
    }

    private static final int BLOB = 512 << 10;

    private static Attack endless(String name, GuestCode code) {
        return Attack.stopped(
                name,
                OUT_OF_GAS,
                () ->
                        guest(PAGES_MAX)
                                .applyMessage(
                                        new GuestCode()
                                                .locals(2, GuestCode.I32)
                                                .times(1, forever(code))));
    }

    private static HostileGuest guest(int pages) {
        return new HostileGuest()
                .memory(pages, PAGES_MAX)
                .passiveData(ByteString.wrap(new byte[BLOB]));
    }

    private static ByteString pageByPage() {
        GuestCode page =
                new GuestCode()
                        .i32(1)
                        .grow()
                        .i32(1 << 16)
                        .raw(GuestCode.I32_MUL)
                        .i32(-1)
                        .i32(1 << 16)
                        .fill();
        return guest(1).applyMessage(
                        new GuestCode()
                                .locals(1, GuestCode.I32)
                                .times(1, GuestCode.counted(1, PAGES_MAX, page))
                                .raw(GuestCode.UNREACHABLE));
    }

    /// Addresses that neither cache nor prefetcher has.
    private static GuestCode farApart(GuestCode access) {
        GuestCode one =
                new GuestCode()
                        .get(1)
                        .i32(0x9e37_79b9)
                        .raw(GuestCode.I32_ADD)
                        .tee(1)
                        .i32(BYTES_MAX - 8)
                        .raw(GuestCode.I32_AND)
                        .times(1, access);
        return new GuestCode().times(50, one);
    }

    private static GuestCode chase() {
        GuestCode one =
                new GuestCode()
                        .get(1)
                        .load32()
                        .get(1)
                        .raw(GuestCode.I32_ADD)
                        .i32(0x0003_f0c4)
                        .raw(GuestCode.I32_ADD)
                        .i32(BYTES_MAX - 8)
                        .raw(GuestCode.I32_AND)
                        .set(1);
        return new GuestCode().times(50, one);
    }

    private static ByteString fillBeyondTheEnd() {
        return guest(PAGES_MAX)
                .applyMessage(
                        new GuestCode()
                                .i32(0)
                                .i32(1)
                                .i32(BYTES_MAX)
                                .fill()
                                .i32(1)
                                .i32(2)
                                .i32(BYTES_MAX)
                                .fill()
                                .i64(0));
    }
}
