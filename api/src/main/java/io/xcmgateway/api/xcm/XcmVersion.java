package io.xcmgateway.api.xcm;

/// The versions that are spoken. Older ones are refused everywhere.
public enum XcmVersion {
    V3(3),
    V4(4),
    V5(5);

    private final int number;

    XcmVersion(int number) {
        this.number = number;
    }

    /// The first byte of every versioned value.
    public int number() {
        return number;
    }
}
