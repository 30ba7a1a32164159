package io.xcmgateway.spree.profile;

/// What a failed transactional instruction rolls back (XCM.md 7.5).
public enum Transactional {
    NOTHING(0),
    /// As a mock of upstream's unit tests does.
    REGISTERS_ONLY(1),
    EVERYTHING(2);

    private final int number;

    Transactional(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
