package io.xcmgateway.proof.cli;

/// The input cannot be used; nothing is said of any proof.
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message, null, false, false);
    }
}
