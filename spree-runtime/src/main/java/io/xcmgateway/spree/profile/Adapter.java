package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// Where a class of assets is kept; the first that knows an asset has the last word (XCM.md 12.1).
public sealed interface Adapter extends FormValue {

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

    static Adapter from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.ADAPTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Fungible(Location id, U128 existentialDeposit, var checking) ->
                    out.openVariant(0, "Fungible")
                            .field("id", id)
                            .key("existential_deposit")
                            .u128(existentialDeposit)
                            .optional("checking", checking)
                            .closeVariant();
            case Fungibles(LocationFilter ids, U128 existentialDeposit) ->
                    out.openVariant(1, "Fungibles")
                            .field("ids", ids)
                            .key("existential_deposit")
                            .u128(existentialDeposit)
                            .closeVariant();
            case PerLocation(U128 depositMin) ->
                    out.openVariant(2, "PerLocation")
                            .key("deposit_min")
                            .u128(depositMin)
                            .closeVariant();
        }
    }
}
