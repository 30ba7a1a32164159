package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;

/// A way out (XCM.md 8.1).
///
/// @param to where it goes
/// @param open where a message arrives; delivery elsewhere fails after it was paid
public record Router(
        LocationFilter to, LocationFilter open, DeliveryPrice price, Wrapping wrapping) {

    void write(ScaleWriter out) {
        to.write(out);
        open.write(out);
        price.write(out);
        out.u8(wrapping.number());
    }
}
