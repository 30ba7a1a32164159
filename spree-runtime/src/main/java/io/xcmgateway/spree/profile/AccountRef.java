package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// How a profile names an account.
public sealed interface AccountRef {

    /// By its bytes.
    record Account(ByteString account) implements AccountRef {}

    /// By a location that a converter of the profile has an account for.
    record At(Location location) implements AccountRef {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Account(ByteString account) -> {
                out.u8(0);
                out.byteVec(account);
            }
            case At(Location location) -> {
                out.u8(1);
                location.write(out);
            }
        }
    }
}
