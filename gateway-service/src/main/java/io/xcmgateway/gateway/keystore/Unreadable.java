package io.xcmgateway.gateway.keystore;

/// Stops the reading of a keystore: what had to stand where, and what stood there.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param pointer where, as a JSON pointer (RFC 6901)
    /// @param found nothing that a password protects
    Unreadable(String pointer, String expected, String found) {
        super(
                (pointer.isEmpty() ? "keystore" : pointer)
                        + " must be "
                        + expected
                        + ", was "
                        + found,
                null,
                false,
                false);
    }
}
