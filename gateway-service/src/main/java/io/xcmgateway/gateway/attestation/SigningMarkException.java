package io.xcmgateway.gateway.attestation;

/// The store and the marks of what was signed do not agree: signing could equivocate, so the
/// gateway does not start before an operator has looked.
public final class SigningMarkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public SigningMarkException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /// What an operator can do, in sentences.
    public String remedy() {
        return remedy;
    }
}
