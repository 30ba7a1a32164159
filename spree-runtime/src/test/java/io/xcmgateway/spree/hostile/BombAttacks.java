package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.refused;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.times;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;

/// Modules that made parsers and compilers of Wasm allocate gigabytes or run for minutes, and more
/// of their kind; none gets as far as the compiler.
final class BombAttacks {
    private BombAttacks() {}

    private static final int TWO_GIGA = 0x7fff_fff0;
    private static final byte[] BRANCH_BLOCK = {0x02, 0x40, 0x41, 0, 0x0d, 0, 0x0b};
    private static final String HEADER = "the header of a Wasm module, version 1";
    private static final String CELLS = "at most 2097152 frame values times branch targets";

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        counts(all);
        bodies(all);
        frames(all);
        shapes(all);
        return all;
    }

    private static void counts(List<Attack> all) {
        all.add(
                refused(
                        "bomb: data segment of 2 GiB",
                        "at most 1048576 bytes of data",
                        () -> raw(HostileGuest.DATA, code(1, 1, u32(TWO_GIGA)))));
        all.add(
                refused(
                        "bomb: 2^31 parameters",
                        "at most 64 parameters",
                        () -> raw(HostileGuest.TYPE, code(1, 0x60, u32(TWO_GIGA)))));
        all.add(
                refused(
                        "bomb: 2^31 globals",
                        "at most 1024 globals",
                        () -> raw(HostileGuest.GLOBAL, u32(TWO_GIGA))));
        all.add(
                refused(
                        "bomb: 2^31 exports",
                        "at most 256 exports",
                        () -> raw(HostileGuest.EXPORT, u32(TWO_GIGA))));
        all.add(
                refused(
                        "bomb: name of 2 GiB",
                        "at most 128 bytes of export name",
                        () -> raw(HostileGuest.EXPORT, code(1, u32(TWO_GIGA)))));
        for (int count : new int[] {500, 1_000}) {
            all.add(
                    refused(
                            "bomb: " + count + " equal types",
                            "at most 256 types",
                            () -> equalTypes(count)));
        }
        all.add(
                refused(
                        "bomb: memory of 2 GiB",
                        "at most 64 memory pages",
                        () -> raw(HostileGuest.MEMORY, code(1, 0, u32(32_767)))));
        all.add(
                refused(
                        "bomb: table of ten million",
                        "at most 4096 table elements",
                        () -> raw(HostileGuest.TABLE, code(1, 0x70, 0, u32(10_000_000)))));
        all.add(
                refused(
                        "bomb: 100 000 functions",
                        "at most 10000 functions",
                        () -> functions(100_000, code(0, 0x0b))));
    }

    private static void bodies(List<Attack> all) {
        for (int count : new int[] {20_000, 100_000}) {
            all.add(
                    refused(
                            "bomb: " + count + " loops beside one another",
                            count > 21_845
                                    ? "at most 65536 bytes of function body"
                                    : "at most 1000 loops",
                            () -> body(code(0, times(count, 0x03, 0x40, 0x0b), 0x0b))));
        }
        for (int depth : new int[] {2_000, 20_000, 100_000}) {
            all.add(
                    refused(
                            "bomb: blocks " + depth + " deep",
                            depth > 21_844
                                    ? "at most 65536 bytes of function body"
                                    : "at most 256 nested blocks",
                            () ->
                                    body(
                                            code(
                                                    0,
                                                    times(depth, 0x02, 0x40),
                                                    times(depth, 0x0b),
                                                    0x0b))));
        }
        all.add(
                refused(
                        "bomb: br_table of 100 000 out of 1000 blocks",
                        "at most 65536 bytes of function body",
                        BombAttacks::brTable));
        all.add(
                refused(
                        "bomb: br_table of 2^31",
                        "at most 256 br_table targets",
                        () -> body(code(0, 0x41, 0, 0x0e, u32(TWO_GIGA), 0x0b))));
        all.add(
                refused(
                        "bomb: 100 000 ifs with else",
                        "at most 65536 bytes of function body",
                        () ->
                                body(
                                        code(
                                                0,
                                                times(
                                                        100_000, 0x41, 0, 0x04, 0x40, 0x01, 0x05,
                                                        0x01, 0x0b),
                                                0x0b))));
        all.add(
                refused(
                        "bomb: 7 MB of straight code",
                        "at most 1048576 bytes of module",
                        () -> body(code(0, times(2_500_000, 0x41, 0, 0x1a), 0x0b))));
    }

    private static void frames(List<Attack> all) {
        for (int count : new int[] {3, 10, 30}) {
            all.add(
                    refused(
                            "bomb: " + count + " functions of 50 000 locals",
                            "at most 1024 parameters and locals",
                            () -> functions(count, code(1, u32(50_000), 0x7e, 0x0b))));
        }
        all.add(
                refused(
                        "bomb: 4 KB of groups of 2^31 locals",
                        "at most 1024 parameters and locals",
                        () ->
                                body(
                                        code(
                                                u32(700),
                                                times(700, 0xf0, 0xff, 0xff, 0xff, 0x07, 0x7e),
                                                0x0b))));
        int[][] sizes = {{1_000, 1_000}, {1_000, 4_000}, {4_000, 4_000}};
        for (int[] size : sizes) {
            if (size[0] == 1_000 && size[1] == 1_000) {
                // Within the limits: among those that are admitted.
                continue;
            }
            all.add(
                    refused(
                            "bomb: " + size[0] + " locals at " + size[1] + " branch targets",
                            size[0] > 1_024 ? "at most 1024 parameters and locals" : CELLS,
                            () ->
                                    body(
                                            code(
                                                    1,
                                                    u32(size[0]),
                                                    0x7e,
                                                    repeat(BRANCH_BLOCK, size[1]),
                                                    0x0b))));
        }
        all.add(
                refused(
                        "bomb: 10 000 operands",
                        "at most 1024 operands",
                        () -> body(code(0, times(10_000, 0x41, 0), times(10_000, 0x1a), 0x0b))));
        all.add(
                refused(
                        "bomb: 2000 operands over 2000 blocks",
                        "at most 1024 operands",
                        () ->
                                body(
                                        code(
                                                0,
                                                times(2_000, 0x41, 0),
                                                repeat(BRANCH_BLOCK, 2_000),
                                                times(2_000, 0x1a),
                                                0x0b))));
    }

    private static void shapes(List<Attack> all) {
        all.add(
                refused(
                        "shape: integer of six bytes",
                        "types is a u32",
                        () -> raw(HostileGuest.TYPE, code(0x80, 0x80, 0x80, 0x80, 0x80, 0))));
        all.add(
                refused(
                        "shape: two exports of one name",
                        "each export name once",
                        () ->
                                new ModuleBuilder()
                                        .item(
                                                HostileGuest.EXPORT,
                                                ModuleBuilder.export("memory", 2, 0))
                                        .build()));
        all.add(
                refused(
                        "shape: 65 KiB of custom sections",
                        "at most 65536 bytes of custom sections",
                        () -> raw(0, code(1, 0x78, new byte[65 << 10]))));
        all.add(refused("shape: nothing", "1 bytes of " + HEADER, () -> ByteString.EMPTY));
        all.add(refused("shape: 1 MiB of zeros", HEADER, () -> ByteString.wrap(new byte[1 << 20])));
    }

    private static ByteString raw(int section, byte[] content) {
        return new ModuleBuilder().raw(section, content).build();
    }

    private static ByteString body(byte[] body) {
        return ModuleBuilder.of(body).build();
    }

    private static ByteString equalTypes(int count) {
        ModuleBuilder module =
                new ModuleBuilder()
                        .items(HostileGuest.TYPE, count, HostileGuest.nothing())
                        .item(HostileGuest.TABLE, code(0x70, 0, 1));
        for (int i = 0; i < count; i++) {
            module.function(i, code(0, 0x0b));
        }
        return module.build();
    }

    private static ByteString functions(int count, byte[] body) {
        ModuleBuilder module = new ModuleBuilder().item(HostileGuest.TYPE, HostileGuest.nothing());
        for (int i = 0; i < count; i++) {
            module.function(0, body);
        }
        return module.build();
    }

    private static ByteString brTable() {
        byte[] targets = repeat(u32(999), 100_001);
        return body(
                code(
                        0,
                        times(1_000, 0x02, 0x40),
                        0x41,
                        0,
                        0x0e,
                        u32(100_000),
                        targets,
                        times(1_000, 0x0b),
                        0x0b));
    }

    private static byte[] repeat(byte[] unit, int count) {
        byte[] all = new byte[unit.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(unit, 0, all, i * unit.length, unit.length);
        }
        return all;
    }
}
