package io.xcmgateway.spree.module;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.export;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.importOf;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.u32;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.host.Puppet;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.module.Cases.Case;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.ModuleBuilder;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.Subtree;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a module may answer, say and grow to: at each limit the message stands, one above it the
/// message traps and nothing else of it is left. Compiled, interpreted and from what was recorded
/// ([Case#on]).
class AnswerLimitsTest {
    private static final int TYPE = 1;
    private static final int IMPORT = 2;
    private static final int MEMORY = 5;
    private static final int EXPORT = 7;
    private static final int DATA = 11;

    private static final int PAGES_MAX = 64;
    private static final int PAGE_BYTES = 1 << 16;

    /// Of an answer in state; a value holds no more than 512 KiB.
    private static final int PIECE_BYTES = 500_000;

    private static final int PIECES = 3;

    /// Where the answering module keeps the names of the pieces, and behind them reads a number.
    private static final int NAMES = 2 << 20;

    private static final int NUMBER = NAMES + 8;

    private static final AdmittedModule ANSWERING = answering();
    private static final AdmittedModule GROWING = growing(code(0, 1));
    private static final AdmittedModule GROWING_TO_MAXIMUM = growing(code(1, 1, PAGES_MAX));

    /// `Complete` without weight, a message id of zeros; then come outbound messages and events.
    private static final ByteString START = ByteString.wrap(new byte[3 + 32]);

    @Test
    void countsOfEvents() {
        assertThat(answer(events(AbiLimits.EVENTS_MAX, 0)).effects())
                .hasSize(8_192)
                .allMatch(effect -> effect instanceof Effect.Event);
        assertBroken(events(AbiLimits.EVENTS_MAX + 1, 0));
    }

    @Test
    void bytesOfAnEvent() {
        assertThat(answer(events(1, Effect.DATA_BYTES_MAX)).effects())
                .singleElement()
                .isEqualTo(new Effect.Event(Hash32.ZERO, ByteString.wrap(new byte[64 << 10])));
        assertBroken(events(1, Effect.DATA_BYTES_MAX + 1));
    }

    @Test
    void countsOfOutboundMessages() {
        assertThat(answer(outbound(AbiLimits.OUTBOUND_MAX, 1)).effects())
                .hasSize(256)
                .allMatch(effect -> effect instanceof Effect.Outbound);
        assertBroken(outbound(AbiLimits.OUTBOUND_MAX + 1, 1));
    }

    @Test
    void bytesOfAnOutboundMessage() {
        assertThat(answer(outbound(1, Effect.MESSAGE_BYTES_MAX)).effects())
                .singleElement()
                .isEqualTo(
                        new Effect.Outbound(
                                0, Location.PARENT, ByteString.wrap(new byte[256 << 10])));
        assertBroken(outbound(1, Effect.MESSAGE_BYTES_MAX + 1));
    }

    @Test
    void bytesOfTheAnswer() {
        int full = 15 * (32 + 4 + Effect.DATA_BYTES_MAX);
        int rest = (1 << 20) - START.length() - 2 - full - 32 - 4;
        ByteString most = filled(rest);
        assertThat(most.length()).isEqualTo(1 << 20);
        assertThat(answer(most).effects()).hasSize(16);
        assertBroken(filled(rest + 1));
    }

    /// Fifteen events of full size, and one of `rest` bytes.
    private static ByteString filled(int rest) {
        ScaleWriter out = new ScaleWriter().bytes(START).compactU32(0).compactU32(16);
        for (int i = 0; i < 16; i++) {
            event(out, i < 15 ? Effect.DATA_BYTES_MAX : rest);
        }
        return out.toByteString();
    }

    @Test
    void pagesOfMemory() {
        for (AdmittedModule module : new AdmittedModule[] {GROWING, GROWING_TO_MAXIMUM}) {
            assertThat(grow(module, PAGES_MAX - 1).outcome())
                    .isEqualTo(new StatementOutcome.Complete(Weight.ZERO));
            assertTrapped(grow(module, PAGES_MAX), TrapKind.TRAP);
            assertTrapped(grow(module, 2 * PAGES_MAX), TrapKind.TRAP);
            // It is charged for before it is found to be too much.
            assertTrapped(grow(module, 65_535), TrapKind.OUT_OF_GAS);
        }
    }

    @Test
    void whatIsLoggedAboveTheLimitsIsDroppedAndChangesNothing() {
        for (int lines : new int[] {256, 257}) {
            for (int bytes : new int[] {1_024, 1_025}) {
                Script script = new Script();
                long text = script.room(bytes);
                for (int i = 0; i < lines; i++) {
                    script.call("ext_logging_log_version_1", 1, text, text);
                }
                ByteString answer = START.concat(ByteString.of(0, 0));
                Transition.Done done =
                        Case.message(Cases.asserted())
                                .of(Puppet.MODULE)
                                .done(Cases.state(script.returning(answer)));
                assertThat(done.outcome()).isEqualTo(new StatementOutcome.Complete(Weight.ZERO));
                assertThat(done.effects()).isEmpty();
            }
        }
    }

    private static Transition.Done answer(ByteString answer) {
        Transition.Done done = run(answer);
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Complete(Weight.ZERO));
        return done;
    }

    private static void assertBroken(ByteString answer) {
        assertTrapped(run(answer), TrapKind.BROKEN_RESULT);
    }

    private static void assertTrapped(Transition.Done done, TrapKind kind) {
        assertThat(done.outcome()).isEqualTo(new StatementOutcome.Trapped(kind));
        assertThat(done.gasUsed()).isEqualTo(Cases.GAS_LIMIT);
        assertThat(done.effects()).isEmpty();
        assertThat(done.diff().changes().keySet()).allMatch(Subtree.HOST::contains);
    }

    private static Transition.Done run(ByteString answer) {
        TreeMap<ByteString, ByteString> state = new TreeMap<>();
        for (int i = 0; i * PIECE_BYTES < answer.length(); i++) {
            int end = Math.min(answer.length(), (i + 1) * PIECE_BYTES);
            state.put(name("" + i), answer.slice(i * PIECE_BYTES, end));
        }
        state.put(name("n"), number((long) answer.length() << 32));
        return Case.message(Cases.asserted()).of(ANSWERING).done(new MapView(state));
    }

    private static Transition.Done grow(AdmittedModule module, int pages) {
        TreeMap<ByteString, ByteString> state = new TreeMap<>();
        state.put(name("n"), number(pages));
        return Case.message(Cases.asserted()).of(module).done(new MapView(state));
    }

    private static ByteString name(String name) {
        return Subtree.GUEST.key(ByteString.ascii(name));
    }

    private static ByteString number(long number) {
        return new ScaleWriter().u64(number).toByteString();
    }

    private static ByteString events(int count, int bytes) {
        ScaleWriter out = new ScaleWriter().bytes(START).compactU32(0).compactU32(count);
        for (int i = 0; i < count; i++) {
            event(out, bytes);
        }
        return out.toByteString();
    }

    private static void event(ScaleWriter out, int bytes) {
        out.bytes(ByteString.wrap(new byte[32])).byteVec(ByteString.wrap(new byte[bytes]));
    }

    private static ByteString outbound(int count, int bytes) {
        ScaleWriter out = new ScaleWriter().bytes(START).compactU32(count);
        for (int i = 0; i < count; i++) {
            Location.PARENT.write(out);
            out.byteVec(ByteString.wrap(new byte[bytes]));
        }
        return out.compactU32(0).toByteString();
    }

    /// Answers with what its state says: pieces under "0", "1", "2", their pointer-size under "n".
    private static AdmittedModule answering() {
        byte[] body = code(0);
        for (int i = 0; i < PIECES; i++) {
            body = code(body, read(NAMES + i, i * PIECE_BYTES, PIECE_BYTES));
        }
        body = code(body, read(NAMES + PIECES, NUMBER, 8));
        body = code(body, i32(NUMBER), 0x29, 3, 0, 0x0b); // i64.load
        return Puppet.admit(
                module(code(1, PAGES_MAX, PAGES_MAX), body)
                        .item(DATA, code(0, i32(NAMES), 0x0b, 4, "012n"))
                        .build());
    }

    /// Grows by as many pages as its state says under "n", writes to the last byte it then must
    /// have, and answers with zeros: the shortest answer that is one. Traps if it cannot grow.
    private static AdmittedModule growing(byte[] memory) {
        byte[] body =
                code(
                        code(0),
                        read(0, 8, 8),
                        code(i32(8), 0x28, 2, 0, 0x40, 0), // i32.load, memory.grow
                        code(i32(-1), 0x46, 0x04, 0x40, 0x00, 0x0b), // if it is -1: unreachable
                        code(i32(PAGES_MAX * PAGE_BYTES - 1), i32(0), 0x3a, 0, 0), // i32.store8
                        code(i64(1_024 | 37L << 32), 0x0b));
        return Puppet.admit(module(memory, body).item(DATA, code(0, i32(0), 0x0b, 1, "n")).build());
    }

    private static ModuleBuilder module(byte[] memory, byte[] body) {
        return new ModuleBuilder()
                .item(TYPE, code(0x60, 1, 0x7f, 1, 0x7e))
                .item(TYPE, code(0x60, 4, 0x7e, 0x7e, 0x7f, 0x7f, 1, 0x7e))
                .item(IMPORT, importOf("env", "ext_storage_read_version_2", 1))
                .item(MEMORY, memory)
                .function(0, body)
                .item(EXPORT, export(ApplyMessage.EXPORT, 0, 1));
    }

    /// Reads the value under the key of one byte that is at `key`.
    private static byte[] read(int key, int out, int bytes) {
        return code(
                code(i64(key | 1L << 32), i64(out | (long) bytes << 32), i32(0), i32(1)),
                code(0x10, u32(0), 0x1a));
    }

    private static byte[] i32(int value) {
        return code(0x41, signed(value));
    }

    private static byte[] i64(long value) {
        return code(0x42, signed(value));
    }
}
