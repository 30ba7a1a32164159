package io.xcmgateway.spree.twin;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.host.HostFunctions;
import io.xcmgateway.spree.host.HostSession;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.MeteredBinary;
import io.xcmgateway.spree.sandbox.Run;
import io.xcmgateway.spree.state.StateView;
import java.util.function.Function;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/// Runs an admitted module on Endive, with the same metering and the same host functions as the
/// sandbox, but Endive's own memory and tables. What it answers must be what
/// [io.xcmgateway.spree.module.SpreeRuntime] answers: output, changes, reads and gas.
public final class TwinEngine {
    private final AdmittedModule module;
    private final MeteredBinary metered;
    private final WasmModule parsed;
    private final Function<Instance, Machine> compiled;

    public TwinEngine(AdmittedModule module) {
        this.module = module;
        this.metered = MeteredBinary.of(module, HostFunctions.signatures());
        this.parsed = Parser.parse(metered.bytes().toByteArray());
        this.compiled =
                MachineFactoryCompiler.builder(parsed)
                        .withInterpreterFallback(InterpreterFallback.FAIL)
                        .compile();
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
        return new TwinRun(module, metered, parsed, compiled, session.functions())
                .call(export, inputLength, gasLimit);
    }

    private static Execution trapped(HostSession session, TrapKind kind, String reason) {
        return new Execution.Trapped(kind, reason, session.overlay().reads());
    }
}
