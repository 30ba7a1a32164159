package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules over constant-product pools, and over those that are open from the start.
///
/// @param books after the endowments; grows
record PoolRules(
        Exchange.Pools pools, List<Adapter> adapters, AccountConverter accounts, Books books) {
    private static final int FEE_PER_MILLE_END = 1000;
    private static final ByteString SEED = ByteString.ascii("py/ascon");
    private static final String IN_ACCOUNTS = "a fungible that an adapter keeps in accounts";

    /// @param place of the pools
    void check(Place place) {
        place.at("fee_per_mille")
                .require(pools.feePerMille() < FEE_PER_MILLE_END, "0..999", pools.feePerMille());
        Place kept = place.at("mint_min_liquidity");
        kept.require(!pools.mintMinLiquidity().isZero(), "1 at least", 0);
        place.at("pools_max").require(pools.poolsMax() > 0, "1 at least", 0);
        Location share = share(0);
        Keeping.Fungible shares = share == null ? null : inAccounts(share);
        place.at("shares").require(share != null, "room for the number of a pool", pools.shares());
        if (share != null) {
            place.at("shares").require(shares != null, IN_ACCOUNTS, share);
        }
        if (shares != null) {
            kept.require(
                    pools.mintMinLiquidity().compareTo(shares.existentialDeposit()) >= 0,
                    "the existential deposit of shares, " + shares.existentialDeposit(),
                    pools.mintMinLiquidity());
        }
        place.at("setup_fee")
                .require(
                        pools.setupFee() == null || inAccounts(pools.setupFee()),
                        IN_ACCOUNTS,
                        pools.setupFee());
        initial(place.at("initial"));
    }

    private void initial(Place place) {
        List<InitialPool> initial = pools.initial();
        place.require(
                initial.size() <= pools.poolsMax(),
                "at most " + pools.poolsMax() + " pools",
                initial.size());
        Set<Set<Location>> pairs = new HashSet<>();
        for (int i = 0; i < initial.size(); i++) {
            open(place.at(i), initial.get(i), i, pairs);
        }
    }

    private void open(Place place, InitialPool pool, int number, Set<Set<Location>> pairs) {
        Location first = pool.first().id().location();
        Location second = pool.second().id().location();
        place.require(!first.equals(second), "two different assets", first);
        place.at("first").require(inAccounts(pool.first()), IN_ACCOUNTS, pool.first());
        place.at("second").require(inAccounts(pool.second()), IN_ACCOUNTS, pool.second());
        ByteString owner = owner(pool.owner());
        place.at("owner").require(owner != null, "an account", pool.owner());
        if (first.equals(second)
                || owner == null
                || !(pool.first().fun() instanceof Fungibility.Fungible(U128 one))
                || !(pool.second().fun() instanceof Fungibility.Fungible(U128 other))) {
            return;
        }
        place.require(pairs.add(Set.of(first, second)), "assets that no pool before has", first);
        ByteString account = account(first, second);
        books.provide(account);
        mint(place.at("first"), first, account, one.toBigInteger());
        mint(place.at("second"), second, account, other.toBigInteger());
        shares(place, number, account, owner, one, other);
    }

    private void shares(
            Place place, int number, ByteString account, ByteString owner, U128 one, U128 other) {
        Location shares = share(number);
        if (shares == null || inAccounts(shares) == null) {
            return;
        }
        BigInteger kept = pools.mintMinLiquidity().toBigInteger();
        BigInteger minted = one.toBigInteger().multiply(other.toBigInteger()).sqrt().subtract(kept);
        place.require(books.issued(shares).signum() == 0, "no shares before the pool", shares);
        place.require(minted.compareTo(kept) > 0, "liquidity of more than twice " + kept, minted);
        if (minted.signum() > 0) {
            mint(place, shares, account, kept);
            mint(place.at("owner"), shares, owner, minted);
        }
    }

    private void mint(Place place, Location asset, ByteString account, BigInteger amount) {
        Keeping.Fungible keeping = inAccounts(asset);
        if (keeping != null) {
            books.mint(place, asset, account, amount, keeping);
        }
    }

    private @Nullable ByteString owner(AccountRef owner) {
        return switch (owner) {
            case AccountRef.Account(ByteString account) -> account.isEmpty() ? null : account;
            case AccountRef.At(Location location) -> accounts.account(location);
        };
    }

    private static ByteString account(Location one, Location other) {
        boolean ascending = one.compareTo(other) < 0;
        Location first = ascending ? one : other;
        Location second = ascending ? other : one;
        return Hashing.blake2b256(ByteString.concat(SEED, first.encode(), second.encode())).bytes();
    }

    private @Nullable Location share(int number) {
        if (pools.shares().interior().size() == Junctions.JUNCTIONS_MAX) {
            return null;
        }
        Junction index = new Junction.GeneralIndex(U128.of(number));
        return new Location(
                pools.shares().parents(), pools.shares().interior().concat(Junctions.of(index)));
    }

    private Keeping.@Nullable Fungible inAccounts(Location asset) {
        return Keeping.of(adapters, Asset.fungible(asset, U128.of(1)))
                        instanceof Keeping.Fungible fungible
                ? fungible
                : null;
    }

    private boolean inAccounts(Asset asset) {
        return asset.fun().isFungible() && inAccounts(asset.id().location()) != null;
    }
}
