package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.RoutedGas;
import org.jspecify.annotations.Nullable;

/// What a trie key of an instance of the standard module is about: the reverse of [LedgerKeys].
public sealed interface LedgerKey {

    record Configuration() implements LedgerKey {}

    record AssetTrap(Hash32 hash) implements LedgerKey {}

    record Balance(Location asset, ByteString account) implements LedgerKey {}

    record Issuance(Location asset) implements LedgerKey {}

    record Item(Location asset, AssetInstance instance) implements LedgerKey {}

    /// @param id unsigned
    record Query(long id) implements LedgerKey {}

    record QueryCounter() implements LedgerKey {}

    record Subscription(Location who) implements LedgerKey {}

    record ExchangePot() implements LedgerKey {}

    record Locks(Location asset, ByteString account) implements LedgerKey {}

    record Unlockables(Location asset, Location owner) implements LedgerKey {}

    record Account(ByteString account) implements LedgerKey {}

    record ItemCount(Location asset) implements LedgerKey {}

    record OwnedItem(ByteString account, Location asset, AssetInstance instance)
            implements LedgerKey {}

    /// @param first less than `second` in the order of assets
    record Pool(Location first, Location second) implements LedgerKey {}

    record PoolCount() implements LedgerKey {}

    /// The host's well-known `:routed_gas_limit`, which genesis writes.
    record RoutedGasLimit() implements LedgerKey {}

    /// @param trieKey a whole key, with the subtree's byte in front
    /// @return `null` if it is none of these, to the byte
    static @Nullable LedgerKey of(ByteString trieKey) {
        if (trieKey.equals(RoutedGas.KEY)) {
            return new RoutedGasLimit();
        }
        LedgerKey parsed =
                switch (ScaleReader.decode(trieKey, LedgerKey::read)) {
                    case Decoded.Value<LedgerKey>(LedgerKey key) -> key;
                    case Decoded.Refused<LedgerKey> _ -> null;
                };
        return parsed != null && parsed.trieKey().equals(trieKey) ? parsed : null;
    }

    /// The key that [#of] reads.
    default ByteString trieKey() {
        return switch (this) {
            case Configuration() -> LedgerKeys.configuration();
            case AssetTrap(Hash32 hash) -> LedgerKeys.assetTrap(hash);
            case Balance(Location asset, ByteString account) -> LedgerKeys.balance(asset, account);
            case Issuance(Location asset) -> LedgerKeys.issuance(asset);
            case Item(Location asset, AssetInstance instance) -> LedgerKeys.item(asset, instance);
            case Query(long id) -> LedgerKeys.query(id);
            case QueryCounter() -> LedgerKeys.queryCounter();
            case Subscription(Location who) -> LedgerKeys.subscription(who);
            case ExchangePot() -> LedgerKeys.exchangePot();
            case Locks(Location asset, ByteString account) -> LedgerKeys.locks(asset, account);
            case Unlockables(Location asset, Location owner) ->
                    LedgerKeys.unlockables(asset, owner);
            case Account(ByteString account) -> LedgerKeys.account(account);
            case ItemCount(Location asset) -> LedgerKeys.itemCount(asset);
            case OwnedItem(ByteString account, Location asset, AssetInstance instance) ->
                    LedgerKeys.ownedItem(account, asset, instance);
            case Pool(Location first, Location second) -> LedgerKeys.pool(first, second);
            case PoolCount() -> LedgerKeys.poolCount();
            case RoutedGasLimit() -> RoutedGas.KEY;
        };
    }

    /// Reads the parts; that prefix and hashes are right is seen by writing the key again.
    private static LedgerKey read(ScaleReader in) throws Malformed {
        ByteString prefix = in.bytes(LedgerKeys.PREFIX_BYTES);
        if (prefix.equals(LedgerKeys.configuration())) {
            return new Configuration();
        }
        if (prefix.equals(LedgerKeys.EXCHANGE_POT)) {
            return new ExchangePot();
        }
        if (prefix.equals(LedgerKeys.POOL_COUNT)) {
            return new PoolCount();
        }
        if (prefix.equals(LedgerKeys.queryCounter())) {
            return new QueryCounter();
        }
        in.bytes(LedgerKeys.HASH_BYTES);
        if (prefix.equals(LedgerKeys.ACCOUNTS)) {
            return new Account(in.bytes(in.remaining()));
        }
        if (prefix.equals(LedgerKeys.OWNED_ITEMS)) {
            return ownedItem(in);
        }
        if (prefix.equals(LedgerKeys.QUERIES)) {
            return new Query(in.u64());
        }
        if (prefix.equals(LedgerKeys.SUBSCRIPTIONS)) {
            return new Subscription(Location.read(in));
        }
        if (prefix.equals(LedgerKeys.ASSET_TRAPS)) {
            return new AssetTrap(in.hash32());
        }
        Location asset = Location.read(in);
        if (prefix.equals(LedgerKeys.ISSUANCE)) {
            return new Issuance(asset);
        }
        if (prefix.equals(LedgerKeys.ITEM_COUNTS)) {
            return new ItemCount(asset);
        }
        if (prefix.equals(LedgerKeys.POOLS)) {
            return new Pool(asset, Location.read(in));
        }
        in.bytes(LedgerKeys.HASH_BYTES);
        if (prefix.equals(LedgerKeys.ITEMS)) {
            return new Item(asset, ScaleFormReader.read(in, AssetInstance::from));
        }
        if (prefix.equals(LedgerKeys.BALANCES)) {
            return new Balance(asset, in.bytes(in.remaining()));
        }
        if (prefix.equals(LedgerKeys.LOCKS)) {
            return new Locks(asset, in.bytes(in.remaining()));
        }
        if (prefix.equals(LedgerKeys.UNLOCKABLES)) {
            return new Unlockables(asset, Location.read(in));
        }
        throw in.malformedAt(0, "a key of the standard module", prefix.toString());
    }

    private static OwnedItem ownedItem(ScaleReader in) throws Malformed {
        ByteString account = in.byteVec(LedgerEventReader.ACCOUNT_BYTES_MAX);
        in.bytes(LedgerKeys.HASH_BYTES);
        Location asset = Location.read(in);
        in.bytes(LedgerKeys.HASH_BYTES);
        return new OwnedItem(account, asset, ScaleFormReader.read(in, AssetInstance::from));
    }
}
