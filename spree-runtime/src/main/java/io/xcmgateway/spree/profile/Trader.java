package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// What weight costs (XCM.md 10). Revenue goes to an account, or is burned if null.
public sealed interface Trader extends FormValue {

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

    static Trader from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.TRADER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case FixedRateOfFungible(Location asset, U128 perSecond, U128 perMb, var revenue) ->
                    out.openVariant(0, "FixedRateOfFungible")
                            .field("asset", asset)
                            .key("per_second")
                            .u128(perSecond)
                            .key("per_mb")
                            .u128(perMb)
                            .optional("revenue", revenue)
                            .closeVariant();
            case UsingComponents(WeightToFee fee, Location asset, var revenue) ->
                    out.openVariant(1, "UsingComponents")
                            .field("fee", fee)
                            .field("asset", asset)
                            .optional("revenue", revenue)
                            .closeVariant();
            case RefundArtefact(Location asset, U128 amount) ->
                    out.openVariant(2, "RefundArtefact")
                            .field("asset", asset)
                            .key("amount")
                            .u128(amount)
                            .closeVariant();
        }
    }
}
