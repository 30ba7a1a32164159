package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Picks assets: exactly these, or all that match.
public sealed interface AssetFilter extends FormValue {

    record Definite(Assets assets) implements AssetFilter {}

    record Wild(WildAsset wild) implements AssetFilter {}

    static AssetFilter from(FormReader in) throws Malformed {
        return in.variant(AssetTables.ASSET_FILTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Definite(Assets assets) -> out.variant(0, "Definite", assets);
            case Wild(WildAsset wild) -> out.variant(1, "Wild", wild);
        }
    }
}
