package io.xcmgateway.gateway.execution;

/// Ends a wait for a statement that will not come, or not while this process lives.
public final class NotExecutedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotExecutedException(String reason) {
        super(reason, null, false, false);
    }
}
