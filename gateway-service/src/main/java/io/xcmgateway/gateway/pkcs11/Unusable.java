package io.xcmgateway.gateway.pkcs11;

import org.jspecify.annotations.Nullable;

/// A token does not do what it should; says which and why, and no secret.
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }

    Unusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
