package io.xcmgateway.spree.profile;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.v5.Location;
import org.jspecify.annotations.Nullable;

/// Where a class of assets is kept; the first that knows an asset has the last word (XCM.md 12.1).
///
/// Whoever holds a *sufficient* fungible is an account. One that is not sufficient can only be held
/// by an account, and as long as it is, the account's last sufficient asset cannot go.
public sealed interface Adapter extends FormValue {

    /// One fungible asset.
    ///
    /// @param checking books of teleports, none if null
    record Fungible(
            Location id, U128 existentialDeposit, @Nullable Checking checking, boolean sufficient)
            implements Adapter {
        /// A sufficient one.
        public Fungible(Location id, U128 existentialDeposit, @Nullable Checking checking) {
            this(id, existentialDeposit, checking, true);
        }
    }

    /// Every fungible whose id is in the set.
    record Fungibles(LocationFilter ids, U128 existentialDeposit, boolean sufficient)
            implements Adapter {
        /// Sufficient ones.
        public Fungibles(LocationFilter ids, U128 existentialDeposit) {
            this(ids, existentialDeposit, true);
        }
    }

    /// Any asset, one account per location: upstream's mocks. A fungible deposit of less than
    /// `depositMin` is dust.
    record PerLocation(U128 depositMin) implements Adapter {}

    /// Items of every class in the set, in accounts.
    ///
    /// @param checking books of teleports, none if null
    record NonFungibles(LocationFilter classes, @Nullable Checking checking) implements Adapter {}

    static Adapter from(FormReader in) throws Malformed {
        return in.variant(ConfigTables.ADAPTER);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Fungible(Location id, U128 existentialDeposit, var checking, boolean sufficient) ->
                    out.openVariant(0, "Fungible")
                            .field("id", id)
                            .key("existential_deposit")
                            .u128(existentialDeposit)
                            .optional("checking", checking)
                            .key("sufficient")
                            .bool(sufficient)
                            .closeVariant();
            case Fungibles(LocationFilter ids, U128 existentialDeposit, boolean sufficient) ->
                    out.openVariant(1, "Fungibles")
                            .field("ids", ids)
                            .key("existential_deposit")
                            .u128(existentialDeposit)
                            .key("sufficient")
                            .bool(sufficient)
                            .closeVariant();
            case PerLocation(U128 depositMin) ->
                    out.openVariant(2, "PerLocation")
                            .key("deposit_min")
                            .u128(depositMin)
                            .closeVariant();
            case NonFungibles(LocationFilter classes, var checking) ->
                    out.openVariant(3, "NonFungibles")
                            .field("classes", classes)
                            .optional("checking", checking)
                            .closeVariant();
        }
    }
}
