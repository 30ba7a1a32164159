package io.xcmgateway.spree.profile;

/// Where a teleported asset has its home (XCM.md 12.1).
public enum MintLocation {
    /// Here: what is in the check account is elsewhere.
    LOCAL(0),
    /// Elsewhere: what is in the check account is here.
    NON_LOCAL(1);

    private final int number;

    MintLocation(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
