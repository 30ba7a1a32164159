package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.profile.AccountRef;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.InitialPool;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.standard.World.Token;
import java.util.ArrayList;
import java.util.List;

/// A parachain with pools, items in accounts, and a token that lets no account live. Its calls
/// trade and give, but make nothing.
final class MarketWorld {
    private static final Location STABLE = Location.of(0, new Junction.GeneralIndex(U128.of(9)));
    private static final Location SHARES = Location.of(0, new Junction.PalletInstance(55));
    private static final U128 POOLED = U128.of(7_000_000_000_000L);
    private static final long MIN = 1_000_000;

    private MarketWorld() {}

    /// @param base a parachain with other adapters
    static World of(World base) {
        List<Token> tokens =
                List.of(
                        new Token(Location.HERE, MIN),
                        new Token(Location.PARENT, 10_000_000),
                        new Token(STABLE, U128.of(10_000), false, false),
                        share(0),
                        share(1));
        List<LocationFilter> classes = new ArrayList<>();
        for (Asset item : base.items()) {
            classes.add(new LocationFilter.Exactly(item.id().location()));
        }
        Config config = config(base.profile().config(), new LocationFilter.AnyOf(classes));
        Services services =
                ServicesDraft.changed(base.profile().services(), it -> it.exchange = pools());
        return new World(
                "market",
                base.universal(),
                new Profile(
                                config,
                                Worlds.endowments(
                                        base.origins(), tokens.subList(0, 3), base.items()))
                        .withServices(services),
                base.origins(),
                base.beneficiaries(),
                tokens,
                base.items(),
                base.destinations(),
                calls(base.items()));
    }

    private static Token share(long pool) {
        Location id =
                Location.of(
                        0,
                        new Junction.PalletInstance(55),
                        new Junction.GeneralIndex(U128.of(pool)));
        return new Token(id, 1);
    }

    private static Config config(Config base, LocationFilter classes) {
        return new Config(
                base.holdingLimit(),
                base.transactional(),
                base.dust(),
                base.weigher(),
                base.barrier(),
                base.traders().subList(0, 2),
                base.reserves(),
                base.teleporters(),
                base.aliasers(),
                List.of(
                        base.adapters().get(0),
                        base.adapters().get(1),
                        new Adapter.Fungible(STABLE, U128.of(10_000), null, false),
                        new Adapter.Fungibles(new LocationFilter.Within(SHARES), U128.of(1)),
                        new Adapter.NonFungibles(classes, null)),
                base.converters(),
                base.assetTrap());
    }

    private static Exchange pools() {
        return new Exchange.Pools(
                3,
                U128.of(100),
                SHARES,
                null,
                8,
                List.of(pool(Location.HERE, STABLE), pool(Location.HERE, Location.PARENT)));
    }

    private static InitialPool pool(Location first, Location second) {
        return new InitialPool(
                Asset.fungible(first, POOLED),
                Asset.fungible(second, POOLED),
                new AccountRef.At(Worlds.account(1)));
    }

    private static List<ByteString> calls(List<Asset> items) {
        List<ByteString> calls = new ArrayList<>();
        calls.add(new ScaleWriter().u8(0).byteVec(ByteString.hex("c0ffee")).toByteString());
        for (Location token : List.of(STABLE, Location.PARENT)) {
            calls.add(Worlds.call(1, token, 3, 500_000_000));
            for (long amount : new long[] {5_000, 900_000_000, 6_900_000_000_000L}) {
                calls.add(pooled(4, token, amount, amount, 1, 1));
                calls.add(pooled(5, token, amount, 1, 1));
                calls.add(pooled(6, token, amount, 1));
                calls.add(pooled(7, token, amount, 40_000_000_000_000L));
            }
        }
        for (Asset item : items) {
            if (item.fun() instanceof Fungibility.NonFungible(AssetInstance instance)) {
                ScaleWriter out = new ScaleWriter().u8(8);
                item.id().location().write(out);
                instance.write(out);
                calls.add(out.byteVec(Worlds.octets(2).bytes()).toByteString());
            }
        }
        return calls;
    }

    /// A call about the pool of the own token and another, for the benefit of an account.
    private static ByteString pooled(int number, Location token, long... amounts) {
        ScaleWriter out = new ScaleWriter().u8(number);
        Location.HERE.write(out);
        token.write(out);
        for (long amount : amounts) {
            out.compactU128(U128.of(amount));
        }
        return out.byteVec(Worlds.octets(4).bytes()).toByteString();
    }
}
