package io.xcmgateway.gateway.attestation;

import org.jspecify.annotations.Nullable;

/// Nothing can be signed at present: the token or the service that has the keys does not do what it
/// should. Tried again, it may.
public final class SignerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SignerUnavailableException(String message) {
        super(message);
    }

    public SignerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
