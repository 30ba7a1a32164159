package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Asset;

/// A balance that exists from the start.
public record Endowment(AccountRef account, Asset asset) implements FormValue {

    static Endowment from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Endowment(
                        it.field("account", AccountRef::from), it.field("asset", Asset::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().field("account", account).field("asset", asset).close();
    }
}
