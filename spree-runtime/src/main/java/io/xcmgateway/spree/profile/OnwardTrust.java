package io.xcmgateway.spree.profile;

/// Whether assets are only given back to, or teleported to, whom the profile trusts for them.
public enum OnwardTrust {
    CHECKED(0),
    /// Upstream's unit tests of the executor are built without the check.
    UNCHECKED(1);

    private final int number;

    OnwardTrust(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
