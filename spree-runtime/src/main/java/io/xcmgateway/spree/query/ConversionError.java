package io.xcmgateway.spree.query;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;

/// Errors of `LocationToAccountApi` (`Error` in xcm-runtime-apis `conversions.rs`).
public enum ConversionError {
    /// No converter has an account for the location.
    UNSUPPORTED(0),
    /// The location has no form in version 5.
    VERSIONED_CONVERSION_FAILED(1);

    private final int number;

    ConversionError(int number) {
        this.number = number;
    }

    /// The variant on the wire.
    public int number() {
        return number;
    }

    static ConversionError read(ScaleReader in) throws Malformed {
        int start = in.offset();
        int number = in.u8();
        for (ConversionError each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw in.malformedAt(start, "conversion error 0..1", String.valueOf(number));
    }
}
