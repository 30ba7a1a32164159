package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules over the balances that exist from the start: each must be one that a deposit could have
/// made, in the order given.
///
/// @param books what was given so far; grows
record EndowmentRules(List<Adapter> adapters, AccountConverter accounts, Books books) {

    void check(Place place, List<Endowment> endowments) {
        place.each(endowments, this::endow);
    }

    private void endow(Place place, Endowment endowment) {
        Keeping keeping = Keeping.of(adapters, endowment.asset());
        if (keeping == null) {
            place.at("asset").require(false, ConfigRules.NO_ADAPTER, endowment.asset());
            return;
        }
        ByteString account = account(keeping, endowment.account());
        if (account == null) {
            place.at("account")
                    .require(
                            false,
                            "a location that a converter has an account for",
                            endowment.account());
            return;
        }
        Location id = endowment.asset().id().location();
        Place asset = place.at("asset");
        switch (endowment.asset().fun()) {
            case Fungibility.Fungible(U128 amount) -> {
                U128 least = depositMin(keeping, endowment);
                asset.require(
                        amount.compareTo(least) >= 0,
                        "the least deposit of the asset, " + least,
                        amount);
                books.mint(asset, id, account, amount.toBigInteger(), keeping);
            }
            case Fungibility.NonFungible(AssetInstance instance) ->
                    asset.require(
                            books.mint(id, instance), "a thing that nobody has", endowment.asset());
        }
    }

    private @Nullable ByteString account(Keeping keeping, AccountRef named) {
        return switch (named) {
            case AccountRef.Account(ByteString account) -> account;
            case AccountRef.At(Location location) ->
                    keeping instanceof Keeping.PerLocation
                            ? location.encode()
                            : accounts.account(location);
        };
    }

    /// Accounts named by their bytes are given what there is, without a deposit.
    private static U128 depositMin(Keeping keeping, Endowment endowment) {
        return keeping instanceof Keeping.PerLocation(U128 depositMin)
                        && endowment.account() instanceof AccountRef.At
                ? depositMin
                : U128.ZERO;
    }
}
