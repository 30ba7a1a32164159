package io.xcmgateway.spree.profile;

/// The id of a message that brings none (XCM.md 5.5).
public enum MessageIds {
    /// Of the bytes received.
    RECEIVED(0),
    /// Of the version 5 program without its version byte, as in dry runs.
    PROGRAM(1);

    private final int number;

    MessageIds(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
