package io.xcmgateway.spree.query;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;

/// Errors of `DryRunApi` (`Error` in xcm-runtime-apis `dry_run.rs`).
public enum DryRunError {
    UNIMPLEMENTED(0),
    /// The origin, the program or a forwarded message has no form in the version it would have to
    /// have.
    VERSIONED_CONVERSION_FAILED(1);

    private final int number;

    DryRunError(int number) {
        this.number = number;
    }

    /// The variant on the wire.
    public int number() {
        return number;
    }

    static DryRunError read(ScaleReader in) throws Malformed {
        int start = in.offset();
        int number = in.u8();
        for (DryRunError each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw in.malformedAt(start, "dry run error 0..1", String.valueOf(number));
    }
}
