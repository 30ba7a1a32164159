package io.xcmgateway.spree.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.Puppet;
import io.xcmgateway.spree.host.Script;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.OnlyRecorded;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateUnavailableException;
import io.xcmgateway.spree.state.StateView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpreeRuntimeTest {

    @ParameterizedTest
    @EnumSource
    void anEntryPointThatTheModuleLacksTraps(Mode mode) {
        assertThat(execute("SpreeModule_nothing", new Script(), MapView.EMPTY, mode))
                .isEqualTo(
                        new Execution.Trapped(
                                TrapKind.TRAP,
                                "the module exports no function SpreeModule_nothing",
                                Reads.NONE));
    }

    @ParameterizedTest
    @EnumSource
    void aStateThatCannotBeReadIsNoOutcome(Mode mode) {
        Script script = new Script();
        script.call("ext_storage_exists_version_1", script.span("key"));
        StateView nothing = new OnlyRecorded(MapView.EMPTY, Reads.NONE);
        assertThatThrownBy(() -> execute("run", script, nothing, mode))
                .isInstanceOf(StateUnavailableException.class)
                .hasMessage("existence of 0x016b6579 is not recorded");
    }

    @ParameterizedTest
    @EnumSource
    void aRunKeepsNothingForTheNext(Mode mode) {
        Script script = new Script();
        long out = script.room(4);
        script.call("ext_storage_read_version_2", script.span("key"), out, 0, 0);
        script.call("ext_storage_set_version_1", script.span("key"), script.span("left"));
        Execution first = execute("run", script, MapView.EMPTY, mode);
        assertThat(execute("run", script, MapView.EMPTY, mode)).isEqualTo(first);
    }

    private static Execution execute(String export, Script script, StateView state, Mode mode) {
        ByteString input = script.encode();
        return Sandbox.callOnThread(
                "execute",
                () ->
                        new SpreeRuntime()
                                .execute(
                                        Puppet.MODULE,
                                        export,
                                        input,
                                        state,
                                        Puppet.GAS_LIMIT,
                                        mode));
    }
}
