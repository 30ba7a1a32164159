package io.xcmgateway.spree.profile;

/// What becomes of a program on its way out.
public enum Wrapping {
    /// Sent as it is (mocks).
    BARE(0),
    /// A topic is appended if there is none, and what cannot be decoded is not sent.
    UNIQUE_TOPIC(1);

    private final int number;

    Wrapping(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
