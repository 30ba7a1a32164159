package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Asset;

/// A balance that exists from the start.
public record Endowment(AccountRef account, Asset asset) {

    void write(ScaleWriter out) {
        account.write(out);
        asset.write(out);
    }
}
