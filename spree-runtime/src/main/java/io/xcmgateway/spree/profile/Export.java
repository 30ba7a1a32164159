package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.NetworkId;

/// A network that messages may be exported to.
///
/// @param price what the bridge charges for one, for the program without its version byte
public record Export(NetworkId network, DeliveryPrice price) implements FormValue {

    static Export from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Export(
                        it.field("network", NetworkId::from),
                        it.field("price", DeliveryPrice::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().field("network", network).field("price", price).close();
    }
}
