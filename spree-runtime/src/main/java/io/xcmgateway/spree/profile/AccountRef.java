package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// How a profile names an account.
public sealed interface AccountRef extends FormValue {

    /// By its bytes.
    record Account(ByteString account) implements AccountRef {}

    /// By a location that a converter of the profile has an account for.
    record At(Location location) implements AccountRef {}

    static AccountRef from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.ACCOUNT_REF);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Account(ByteString account) -> out.variant(0, "Account").byteVec(account).end();
            case At(Location location) -> out.variant(1, "Location", location);
        }
    }
}
