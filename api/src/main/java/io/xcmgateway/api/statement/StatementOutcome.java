package io.xcmgateway.api.statement;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.XcmError;

/// How an execution ended, as a statement tells it.
public sealed interface StatementOutcome {

    record Complete(Weight used) implements StatementOutcome {}

    /// @param index 0..255, the instruction that failed
    record Incomplete(Weight used, int index, XcmError error) implements StatementOutcome {
        public Incomplete {
            Check.u8("index", index);
        }
    }

    /// Nothing was executed.
    ///
    /// @param index 0..255, the instruction that was at fault
    @SuppressWarnings("AvoidCommonTypeNames") // the name of the outcome in the specification
    record Error(int index, XcmError error) implements StatementOutcome {
        public Error {
            Check.u8("index", index);
        }
    }

    /// The guest was stopped: its state is what it was, host keys advanced, all gas is used.
    record Trapped(TrapKind kind) implements StatementOutcome {}

    /// An operator passed over the message after a node fault, as [SkipReason] says. Never
    /// automatic, cannot be replayed.
    ///
    /// @param reason 0..255
    record Skipped(int reason) implements StatementOutcome {
        public Skipped {
            Check.u8("reason", reason);
        }
    }

    static StatementOutcome read(ScaleReader in) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new Complete(in.field("used", Weight::read));
            case 1 ->
                    new Incomplete(
                            in.field("used", Weight::read),
                            in.field("index", ScaleReader::u8),
                            in.field("error", XcmError::read));
            case 2 ->
                    new Error(
                            in.field("index", ScaleReader::u8), in.field("error", XcmError::read));
            case 3 -> new Trapped(TrapKind.read(in));
            case 4 -> new Skipped(in.field("reason", ScaleReader::u8));
            default -> throw in.malformedAt(in.offset() - 1, "outcome 0..4", String.valueOf(tag));
        };
    }

    default void write(ScaleWriter out) {
        switch (this) {
            case Complete(var used) -> used.write(out.u8(0));
            case Incomplete(var used, var index, var error) -> {
                used.write(out.u8(1));
                error.write(out.u8(index));
            }
            case Error(var index, var error) -> error.write(out.u8(2).u8(index));
            case Trapped(var kind) -> kind.write(out.u8(3));
            case Skipped(var reason) -> out.u8(4).u8(reason);
        }
    }
}
