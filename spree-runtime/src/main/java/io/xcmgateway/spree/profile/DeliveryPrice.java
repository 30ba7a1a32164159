package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;

/// What delivery costs.
public sealed interface DeliveryPrice extends FormValue {

    record Free() implements DeliveryPrice {}

    record Fixed(Asset price) implements DeliveryPrice {}

    /// For the program without its version byte.
    record PerByte(Location asset, U128 base, U128 perByte) implements DeliveryPrice {}

    static DeliveryPrice from(FormReader in) throws Malformed {
        return in.variant(ServiceTables.DELIVERY_PRICE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Free() -> out.unit(0, "Free");
            case Fixed(Asset price) -> out.variant(1, "Fixed", price);
            case PerByte(Location asset, U128 base, U128 perByte) ->
                    out.openVariant(2, "PerByte")
                            .field("asset", asset)
                            .key("base")
                            .u128(base)
                            .key("per_byte")
                            .u128(perByte)
                            .closeVariant();
        }
    }
}
