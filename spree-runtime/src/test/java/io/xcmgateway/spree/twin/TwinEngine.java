package io.xcmgateway.spree.twin;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.host.HostSession;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Run;
import io.xcmgateway.spree.state.StateView;

/// Runs an admitted module on Endive, with the same metering and the same host functions as the
/// sandbox, but Endive's own memory and tables. What it answers must be what
/// [io.xcmgateway.spree.module.SpreeRuntime] answers: output, changes, reads and gas.
public final class TwinEngine {
    private final AdmittedModule module;
    private final TwinModule twin;

    public TwinEngine(AdmittedModule module) {
        this.module = module;
        this.twin = new TwinModule(module, HostFunctions.signatures());
    }

    /// Must be called on a thread of [io.xcmgateway.spree.sandbox.Sandbox#threadFactory], whose
    /// stack is deep enough.
    ///
    /// @param gasLimit 0..2^63-1
    public Execution execute(String export, ByteString input, StateView state, long gasLimit) {
        HostSession session = new HostSession(module.profile(), input, state);
        Run run = run(export, input.length(), session, gasLimit);
        return switch (run) {
            case Run.Returned(ByteString output, long gasUsed) ->
                    session.overlay().openTransactions() > 0
                            ? trapped(session, TrapKind.TRAP, "returned with transactions open")
                            : new Execution.Returned(
                                    output,
                                    session.overlay().diff(),
                                    session.overlay().growth(),
                                    session.overlay().reads(),
                                    gasUsed,
                                    session.logLines());
            case Run.Trapped(TrapKind kind, String reason) -> trapped(session, kind, reason);
        };
    }

    private Run run(String export, int inputLength, HostSession session, long gasLimit) {
        if (!module.entryPoints().contains(export)) {
            return new Run.Trapped(TrapKind.TRAP, "the module exports no function " + export);
        }
        return twin.instantiate(session.functions()).call(export, inputLength, gasLimit);
    }

    private static Execution trapped(HostSession session, TrapKind kind, String reason) {
        return new Execution.Trapped(kind, reason, session.overlay().reads());
    }
}
