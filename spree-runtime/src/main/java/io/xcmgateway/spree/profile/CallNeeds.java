package io.xcmgateway.spree.profile;

/// As whom a call may be dispatched.
public enum CallNeeds {
    SIGNED(0),
    ROOT(1),
    NOTHING(2);

    private final int number;

    CallNeeds(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
