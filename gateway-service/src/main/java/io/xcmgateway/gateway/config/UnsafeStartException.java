package io.xcmgateway.gateway.config;

/// The service would expose something that must not be exposed, or promise what this JVM does not
/// keep; it does not start.
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
