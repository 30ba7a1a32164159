package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.AssetFilter;

/// Who is trusted as a reserve of an asset, or with teleporting it (XCM.md 12.7).
public sealed interface Trust extends FormValue {

    /// A location is trusted for the asset that is named after it.
    record NativeAsset() implements Trust {}

    record Case(AssetFilter assets, LocationFilter location) implements Trust {}

    /// A location in the set is trusted for the assets whose ids lie inside it.
    record AssetsWithin(LocationFilter location) implements Trust {}

    static Trust from(FormReader in) throws Malformed {
        return in.variant(RuleTables.TRUST);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case NativeAsset() -> out.unit(0, "NativeAsset");
            case Case(AssetFilter assets, LocationFilter location) ->
                    out.openVariant(1, "Case")
                            .field("assets", assets)
                            .field("location", location)
                            .closeVariant();
            case AssetsWithin(LocationFilter location) ->
                    out.openVariant(2, "AssetsWithin").field("location", location).closeVariant();
        }
    }
}
