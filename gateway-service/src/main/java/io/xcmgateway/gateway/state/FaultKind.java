package io.xcmgateway.gateway.state;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.SkipReason;
import io.xcmgateway.spree.sandbox.NodeFault;

/// What this node failed on. Never an outcome: it says nothing about the message.
public enum FaultKind {
    STACK_OVERFLOW(0, SkipReason.STACK_OVERFLOW),
    OUT_OF_MEMORY(1, SkipReason.OUT_OF_MEMORY),
    /// The watchdog ended the execution.
    TIME_EXCEEDED(2, SkipReason.TIME_EXCEEDED),
    /// Process after process ended while it executed the message.
    PROCESS_ENDED(3, SkipReason.PROCESS_ENDED),
    /// Any other failure of the engine or of this service.
    ENGINE(4, SkipReason.ENGINE),
    /// The message is in the order and cannot be part of the instance's history.
    REFUSED(5, SkipReason.OTHER),
    /// The statement is durable, and another one is known for its place.
    NOT_SIGNED(6, SkipReason.OTHER);

    private final int code;
    private final SkipReason skipReason;

    FaultKind(int code, SkipReason skipReason) {
        this.code = code;
        this.skipReason = skipReason;
    }

    /// What a failed execution came of.
    public static FaultKind of(Throwable thrown) {
        return switch (NodeFault.of(thrown)) {
            case STACK_OVERFLOW -> STACK_OVERFLOW;
            case OUT_OF_MEMORY -> OUT_OF_MEMORY;
            case INTERRUPTED, ENGINE -> ENGINE;
        };
    }

    /// What a statement says that passes over the message.
    public SkipReason skipReason() {
        return skipReason;
    }

    static FaultKind read(ScaleReader in) throws Malformed {
        int code = in.u8();
        for (FaultKind each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw in.malformedAt(in.offset() - 1, "fault 0..6", String.valueOf(code));
    }

    int code() {
        return code;
    }
}
