package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxTest {

    @ParameterizedTest
    @EnumSource
    void returnsWhatTheGuestPointsTo(Mode mode) {
        ByteString input = ByteString.ascii("hello");
        HostFunction host = Guests.inputOf(input);
        AdmittedModule echo = Guests.admit(Guests.read("echo"), host);

        Run run =
                Sandbox.callOnThread(
                        "echo",
                        () ->
                                Sandbox.run(
                                        echo,
                                        mode,
                                        "SpreeModule_call",
                                        input.length(),
                                        List.of(host),
                                        1_000));

        assertThat(run).isInstanceOf(Run.Returned.class);
        Run.Returned returned = (Run.Returned) run;
        assertThat(returned.output()).isEqualTo(input);
        // Entry 4, frame of 2 locals and 2 operands 4, 9 simple instructions, call 6, host call 100
        // and 5 bytes.
        assertThat(returned.gasUsed()).isEqualTo(4 + 4 + 9 + 6 + 100 + 5);
    }

    @ParameterizedTest
    @EnumSource
    void endsALoopWhenTheGasIsUsedUp(Mode mode) {
        assertThat(trap("loop", mode)).isEqualTo(TrapKind.OUT_OF_GAS);
    }

    @ParameterizedTest
    @EnumSource
    void endsARecursionAtTheStackLimit(Mode mode) {
        assertThat(trap("recurse", mode)).isEqualTo(TrapKind.DEPTH_EXCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void growsTheMemoryToItsLimit(Mode mode) {
        AdmittedModule module = Guests.admit(Guests.read("grow"));

        Run run = Guests.run(module, mode, Guests.GAS);

        assertThat(run).isInstanceOf(Run.Returned.class);
        assertThat(((Run.Returned) run).output()).isEqualTo(ByteString.of(64, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void tellsATrapFromABrokenResult(Mode mode) {
        assertThat(trap("trap", mode)).isEqualTo(TrapKind.TRAP);
        assertThat(trap("broken-result", mode)).isEqualTo(TrapKind.BROKEN_RESULT);
    }

    /// Chicory 1.7.5 threw a NullPointerException when it compiled this without the metering's
    /// block around it.
    @ParameterizedTest
    @EnumSource
    void branchesOutOfAFunctionAndLeavesOperandsBehind(Mode mode) {
        byte[] body =
                ModuleBuilder.code(
                        ModuleBuilder.code(0, 0x41, 7, 0x42, ModuleBuilder.signed(1L << 32)),
                        ModuleBuilder.code(0x41, 1, 0x0d, 0, 0x1a, 0x1a, 0x42, 0, 0x0b));
        AdmittedModule module = Guests.admit(ModuleBuilder.running(body).build());

        Run run = Guests.run(module, mode, Guests.GAS);

        assertThat(run).isInstanceOf(Run.Returned.class);
        assertThat(((Run.Returned) run).output()).isEqualTo(ByteString.of(0));
    }

    @Test
    void refusesAThreadWithASmallStack() {
        AdmittedModule module = Guests.admit(Guests.read("trap"));

        assertThatThrownBy(
                        () -> Sandbox.run(module, Mode.COMPILED, "run", 0, List.of(), Guests.GAS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Sandbox.threadFactory");
    }

    private static TrapKind trap(String guest, Mode mode) {
        Run run = Guests.run(Guests.admit(Guests.read(guest)), mode, Guests.GAS);
        assertThat(run).isInstanceOf(Run.Trapped.class);
        return ((Run.Trapped) run).kind();
    }
}
