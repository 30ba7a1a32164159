package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Asset;

/// A pool that is open from the start, with what is in it.
///
/// @param owner whose the shares are
public record InitialPool(Asset first, Asset second, AccountRef owner) implements FormValue {

    static InitialPool from(FormReader in) throws Malformed {
        return in.fields(it ->
                new InitialPool(
                        it.field("first", Asset::from),
                        it.field("second", Asset::from),
                        it.field("owner", AccountRef::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().field("first", first).field("second", second).field("owner", owner).close();
    }
}
