package io.xcmgateway.gateway.keystore;

/// A file of keys or its password cannot be used: it is not there, is not what it must be, or does
/// not open. The message names the file and no secret.
public final class KeystoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeystoreException(String message) {
        super(message);
    }

    KeystoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
