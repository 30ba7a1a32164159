package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;

/// What delivery costs.
public sealed interface DeliveryPrice {

    record Free() implements DeliveryPrice {}

    record Fixed(Asset price) implements DeliveryPrice {}

    /// For the program without its version byte.
    record PerByte(Location asset, U128 base, U128 perByte) implements DeliveryPrice {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Free() -> out.u8(0);
            case Fixed(Asset price) -> {
                out.u8(1);
                price.write(out);
            }
            case PerByte(Location asset, U128 base, U128 perByte) -> {
                out.u8(2);
                asset.write(out);
                out.u128(base).u128(perByte);
            }
        }
    }
}
