package io.xcmgateway.gateway.config;

/// The configuration would expose something that must not be exposed; the service does not start.
final class UnsafeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnsafeStartException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
