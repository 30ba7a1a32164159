package io.xcmgateway.spree.sandbox;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.state.StateUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the guest can do wrong is a trap, and nothing else is.
class TrapTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void traps(String name, Mode mode, byte[] instructions) {
        Run run = Guests.run(Guests.admit(module(instructions)), mode, Guests.GAS);

        assertThat(run).isInstanceOf(Run.Trapped.class);
        assertThat(((Run.Trapped) run).kind()).as(name).isEqualTo(TrapKind.TRAP);
    }

    static Stream<Arguments> traps() {
        byte[] min32 = code(0x41, signed(Integer.MIN_VALUE));
        byte[] min64 = code(0x42, signed(Long.MIN_VALUE));
        byte[] high = code(0x41, signed(-4));
        return Stream.of(
                        arguments("unreachable", code(0x00)),
                        arguments("i32.div_s by 0", code(0x41, 1, 0x41, 0, 0x6d, 0x1a)),
                        arguments("i32.div_u by 0", code(0x41, 1, 0x41, 0, 0x6e, 0x1a)),
                        arguments("i32.rem_u by 0", code(0x41, 1, 0x41, 0, 0x70, 0x1a)),
                        arguments("i32.div_s overflow", code(min32, 0x41, 0x7f, 0x6d, 0x1a)),
                        arguments("i64.div_s by 0", code(0x42, 1, 0x42, 0, 0x7f, 0x1a)),
                        arguments("i64.rem_s by 0", code(0x42, 1, 0x42, 0, 0x81, 0x1a)),
                        arguments("i64.div_s overflow", code(min64, 0x42, 0x7f, 0x7f, 0x1a)),
                        arguments("load at 2^32 - 4", code(high, 0x29, 0, 0, 0x1a)),
                        arguments("load over the end", code(at(65_533), 0x28, 0, 0, 0x1a)),
                        arguments(
                                "load far behind an offset",
                                code(at(65_532), 0x28, 0, ModuleBuilder.u32(0x7fff_ffff), 0x1a)),
                        arguments("store over the end", code(at(65_529), 0x42, 0, 0x37, 0, 0)),
                        arguments("store8 at 2^32 - 4", code(high, 0x41, 0, 0x3a, 0, 8)),
                        arguments("i64.store8 at 2^32 - 4", code(high, 0x42, 0, 0x3c, 0, 8)),
                        arguments("store16 at 2^32 - 4", code(high, 0x41, 0, 0x3b, 0, 8)),
                        arguments("i64.store16 at 2^32 - 4", code(high, 0x42, 0, 0x3d, 0, 8)),
                        arguments("store32 at 2^32 - 4", code(high, 0x42, 0, 0x3e, 0, 8)),
                        arguments("byte behind the end", code(at(65_536), 0x2d, 0, 0, 0x1a)),
                        arguments(
                                "fill over the end",
                                code(at(65_535), 0x41, 0, 0x41, 2, 0xfc, 11, 0)),
                        arguments(
                                "fill nothing behind the end",
                                code(at(65_537), 0x41, 0, 0x41, 0, 0xfc, 11, 0)),
                        arguments(
                                "copy over the end",
                                code(0x41, 0, at(65_535), 0x41, 2, 0xfc, 10, 0, 0)),
                        arguments("init too much", code(0x41, 0, 0x41, 0, 0x41, 4, 0xfc, 8, 0, 0)),
                        arguments(
                                "init after drop",
                                code(0xfc, 9, 0, 0x41, 0, 0x41, 0, 0x41, 1, 0xfc, 8, 0, 0)),
                        arguments(
                                "init of an active segment",
                                code(0x41, 0, 0x41, 0, 0x41, 1, 0xfc, 8, 1, 0)),
                        arguments("call of an empty element", code(0x41, 1, 0x11, 1, 0)),
                        arguments("call behind the table", code(0x41, 2, 0x11, 1, 0)),
                        arguments("call at index 2^32 - 4", code(high, 0x11, 1, 0)),
                        arguments("call of another type", code(0x41, 0, 0x11, 1, 0)))
                .flatMap(test ->
                        Stream.of(Mode.values())
                                .map(m -> arguments(test.get()[0], m, test.get()[1])));
    }

    @ParameterizedTest
    @EnumSource
    void trapsWhereAHostFunctionSaysSo(Mode mode) {
        HostFunction host =
                log(_ -> {
                    throw new GuestTrap("bad pointer");
                });

        Run run = Guests.run(Guests.admit(calling(), host), mode, Guests.GAS, host);

        assertThat(run).isEqualTo(new Run.Trapped(TrapKind.TRAP, "bad pointer"));
    }

    @ParameterizedTest
    @EnumSource
    void runsOutOfGasInAHostFunction(Mode mode) {
        HostFunction host = log(guest -> guest.charge(1_000));

        Run run = Guests.run(Guests.admit(calling(), host), mode, 1_000, host);

        assertThat(((Run.Trapped) run).kind()).isEqualTo(TrapKind.OUT_OF_GAS);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameArgumentsInBothModes(Mode mode) {
        List<Long> seen = new ArrayList<>();
        HostFunction host =
                new HostFunction(
                        "log",
                        List.of(ValueType.I32),
                        ValueType.NONE,
                        (_, arguments) -> {
                            seen.add(arguments[0]);
                            return 0;
                        });

        Guests.run(Guests.admit(calling(), host), mode, Guests.GAS, host);

        assertThat(seen).containsExactly(0xffff_ffffL);
    }

    @ParameterizedTest
    @EnumSource
    void letsEveryOtherFailureOfAHostFunctionThrough(Mode mode) {
        List<RuntimeException> failures =
                List.of(
                        new StateUnavailableException("disk"),
                        new IndexOutOfBoundsException("a bug of ours"),
                        new ArithmeticException("a bug of ours"));
        for (RuntimeException failure : failures) {
            HostFunction host =
                    log(_ -> {
                        throw failure;
                    });
            AdmittedModule module = Guests.admit(calling(), host);

            assertThatThrownBy(() -> Guests.run(module, mode, Guests.GAS, host)).isSameAs(failure);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverMakesAnOutcomeOfAFullStackOrHeap(Mode mode) {
        List<Error> errors = List.of(new StackOverflowError("deep"), new OutOfMemoryError("full"));
        for (Error error : errors) {
            HostFunction host =
                    log(_ -> {
                        throw error;
                    });
            AdmittedModule module = Guests.admit(calling(), host);

            assertThatThrownBy(() -> Guests.run(module, mode, Guests.GAS, host))
                    .isInstanceOf(NodeFaultException.class)
                    .hasCause(error);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverMakesAnOutcomeOfAnInterrupt(Mode mode) {
        HostFunction host = log(_ -> Thread.currentThread().interrupt());
        AdmittedModule module = Guests.admit(calling(0x03, 0x40, 0x0c, 0, 0x0b), host);

        assertThatThrownBy(() -> Guests.run(module, mode, Guests.GAS, host))
                .isInstanceOf(NodeFaultException.class);
    }

    /// Recursion that needs as much Java stack as the stack limit allows: through the table with
    /// the smallest frame, and with the widest locals and operands.
    @ParameterizedTest
    @EnumSource
    void holdsTheDeepestRecursionInTheStack(Mode mode) {
        byte[] throughTable = code(0x41, 0, 0x41, 0, 0x11, 0, 0, 0x1a);
        byte[] wide =
                code(
                        ModuleBuilder.times(1_000, 0x42, 1),
                        code(0x41, 0, 0x10, 0, 0x1a),
                        ModuleBuilder.times(1_000, 0x1a));
        for (ByteString wasm : List.of(module(throughTable), module(wide))) {
            Run run = Guests.run(Guests.admit(wasm), mode, 1L << 40);

            assertThat(run).isInstanceOf(Run.Trapped.class);
            assertThat(((Run.Trapped) run).kind()).isEqualTo(TrapKind.DEPTH_EXCEEDED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void startsEveryRunFresh(Mode mode) {
        // Traps if the memory is written to already; writes to it and drops the segment.
        byte[] once =
                code(
                        code(0x41, 8, 0x2d, 0, 0, 0x04, 0x40, 0x00, 0x0b),
                        code(0x41, 8, 0x41, 0, 0x41, 1, 0xfc, 8, 0, 0, 0xfc, 9, 0));
        AdmittedModule module = Guests.admit(module(once));

        Run first = Guests.run(module, mode, Guests.GAS);

        assertThat(first).isInstanceOf(Run.Returned.class);
        assertThat(Guests.run(module, mode, Guests.GAS)).isEqualTo(first);
    }

    /// `run` with these instructions, a passive segment 0, an active segment 1, and a table of two
    /// elements of which the first is `run` itself.
    private static ByteString module(byte[] instructions) {
        byte[] body = code(0, instructions, 0x42, 0, 0x0b);
        return ModuleBuilder.running(body)
                .item(SectionId.TYPE, ModuleBuilder.NOTHING)
                .item(SectionId.TABLE, code(0x70, 0, 2))
                .item(SectionId.ELEMENT, code(0, 0x41, 0, 0x0b, 1, 0))
                .raw(SectionId.DATA_COUNT, (byte) 2)
                .item(SectionId.DATA, code(1, 3, "abc"))
                .item(SectionId.DATA, code(0, 0x41, 0, 0x0b, 3, "abc"))
                .build();
    }

    private static byte[] at(int address) {
        return code(0x41, signed(address));
    }

    /// Calls `log(-1)`, then executes the instructions.
    private static ByteString calling(int... instructions) {
        byte[] after = ModuleBuilder.times(1, instructions);
        return new ModuleBuilder()
                .item(SectionId.TYPE, ModuleBuilder.I32_TO_I64)
                .item(SectionId.TYPE, code(0x60, 1, 0x7f, 0))
                .item(SectionId.IMPORT, ModuleBuilder.importOf("env", "log", 1))
                .function(0, code(0, 0x41, 0x7f, 0x10, 0, after, 0x42, 0, 0x0b))
                .item(SectionId.EXPORT, ModuleBuilder.export("run", 0, 1))
                .build();
    }

    private interface Body {
        void call(HostFunction.Guest guest);
    }

    private static HostFunction log(Body body) {
        return new HostFunction(
                "log",
                List.of(ValueType.I32),
                ValueType.NONE,
                (guest, _) -> {
                    body.call(guest);
                    return 0;
                });
    }
}
