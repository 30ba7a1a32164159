package io.xcmgateway.spree.hostile;

import static io.xcmgateway.spree.hostile.Attack.BROKEN_RESULT;
import static io.xcmgateway.spree.hostile.Attack.COMPLETE;
import static io.xcmgateway.spree.hostile.Attack.TRAP;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// Answers that lie about where they are, or are made to be expensive to read.
final class ResultAttacks {
    private ResultAttacks() {}

    private static final int PAGES = 32;
    private static final long MEMORY = PAGES << 16;
    private static final int OUTPUT_BYTES_MAX = 1 << 20;
    private static final long HUGE = (1 << 30) - 1;

    /// Outcome `Complete` without weight, and a message id.
    private static final ByteString BEGINNING = ByteString.wrap(new byte[3 + 32]);

    static List<Attack> all() {
        return List.of(
                lies("one byte more than there is memory", MEMORY - 99, 100),
                lies("4 GiB of it", 0, 0xffff_ffffL),
                lies("at the end of 32 bits", 0xffff_ffffL, 1),
                lies("wrapping around", 0xffff_fff0L, 0x20),
                lies("one byte more than the limit", 0, OUTPUT_BYTES_MAX + 1),
                lies("nothing", 0, 0),
                lies("nothing, behind the memory", MEMORY + 1, 0),
                broken("1 MiB of zeros", OUTPUT_BYTES_MAX, _ -> {}),
                broken("1 MiB of 0xff", OUTPUT_BYTES_MAX, out -> out.bytes(ones(1 << 10))),
                broken("2^30 events", 4_096, out -> start(out).compactU32(0).compactU32(HUGE)),
                broken(
                        "2^32 events",
                        4_096,
                        out -> start(out).compactU32(0).compactU32(-1L >>> 32)),
                broken(
                        "8193 events",
                        33 * 8_193 + 64,
                        out -> start(out).compactU32(0).compactU32(8_193)),
                broken("2^30 outbound messages", 4_096, out -> start(out).compactU32(HUGE)),
                broken("257 outbound messages", 4_096, out -> start(out).compactU32(257)),
                broken(
                        "an event of 2^30 bytes",
                        4_096,
                        out ->
                                start(out)
                                        .compactU32(0)
                                        .compactU32(1)
                                        .bytes(zeros(32))
                                        .compactU32(HUGE)),
                broken(
                        "an event of nearly 1 MiB",
                        OUTPUT_BYTES_MAX,
                        out ->
                                start(out)
                                        .compactU32(0)
                                        .compactU32(1)
                                        .bytes(zeros(32))
                                        .compactU32(OUTPUT_BYTES_MAX - 35 - 1 - 1 - 32 - 4)),
                broken(
                        "a destination of nine junctions",
                        4_096,
                        out -> start(out).compactU32(1).u8(255).u8(9)),
                broken("a byte more than the answer", 38, ResultAttacks::start),
                complete(
                        "8192 empty events",
                        start(new ScaleWriter()).compactU32(0).compactU32(8_192),
                        33 * 8_192),
                complete("256 messages to places as deep as can be", outbound(256, 8), 1),
                complete("256 messages to one place", outbound(256, 0), 1),
                complete("60 events of 16 KiB", events(60, 16 << 10), 0));
    }

    private static ScaleWriter start(ScaleWriter out) {
        return out.bytes(BEGINNING);
    }

    private static ByteString zeros(int count) {
        return ByteString.wrap(new byte[count]);
    }

    private static ByteString ones(int count) {
        byte[] ones = new byte[count];
        Arrays.fill(ones, (byte) 0xff);
        return ByteString.wrap(ones);
    }

    private static ScaleWriter outbound(int messages, int depth) {
        ScaleWriter out = start(new ScaleWriter()).compactU32(messages);
        for (int i = 0; i < messages; i++) {
            Junction deep = new Junction.GeneralKey(32, Hash32.ZERO);
            Junction[] junctions = Collections.nCopies(depth, deep).toArray(Junction[]::new);
            if (depth > 0) {
                junctions[0] = new Junction.Parachain(i);
            }
            Location.of(1, junctions).write(out);
            out.byteVec(zeros(1));
        }
        return out;
    }

    private static ScaleWriter events(int count, int bytes) {
        ScaleWriter out = start(new ScaleWriter()).compactU32(0).compactU32(count);
        for (int i = 0; i < count; i++) {
            out.bytes(zeros(32)).byteVec(zeros(bytes));
        }
        return out;
    }

    private static Attack lies(String what, long offset, long length) {
        return Attack.stopped(
                "result: " + what,
                BROKEN_RESULT,
                () ->
                        new HostileGuest()
                                .memory(PAGES, PAGES)
                                .applyMessage(new GuestCode().span(offset, length)));
    }

    private static Attack broken(String what, int length, Consumer<ScaleWriter> content) {
        ScaleWriter out = new ScaleWriter();
        content.accept(out);
        return answer("result: " + what, BROKEN_RESULT, out, length);
    }

    private static Attack complete(String what, ScaleWriter out, int zeros) {
        return answer("result: " + what, COMPLETE, out, out.size() + zeros);
    }

    private static Attack answer(String name, String verdict, ScaleWriter out, int length) {
        return Attack.stopped(
                name,
                verdict,
                () ->
                        new HostileGuest()
                                .memory(PAGES, PAGES)
                                .data(0, out.toByteString())
                                .applyMessage(new GuestCode().span(0, length)));
    }

    /// What is left behind when it traps.
    static List<Attack> openTransactions() {
        return List.of(
                Attack.stopped(
                        "result: good, with a transaction open",
                        TRAP,
                        () ->
                                new HostileGuest("storage_start_transaction")
                                        .memory(1, 1)
                                        .applyMessage(new GuestCode().call(0).span(0, 37))));
    }
}
