package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.HostSession;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.Run;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.WitnessBound;

/// Runs one entry point of a module on a state, and tells what it answered, what it would change
/// and what it read. Pure: the same arguments give the same answer on every machine and in both
/// modes.
///
/// Holds nothing; one object serves all threads.
public final class SpreeRuntime {

    /// Must be called on a thread of [Sandbox#threadFactory].
    ///
    /// @param export the entry point's name; one the module does not export is a trap
    /// @param input SCALE, as HOST-API.md has it for the entry point
    /// @param state the instance's whole trie before the run
    /// @param gasLimit 0..2^63-1
    /// @throws io.xcmgateway.spree.sandbox.NodeFaultException if this node, not the guest, failed
    /// @throws io.xcmgateway.spree.state.StateUnavailableException if `state` cannot be read
    public Execution execute(
            AdmittedModule module,
            String export,
            ByteString input,
            StateView state,
            long gasLimit,
            Mode mode) {
        WitnessBound bound = new WitnessBound(module.profile().limits().state());
        return execute(module, export, input, state, bound, gasLimit, mode);
    }

    /// @param bound of the transition that the run is part of
    Execution execute(
            AdmittedModule module,
            String export,
            ByteString input,
            StateView state,
            WitnessBound bound,
            long gasLimit,
            Mode mode) {
        HostSession session = new HostSession(module.profile(), input, state, bound);
        Run run = Sandbox.run(module, mode, export, input.length(), session.functions(), gasLimit);
        return switch (run) {
            case Run.Returned(ByteString output, long gasUsed) ->
                    returned(session, output, gasUsed);
            case Run.Trapped(TrapKind kind, String reason) ->
                    new Execution.Trapped(kind, reason, session.overlay().reads());
        };
    }

    private static Execution returned(HostSession session, ByteString output, long gasUsed) {
        int open = session.overlay().openTransactions();
        if (open > 0) {
            return new Execution.Trapped(
                    TrapKind.TRAP,
                    "returned with " + open + " transactions open",
                    session.overlay().reads());
        }
        Growth growth;
        try {
            growth = session.overlay().growth();
        } catch (GuestTrap e) {
            return new Execution.Trapped(
                    TrapKind.TRAP, String.valueOf(e.getMessage()), session.overlay().reads());
        }
        return new Execution.Returned(
                output,
                session.overlay().diff(),
                growth,
                session.overlay().reads(),
                gasUsed,
                session.logLines());
    }
}
