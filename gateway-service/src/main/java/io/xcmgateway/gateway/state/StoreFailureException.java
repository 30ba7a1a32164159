package io.xcmgateway.gateway.state;

import io.xcmgateway.spree.state.StateUnavailableException;

/// The store did not do what it was asked to.
public final class StoreFailureException extends StateUnavailableException {
    private static final long serialVersionUID = 1L;

    public StoreFailureException(String message) {
        super(message);
    }

    public StoreFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
