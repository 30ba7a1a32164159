package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.AssetFilter;

/// Who is trusted as a reserve of an asset, or with teleporting it (XCM.md 12.7).
public sealed interface Trust {

    /// A location is trusted for the asset that is named after it.
    record NativeAsset() implements Trust {}

    record Case(AssetFilter assets, LocationFilter location) implements Trust {}

    /// A location in the set is trusted for the assets whose ids lie inside it.
    record AssetsWithin(LocationFilter location) implements Trust {}

    default void write(ScaleWriter out) {
        switch (this) {
            case NativeAsset() -> out.u8(0);
            case Case(AssetFilter assets, LocationFilter location) -> {
                out.u8(1);
                assets.write(out);
                location.write(out);
            }
            case AssetsWithin(LocationFilter location) -> {
                out.u8(2);
                location.write(out);
            }
        }
    }
}
