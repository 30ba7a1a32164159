package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Picks assets and says by which kind of transfer they travel.
public sealed interface AssetTransferFilter extends FormValue {

    /// Destroyed here, made anew there.
    record Teleport(AssetFilter filter) implements AssetTransferFilter {}

    /// Kept here for the destination.
    record ReserveDeposit(AssetFilter filter) implements AssetTransferFilter {}

    /// Redeemed at the destination, which keeps the real ones.
    record ReserveWithdraw(AssetFilter filter) implements AssetTransferFilter {}

    static AssetTransferFilter from(FormReader in) throws Malformed {
        return in.variant(AssetTables.ASSET_TRANSFER_FILTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Teleport(AssetFilter filter) -> out.variant(0, "Teleport", filter);
            case ReserveDeposit(AssetFilter filter) -> out.variant(1, "ReserveDeposit", filter);
            case ReserveWithdraw(AssetFilter filter) -> out.variant(2, "ReserveWithdraw", filter);
        }
    }
}
