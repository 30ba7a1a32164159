package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Ended;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.LimitVariants;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleRun;
import io.xcmgateway.spree.sandbox.Run;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.twin.TwinModule;
import java.util.List;

/// What one play of a script came to in one engine: how it ended with which gas left, and what is
/// in memory, storage and log then, after a trap too.
///
/// @param changes what was written when it ended, in transactions that are still open too
/// @param open transactions
record Attempt(Ended ended, StateDiff changes, Reads reads, int open, List<LogLine> logs) {

    /// Small enough that a script can reach each of them.
    static final int KEY_BYTES_MAX = 63;

    static final int VALUE_BYTES_MAX = 4096;
    static final int DEPTH_MAX = 4;

    static final EngineProfile PROFILE =
            LimitVariants.with(
                    LimitVariants.with(
                            LimitVariants.with("keyBytesMax", KEY_BYTES_MAX + 1),
                            "valueBytesMax",
                            VALUE_BYTES_MAX),
                    "transactionDepthMax",
                    DEPTH_MAX);

    static final AdmittedModule MODULE = admit();
    private static final TwinModule TWIN = new TwinModule(MODULE, HostFunctions.signatures());

    private static AdmittedModule admit() {
        ByteString wasm = Puppet.resource("/io/xcmgateway/spree/host/puppet.wasm");
        return switch (Admission.admit(wasm, HostFunctions.signatures(), PROFILE)) {
            case Admission.Admitted(AdmittedModule module) -> module;
            case Admission.Refused(var findings) ->
                    throw new IllegalStateException("refused: " + findings);
        };
    }

    private static Attempt of(HostSession session, Ended ended) {
        int open = session.overlay().openTransactions();
        for (int i = 0; i < open; i++) {
            session.overlay().commit();
        }
        return new Attempt(
                ended.withoutReason(),
                session.overlay().diff(),
                session.overlay().reads(),
                open,
                session.logLines());
    }

    /// Plays each script compiled, interpreted and on the twin engine, and demands that all come to
    /// the same, gas included, and to what the model says.
    static void check(List<Script> scripts, MapView state) {
        Sandbox.callOnThread(
                "attempts",
                () -> {
                    scripts.forEach(script -> check(script, state));
                    return scripts.size();
                });
    }

    private static void check(Script script, MapView state) {
        ByteString input = script.encode();
        Attempt compiled = play(Mode.COMPILED, input, state);
        assertThat(play(Mode.INTERPRETED, input, state)).as("%s", script).isEqualTo(compiled);
        assertThat(twin(input, state)).as("%s on the twin", script).isEqualTo(compiled);
        HostModel model = new HostModel(input, state, PROFILE.limits()).play();
        assertThat(compiled.trapped()).as("%s traps", script).isEqualTo(model.trapped());
        assertThat(compiled.changes()).as("%s", script).isEqualTo(model.storage().diff());
        assertThat(compiled.open()).as("%s", script).isEqualTo(model.storage().open());
        assertThat(compiled.logs()).as("%s", script).isEqualTo(model.logs());
        assertThat(compiled.ended().pages()).isEqualTo(2);
        assertThat(compiled.ended().memory())
                .as("memory after %s", script)
                .isEqualTo(Ended.checksum(model.memory()));
    }

    private boolean trapped() {
        return switch (ended.run()) {
            case Run.Returned _ -> false;
            case Run.Trapped(TrapKind kind, var _) -> {
                assertThat(kind).isEqualTo(TrapKind.TRAP);
                yield true;
            }
        };
    }

    private static Attempt play(Mode mode, ByteString input, MapView state) {
        HostSession session = new HostSession(PROFILE, input, state);
        return of(
                session,
                ModuleRun.once(
                        MODULE,
                        mode,
                        "run",
                        input.length(),
                        session.functions(),
                        Puppet.GAS_LIMIT));
    }

    private static Attempt twin(ByteString input, MapView state) {
        HostSession session = new HostSession(PROFILE, input, state);
        return of(session, TWIN.run("run", input.length(), session.functions(), Puppet.GAS_LIMIT));
    }
}
