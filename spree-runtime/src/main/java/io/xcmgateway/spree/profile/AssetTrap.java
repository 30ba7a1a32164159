package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Location;

/// What becomes of assets that a program leaves behind (XCM.md 12.3).
public sealed interface AssetTrap {

    /// Counted under a hash, claimed by showing the same assets (pallet-xcm).
    record Hashed() implements AssetTrap {}

    /// Kept in a list, claimed by index: a mock. Trapping weighs something.
    record Listed(Weight weight) implements AssetTrap {}

    /// Deposited to an account: a mock.
    record Deposited(Location beneficiary) implements AssetTrap {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Hashed() -> out.u8(0);
            case Listed(Weight weight) -> {
                out.u8(1);
                weight.write(out);
            }
            case Deposited(Location beneficiary) -> {
                out.u8(2);
                beneficiary.write(out);
            }
        }
    }
}
