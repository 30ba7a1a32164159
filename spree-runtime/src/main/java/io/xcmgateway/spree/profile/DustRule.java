package io.xcmgateway.spree.profile;

/// What becomes of a deposit below the existential deposit (XCM.md 8.3).
public enum DustRule {
    /// Gone, and the instruction succeeds: up to xcm-executor 24.
    IGNORED(0),
    /// The instruction fails: xcm-executor 27.
    REFUSED(1);

    private final int number;

    DustRule(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
