package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// Where a class of assets is kept; the first that knows an asset has the last word (XCM.md 12.1).
public sealed interface Adapter {

    /// One fungible asset.
    ///
    /// @param checking books of teleports, none if null
    record Fungible(Location id, U128 existentialDeposit, @Nullable Checking checking)
            implements Adapter {}

    /// Every fungible whose id is in the set.
    record Fungibles(LocationFilter ids, U128 existentialDeposit) implements Adapter {}

    /// Any asset, one account per location: upstream's mocks. A fungible deposit of less than
    /// `depositMin` is dust.
    record PerLocation(U128 depositMin) implements Adapter {}

    default void write(ScaleWriter out) {
        switch (this) {
            case Fungible(Location id, U128 existentialDeposit, Checking checking) -> {
                out.u8(0);
                id.write(out);
                out.u128(existentialDeposit);
                out.option(checking, Checking::write);
            }
            case Fungibles(LocationFilter ids, U128 existentialDeposit) -> {
                out.u8(1);
                ids.write(out);
                out.u128(existentialDeposit);
            }
            case PerLocation(U128 depositMin) -> {
                out.u8(2);
                out.u128(depositMin);
            }
        }
    }
}
