package io.xcmgateway.spree.module;

/// What constructors of this package demand.
final class Bounds {
    private Bounds() {}

    static void atMost(String what, int found, int max) {
        if (found > max) {
            throw new IllegalArgumentException(what + " must be at most " + max + ", was " + found);
        }
    }
}
