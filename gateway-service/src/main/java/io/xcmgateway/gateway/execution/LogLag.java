package io.xcmgateway.gateway.execution;

import java.time.Clock;

/// How far the signed checkpoints are behind the log.
public final class LogLag {
    private final Clock clock;
    private long durable;
    private long signed;

    /// Since when there is something to sign, or when something was signed last. Milliseconds since
    /// 1970.
    private long progressMs;

    LogLag(Clock clock) {
        this.clock = clock;
    }

    /// Statements that are durable and under no signed checkpoint.
    public synchronized long statements() {
        return Math.max(0, durable - signed);
    }

    /// For how long none of them came under one, in milliseconds; 0 if there are none.
    public synchronized long millis() {
        return statements() == 0 ? 0 : Math.max(0, clock.millis() - progressMs);
    }

    /// @param leafCount statements of the log that are durable
    synchronized void durable(long leafCount) {
        if (statements() == 0) {
            progressMs = clock.millis();
        }
        durable = leafCount;
    }

    /// @param leafCount those that signed checkpoints cover
    synchronized void signed(long leafCount) {
        signed = leafCount;
        progressMs = clock.millis();
    }
}
