package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrapKind;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.LinkedHashMap;
import java.util.Map;

/// The outcome of a statement, in the shape that canonical JSON gives to an XCM `Outcome`.
public final class OutcomeJson {
    private OutcomeJson() {}

    public static Object of(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Complete(var used) -> Map.of("Complete", Map.of("used", used));
            case StatementOutcome.Incomplete(var used, int index, var error) -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("used", used);
                body.put("error", instructionError(index, error));
                yield Map.of("Incomplete", body);
            }
            case StatementOutcome.Error(int index, var error) ->
                    Map.of("Error", instructionError(index, error));
            case StatementOutcome.Trapped(TrapKind kind) -> Map.of("Trapped", trap(kind));
            case StatementOutcome.Skipped(int reason) ->
                    Map.of("Skipped", Map.of("reason", reason));
        };
    }

    private static Map<String, Object> instructionError(int index, XcmError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("index", index);
        body.put("error", error);
        return body;
    }

    /// The kind of a trap.
    public static String trap(TrapKind kind) {
        return switch (kind) {
            case OUT_OF_GAS -> "OutOfGas";
            case DEPTH_EXCEEDED -> "DepthExceeded";
            case TRAP -> "Trap";
            case BROKEN_RESULT -> "BrokenResult";
        };
    }
}
