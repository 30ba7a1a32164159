package io.xcmgateway.gateway.state;

/// What the store returned cannot have been written by us. Not a failure that passes: somebody has
/// to look at it.
public final class CorruptStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptStoreException(String message) {
        super(message);
    }
}
