package io.xcmgateway.spree.profile;

/// Who may hear of the version spoken here.
public enum Subscriptions {
    NONE(0),
    /// Answered at once, at no charge; a second one of a location is refused.
    ANSWERED(1),
    /// Only kept, the last one counts (a mock).
    KEPT(2);

    private final int number;

    Subscriptions(int number) {
        this.number = number;
    }

    /// The byte on the wire.
    int number() {
        return number;
    }
}
