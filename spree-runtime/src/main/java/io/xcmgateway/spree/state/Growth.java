package io.xcmgateway.spree.state;

/// By how much keys, and bytes of keys and values, become more; negative for less.
public record Growth(long keys, long bytes) {
    public static final Growth NONE = new Growth(0, 0);

    public Growth and(Growth other) {
        return new Growth(keys + other.keys, bytes + other.bytes);
    }
}
