package io.xcmgateway.api.statement;

/// Why an operator passed over a message: what this node failed on. The code in
/// [StatementOutcome.Skipped]; a number is never reused. Decoders take all of 0..255, so that a
/// later reason does not break an older verifier.
public enum SkipReason {
    /// None of the others.
    OTHER(0),
    /// A Java stack overflowed while it was executed.
    STACK_OVERFLOW(1),
    /// Memory ran out while it was executed.
    OUT_OF_MEMORY(2),
    /// It ran longer than a node waits for any execution within its gas limit.
    TIME_EXCEEDED(3),
    /// The process ended, again and again, while it was executed.
    PROCESS_ENDED(4),
    /// The engine failed while it was executed.
    ENGINE(5);

    private final int code;

    SkipReason(int code) {
        this.code = code;
    }

    /// 0..255.
    public int code() {
        return code;
    }

    /// The outcome with this reason.
    public StatementOutcome.Skipped outcome() {
        return new StatementOutcome.Skipped(code);
    }
}
