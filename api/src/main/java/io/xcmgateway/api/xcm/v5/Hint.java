package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// A preference for how a program is executed.
public sealed interface Hint extends FormValue {

    /// @param location who may claim what the program leaves in holding
    record AssetClaimer(Location location) implements Hint {}

    static Hint from(FormReader in) throws Malformed {
        return in.variant(ResponseTables.HINT);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case AssetClaimer(Location location) ->
                    out.openVariant(0, "AssetClaimer").field("location", location).closeVariant();
        }
    }
}
