package io.xcmgateway.spree.module;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.WitnessBound;
import java.util.function.Function;

/// What the guest made of its input, its result understood.
sealed interface GuestRun {

    /// A sound result of genesis.
    record SetUp(GenesisResult result, Execution.Returned run) implements GuestRun {}

    /// A sound result of a message or call.
    record Answered(ModuleExecution result, Execution.Returned run) implements GuestRun {}

    /// It trapped, or its result is broken.
    record Trapped(TrapKind kind, String reason, Reads reads) implements GuestRun {}

    static GuestRun of(
            SpreeRuntime runtime,
            AdmittedModule module,
            Mode mode,
            EntryPoint entryPoint,
            GuestInput input,
            StateView pre,
            WitnessBound bound) {
        Execution execution =
                runtime.execute(
                        module,
                        GuestInput.export(entryPoint),
                        input.encode(entryPoint),
                        pre,
                        bound,
                        input.context().gasLimit(),
                        mode);
        return switch (execution) {
            case Execution.Trapped(TrapKind kind, String reason, Reads reads) ->
                    new Trapped(kind, reason, reads);
            case Execution.Returned returned -> understood(entryPoint, returned);
        };
    }

    private static GuestRun understood(EntryPoint entryPoint, Execution.Returned returned) {
        return switch (entryPoint) {
            case GENESIS ->
                    understood(
                            returned,
                            GenesisResult.decode(returned.output()),
                            it -> new SetUp(it, returned));
            case APPLY_MESSAGE, CALL ->
                    understood(
                            returned,
                            ModuleExecution.decode(returned.output()),
                            it -> new Answered(it, returned));
        };
    }

    private static <T> GuestRun understood(
            Execution.Returned returned, Decoded<T> result, Function<T, GuestRun> sound) {
        return switch (result) {
            case Decoded.Value<T>(T value) -> sound.apply(value);
            case Decoded.Refused<T> refused ->
                    new Trapped(
                            TrapKind.BROKEN_RESULT,
                            "broken result: " + refused.message(),
                            returned.reads());
        };
    }
}
