package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An amount of a fungible asset that was nowhere and is now in an account, in the way in which the
/// standard module keeps it. For states that are tried out and thrown away: nothing of an
/// instance's history comes of it.
public sealed interface Mint {

    /// @param diff what is to be written
    record Made(StateDiff diff) implements Mint {}

    /// The module would not keep it.
    record Refused(String what, String expected, String found) implements Mint {}

    /// Whose account it is.
    @FunctionalInterface
    interface Owner {
        /// @param perLocation whether the asset is kept at locations instead of in accounts
        /// @return `null` if the owner has no such account
        @Nullable ByteString account(boolean perLocation);
    }

    /// @param state the instance's whole trie
    /// @param adapters of the instance's profile
    /// @param given at least 1
    static Mint of(
            StateView state, List<Adapter> adapters, Location asset, Owner owner, U128 given) {
        try {
            return mint(state, adapters, asset, owner, given);
        } catch (Minting.ForeignStateException foreign) {
            return new Refused(
                    "state", "the standard module's", String.valueOf(foreign.getMessage()));
        }
    }

    private static Mint mint(
            StateView state, List<Adapter> adapters, Location asset, Owner owner, U128 given)
            throws Minting.ForeignStateException {
        Keeping keeping = Keeping.of(adapters, Asset.fungible(asset, given));
        return switch (keeping) {
            case null ->
                    new Refused(
                            "asset",
                            "one that an adapter of the profile keeps",
                            "one that none keeps");
            case Keeping.Items _ -> throw new IllegalStateException("an amount is no item");
            case Keeping.PerLocation(U128 depositMin) -> {
                ByteString account = owner.account(true);
                yield account == null
                        ? noAccount()
                        : new Minting(state, asset, account).atLocation(given, depositMin);
            }
            case Keeping.Fungible(U128 existentialDeposit, boolean sufficient) -> {
                ByteString account = owner.account(false);
                yield account == null
                        ? noAccount()
                        : new Minting(state, asset, account)
                                .inAccount(
                                        given,
                                        existentialDeposit,
                                        sufficient,
                                        Keeping.anyInsufficient(adapters));
            }
        };
    }

    private static Refused noAccount() {
        return new Refused(
                "account", "a location that a converter of the profile has an account for", "none");
    }
}
