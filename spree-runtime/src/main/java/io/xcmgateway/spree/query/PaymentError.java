package io.xcmgateway.spree.query;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;

/// Errors of `XcmPaymentApi` (`Error` in xcm-runtime-apis `fees.rs`).
public enum PaymentError {
    /// A part of the API is not supported.
    UNIMPLEMENTED(0),
    /// A value has no form in the version it would have to have.
    VERSIONED_CONVERSION_FAILED(1),
    WEIGHT_NOT_COMPUTABLE(2),
    UNHANDLED_XCM_VERSION(3),
    /// Fees are not taken in this asset.
    ASSET_NOT_FOUND(4),
    /// No way leads to the destination.
    UNROUTABLE(5);

    private final int number;

    PaymentError(int number) {
        this.number = number;
    }

    /// The variant on the wire.
    public int number() {
        return number;
    }

    static PaymentError read(ScaleReader in) throws Malformed {
        int start = in.offset();
        int number = in.u8();
        for (PaymentError each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw in.malformedAt(start, "payment error 0..5", String.valueOf(number));
    }
}
