package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// A way out (XCM.md 8.1).
///
/// @param to where it goes
/// @param open where a message arrives; delivery elsewhere fails after it was paid
public record Router(LocationFilter to, LocationFilter open, DeliveryPrice price, Wrapping wrapping)
        implements FormValue {

    static Router from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Router(
                        it.field("to", LocationFilter::from),
                        it.field("open", LocationFilter::from),
                        it.field("price", DeliveryPrice::from),
                        it.field("wrapping", Wrapping::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .field("to", to)
                .field("open", open)
                .field("price", price)
                .field("wrapping", wrapping)
                .close();
    }
}
