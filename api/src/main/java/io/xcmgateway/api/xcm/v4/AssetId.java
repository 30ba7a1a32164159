package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Names a class of assets by the place that it belongs to.
public record AssetId(Location location) implements FormValue, Comparable<AssetId> {

    public static AssetId from(FormReader in) throws Malformed {
        return new AssetId(Location.from(in));
    }

    @Override
    public void to(FormWriter out) {
        out.put(location);
    }

    @Override
    public int compareTo(AssetId other) {
        return location.compareTo(other.location);
    }
}
