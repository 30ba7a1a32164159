package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// What weight costs (XCM.md 10). Revenue goes to an account, or is burned if null.
public sealed interface Trader {

    /// @param perSecond units for 10^12 of ref_time
    /// @param perMb units for 2^20 of proof_size
    record FixedRateOfFungible(
            Location asset, U128 perSecond, U128 perMb, @Nullable Location revenue)
            implements Trader {}

    record UsingComponents(WeightToFee fee, Location asset, @Nullable Location revenue)
            implements Trader {}

    /// Sells nothing and "refunds" a fixed amount: what the second trader of people-paseo 2000006
    /// did.
    record RefundArtefact(Location asset, U128 amount) implements Trader {}

    default void write(ScaleWriter out) {
        switch (this) {
            case FixedRateOfFungible(
                            Location asset,
                            U128 perSecond,
                            U128 perMb,
                            Location revenue) -> {
                out.u8(0);
                asset.write(out);
                out.u128(perSecond);
                out.u128(perMb);
                out.option(revenue, Location::write);
            }
            case UsingComponents(WeightToFee fee, Location asset, Location revenue) -> {
                out.u8(1);
                fee.write(out);
                asset.write(out);
                out.option(revenue, Location::write);
            }
            case RefundArtefact(Location asset, U128 amount) -> {
                out.u8(2);
                asset.write(out);
                out.u128(amount);
            }
        }
    }
}
