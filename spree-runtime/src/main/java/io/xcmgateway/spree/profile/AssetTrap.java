package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;

/// What becomes of assets that a program leaves behind (XCM.md 12.3).
public sealed interface AssetTrap extends FormValue {

    /// Counted under a hash, claimed by showing the same assets (pallet-xcm).
    record Hashed() implements AssetTrap {}

    /// Kept in a list, claimed by index: a mock. Trapping weighs something.
    record Listed(Weight weight) implements AssetTrap {}

    /// Deposited to an account: a mock.
    record Deposited(Location beneficiary) implements AssetTrap {}

    static AssetTrap from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.ASSET_TRAP);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Hashed() -> out.unit(0, "Hashed");
            case Listed(Weight weight) ->
                    out.openVariant(1, "Listed").field("weight", weight).closeVariant();
            case Deposited(Location beneficiary) ->
                    out.openVariant(2, "Deposited")
                            .field("beneficiary", beneficiary)
                            .closeVariant();
        }
    }
}
