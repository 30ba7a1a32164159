package io.xcmgateway.gateway.execution;

/// Ends an execution because the process is closing: the next one takes it up again.
final class RunAbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunAbandonedException(Throwable cause) {
        super("the gateway is closing", cause, false, false);
    }
}
