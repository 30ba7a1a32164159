package io.xcmgateway.api.fuzz;

/// How a target fails.
final class Checks {
    private Checks() {}

    static void same(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }
}
