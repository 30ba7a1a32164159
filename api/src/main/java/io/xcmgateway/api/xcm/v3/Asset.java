package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// An amount of an asset, or one non-fungible thing. Every fungible comes before every
/// non-fungible; then `id` decides, then `fun`.
public record Asset(AssetId id, Fungibility fun) implements FormValue, Comparable<Asset> {

    public static Asset read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Asset::from);
    }

    public static Asset from(FormReader in) throws Malformed {
        return in.fields(
                it -> new Asset(it.field("id", AssetId::from), it.field("fun", Fungibility::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().field("id", id).field("fun", fun).close();
    }

    @Override
    public int compareTo(Asset other) {
        if (fun.isFungible() != other.fun.isFungible()) {
            return fun.isFungible() ? -1 : 1;
        }
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : fun.compareTo(other.fun);
    }

    /// Whether this asset may come right after `before` in a list on the wire.
    ///
    /// The rule is looser than the order: an `id` above the one before is enough, whichever of the
    /// two is fungible. Two amounts of one asset never follow each other.
    boolean mayFollow(Asset before) {
        return before.id.compareTo(id) < 0
                || (before.compareTo(this) < 0 && !(before.fun.isFungible() && fun.isFungible()));
    }
}
