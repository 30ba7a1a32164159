package io.xcmgateway.gateway.config;

/// The service would expose something that must not be exposed, or promise what this JVM does not
/// keep; it does not start.
public final class UnsafeStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public UnsafeStartException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
