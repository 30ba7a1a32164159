package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.Fungibility;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WildFungibility;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetId;
import io.xcmgateway.api.xcm.v5.AssetTransferFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.QueryResponseInfo;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.standard.World.Token;
import io.xcmgateway.spree.state.MapView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random parts of programs: what a world knows, in amounts that matter on a state.
final class ProgramValues {
    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(127);

    /// Tokens that no world keeps.
    static final List<Location> STRANGERS = List.of(Location.of(3));

    private final World world;
    private final RandomGenerator random;
    private final MapView state;
    private final Location origin;

    ProgramValues(World world, RandomGenerator random, MapView state, Location origin) {
        this.world = world;
        this.random = random;
        this.state = state;
        this.origin = origin;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    Location origin() {
        return origin;
    }

    Location destination() {
        return pick(world.destinations());
    }

    Location beneficiary() {
        return chance(80) ? pick(world.beneficiaries()) : pick(world.origins());
    }

    /// Somebody who sends messages.
    Location holder() {
        return pick(world.origins());
    }

    ByteString call() {
        return chance(95) ? pick(world.calls()) : ByteString.hex("ff00");
    }

    /// Mostly a token that the world knows.
    Location token() {
        return chance(96) ? pick(world.tokens()).id() : pick(STRANGERS);
    }

    /// An amount that the origin mostly has.
    Asset owned() {
        Location token = token();
        return Asset.fungible(token, part(balance(token)));
    }

    /// What the origin can spend of a token.
    BigInteger balance(Location token) {
        for (Token each : world.tokens()) {
            if (each.id().equals(token)) {
                ByteString account = world.account(origin, each);
                U128 balance = account == null ? null : LedgerKeys.balance(state, token, account);
                return balance == null ? BigInteger.ZERO : balance.toBigInteger();
            }
        }
        return BigInteger.ZERO;
    }

    /// Somewhere between nothing and too much.
    private U128 part(BigInteger whole) {
        BigInteger amount =
                switch (random.nextInt(12)) {
                    case 0 -> whole;
                    case 1 -> whole.add(BigInteger.ONE);
                    case 2 -> whole.shiftRight(1);
                    case 3 -> BigInteger.valueOf(1 + random.nextLong(50_000_000));
                    case 4 -> chance(30) ? HUGE : whole.subtract(BigInteger.valueOf(5_000_000));
                    default ->
                            whole.multiply(BigInteger.valueOf(1 + random.nextInt(30)))
                                    .divide(BigInteger.valueOf(1000));
                };
        return U128.from(amount.max(BigInteger.ONE));
    }

    /// Enough for most things.
    U128 amount() {
        return switch (random.nextInt(8)) {
            case 0 -> U128.of(1 + random.nextInt(1000));
            case 1 -> U128.of(9_000_000_000_000L);
            default -> U128.of(1_000_000 + random.nextLong(20_000_000_000L));
        };
    }

    Asset some() {
        return !world.items().isEmpty() && chance(15) ? item() : Asset.fungible(token(), amount());
    }

    /// Mostly one that the origin has, if it has any.
    Asset item() {
        if (world.items().isEmpty()) {
            return Asset.fungible(token(), amount());
        }
        List<Asset> own = world.items().stream().filter(this::isOwn).toList();
        return own.isEmpty() || chance(20) ? pick(world.items()) : pick(own);
    }

    private boolean isOwn(Asset item) {
        if (!(item.fun() instanceof Fungibility.NonFungible(AssetInstance instance))) {
            return false;
        }
        ByteString owner = state.get(LedgerKeys.item(item.id().location(), instance));
        return owner != null && owner.equals(world.itemAccount(origin));
    }

    /// A lock: an asset, and who holds it or on whom it lies.
    record Locked(Asset asset, Location other) {}

    /// What the origin may have unlocked elsewhere; something else if there is nothing.
    Locked noted() {
        for (LedgerKey key : LedgerState.keys(state)) {
            if (key instanceof LedgerKey.Unlockables(Location asset, Location owner)
                    && owner.equals(origin)
                    && chance(70)) {
                return lock(key, asset, null);
            }
        }
        return new Locked(some(), destination());
    }

    /// What the origin may unlock here; something else if there is nothing.
    Locked locked() {
        for (LedgerKey key : LedgerState.keys(state)) {
            if (key instanceof LedgerKey.Locks(Location asset, ByteString account)
                    && LedgerState.locks(stored(key)).stream()
                            .anyMatch(lock -> lock.other().equals(origin))
                    && chance(80)) {
                for (Location holder : world.origins()) {
                    if (owns(holder, asset, account)) {
                        return lock(key, asset, holder);
                    }
                }
            }
        }
        return new Locked(owned(), beneficiary());
    }

    private boolean owns(Location holder, Location asset, ByteString account) {
        return world.tokens().stream()
                .anyMatch(token ->
                        token.id().equals(asset) && account.equals(world.account(holder, token)));
    }

    private ByteString stored(LedgerKey key) {
        ByteString stored = state.get(key.trieKey());
        if (stored == null) {
            throw new IllegalStateException("no value for " + key);
        }
        return stored;
    }

    /// One of the locks under a key: the origin's, if it has one.
    private Locked lock(LedgerKey key, Location asset, @Nullable Location holder) {
        List<LedgerState.Lock> all = LedgerState.locks(stored(key));
        List<LedgerState.Lock> own =
                all.stream().filter(lock -> lock.other().equals(origin)).toList();
        LedgerState.Lock lock = pick(own.isEmpty() ? all : own);
        BigInteger amount = lock.amount().divide(BigInteger.valueOf(1 + random.nextInt(2)));
        return new Locked(
                Asset.fungible(asset, U128.from(amount.max(BigInteger.ONE))),
                holder == null ? lock.other() : holder);
    }

    Assets assets(List<Asset> any) {
        Assets merged = Assets.merge(any);
        if (merged == null) {
            throw new IllegalStateException("too many assets: " + any);
        }
        return merged;
    }

    Assets someAssets() {
        List<Asset> assets = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            assets.add(some());
        }
        return assets(assets);
    }

    Assets ownedAssets() {
        List<Asset> assets = new ArrayList<>();
        for (int i = chance(75) ? 1 : 2; i > 0; i--) {
            assets.add(chance(12) ? item() : owned());
        }
        return assets(assets);
    }

    AssetFilter filter() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new AssetFilter.Wild(new WildAsset.All());
            case 3 -> new AssetFilter.Wild(new WildAsset.AllCounted(random.nextInt(4)));
            case 4, 5 ->
                    new AssetFilter.Wild(
                            new WildAsset.AllOf(
                                    new AssetId(token()),
                                    chance(80)
                                            ? WildFungibility.FUNGIBLE
                                            : WildFungibility.NON_FUNGIBLE));
            case 6 ->
                    new AssetFilter.Wild(
                            new WildAsset.AllOfCounted(
                                    new AssetId(item().id().location()),
                                    WildFungibility.NON_FUNGIBLE,
                                    random.nextInt(3)));
            default -> new AssetFilter.Definite(someAssets());
        };
    }

    AssetTransferFilter transfer() {
        AssetFilter filter = filter();
        return switch (random.nextInt(3)) {
            case 0 -> new AssetTransferFilter.Teleport(filter);
            case 1 -> new AssetTransferFilter.ReserveDeposit(filter);
            default -> new AssetTransferFilter.ReserveWithdraw(filter);
        };
    }

    AssetTransferFilter fees(Location token) {
        AssetFilter filter =
                new AssetFilter.Definite(assets(List.of(Asset.fungible(token, amount()))));
        return switch (random.nextInt(3)) {
            case 0 -> new AssetTransferFilter.Teleport(filter);
            case 1 -> new AssetTransferFilter.ReserveDeposit(filter);
            default -> new AssetTransferFilter.ReserveWithdraw(filter);
        };
    }

    QueryResponseInfo responseInfo() {
        return new QueryResponseInfo(destination(), random.nextInt(9), weight());
    }

    Weight weight() {
        return new Weight(random.nextLong(10_000_000_000L), random.nextInt(100_000));
    }

    Hash32 topic() {
        byte[] topic = new byte[Hash32.LENGTH_BYTES];
        random.nextBytes(topic);
        return Hash32.wrap(topic);
    }
}
