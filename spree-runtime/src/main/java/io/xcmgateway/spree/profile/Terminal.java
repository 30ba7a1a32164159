package io.xcmgateway.spree.profile;

/// The innermost part of a described location (XCM.md 12.2).
public enum Terminal {
    HERE(0),
    PALLET_INSTANCE(1),
    ACCOUNT_ID32(2),
    ACCOUNT_KEY20(3),
    TREASURY_VOICE(4),
    BODY(5);

    private final int number;

    Terminal(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
