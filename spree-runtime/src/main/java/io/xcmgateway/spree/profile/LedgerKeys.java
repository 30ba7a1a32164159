package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Twox;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.Subtree;
import org.jspecify.annotations.Nullable;

/// Where the standard module keeps what: whole trie keys, with the guest subtree's byte in front.
///
/// In the guest's key space a key is `twox_128(pallet) ++ twox_128(item)`, and for each map key
/// `blake2_128(key) ++ key`. The table is in the crate documentation of `ledger`.
public final class LedgerKeys {
    private LedgerKeys() {}

    /// The subtree's byte, and the hashes of pallet and item.
    static final int PREFIX_BYTES = 1 + 16 + 16;

    /// What stands before each map key.
    static final int HASH_BYTES = 16;

    private static final ByteString CONFIGURATION = prefix("XcmExecutor", "Configuration");
    static final ByteString ASSET_TRAPS = prefix("XcmExecutor", "AssetTraps");
    static final ByteString BALANCES = prefix("Ledger", "Balances");
    static final ByteString ISSUANCE = prefix("Ledger", "Issuance");
    static final ByteString ITEMS = prefix("Ledger", "Items");
    static final ByteString QUERIES = prefix("XcmExecutor", "Queries");
    private static final ByteString QUERY_COUNTER = prefix("XcmExecutor", "QueryCounter");
    static final ByteString SUBSCRIPTIONS = prefix("XcmExecutor", "Subscriptions");
    static final ByteString EXCHANGE_POT = prefix("XcmExecutor", "ExchangePot");
    static final ByteString LOCKS = prefix("Ledger", "Locks");
    static final ByteString UNLOCKABLES = prefix("Ledger", "Unlockables");
    static final ByteString ACCOUNTS = prefix("Ledger", "Accounts");
    static final ByteString ITEM_COUNTS = prefix("Ledger", "ItemCounts");
    static final ByteString OWNED_ITEMS = prefix("Ledger", "OwnedItems");
    static final ByteString POOLS = prefix("Ledger", "Pools");
    static final ByteString POOL_COUNT = prefix("Ledger", "PoolCount");

    /// The universal location and the configuration.
    public static ByteString configuration() {
        return CONFIGURATION;
    }

    /// How often assets with this hash are trapped: u32, absent for 0.
    public static ByteString assetTrap(Hash32 hash) {
        return ASSET_TRAPS.concat(hashed(hash.bytes()));
    }

    /// The prefix of all of them.
    public static ByteString assetTraps() {
        return ASSET_TRAPS;
    }

    /// A balance: u128, absent for 0.
    public static ByteString balance(Location asset, ByteString account) {
        return balances(asset).concat(hashed(account));
    }

    /// The prefix of all balances of all assets.
    public static ByteString balances() {
        return BALANCES;
    }

    /// The prefix of all balances of an asset.
    public static ByteString balances(Location asset) {
        return BALANCES.concat(hashed(scale(asset)));
    }

    /// How much there is of an asset in all accounts: u128, absent for 0.
    public static ByteString issuance(Location asset) {
        return ISSUANCE.concat(hashed(scale(asset)));
    }

    /// The account bytes of the owner of a non-fungible.
    public static ByteString item(Location asset, AssetInstance instance) {
        ByteString which = ScaleWriter.encode(instance, AssetInstance::write);
        return ByteString.concat(ITEMS, hashed(scale(asset)), hashed(which));
    }

    /// What is known of a query: 0 and who may respond, or 1 and the response.
    public static ByteString query(long id) {
        return QUERIES.concat(hashed(new ScaleWriter().u64(id).toByteString()));
    }

    /// The id of the next query that is opened: u64, absent for 0.
    public static ByteString queryCounter() {
        return QUERY_COUNTER;
    }

    /// Query id u64 and maximal weight of whoever hears of new versions.
    public static ByteString subscription(Location who) {
        return SUBSCRIPTIONS.concat(hashed(scale(who)));
    }

    /// The assets that are exchanged with.
    public static ByteString exchangePot() {
        return EXCHANGE_POT;
    }

    /// In whose favour how much of a balance is locked: vector of (location, u128).
    public static ByteString locks(Location asset, ByteString account) {
        return ByteString.concat(LOCKS, hashed(scale(asset)), hashed(account));
    }

    /// Where how much of an owner's asset is locked in our favour: vector of (location, u128).
    public static ByteString unlockables(Location asset, Location owner) {
        return ByteString.concat(UNLOCKABLES, hashed(scale(asset)), hashed(scale(owner)));
    }

    /// How many sufficient assets and pools an account lives on, and how many insufficient assets
    /// it holds: u32 and u32. Only kept in instances that have insufficient assets.
    public static ByteString account(ByteString account) {
        return ACCOUNTS.concat(hashed(account));
    }

    /// How many items of a class are in accounts: u128, absent for 0.
    public static ByteString itemCount(Location asset) {
        return ITEM_COUNTS.concat(hashed(scale(asset)));
    }

    /// Present, with an empty value, if the account owns the item.
    public static ByteString ownedItem(ByteString account, Location asset, AssetInstance instance) {
        ByteString which = ScaleWriter.encode(instance, AssetInstance::write);
        return ByteString.concat(ownedItems(account), hashed(scale(asset)), hashed(which));
    }

    /// The prefix of all items of an account. The account stands in the key as a vector of bytes.
    public static ByteString ownedItems(ByteString account) {
        return OWNED_ITEMS.concat(hashed(new ScaleWriter().byteVec(account).toByteString()));
    }

    /// The number of the pool of two assets: u32.
    ///
    /// @param first less than `second` in the order of assets
    public static ByteString pool(Location first, Location second) {
        return POOLS.concat(hashed(scale(first).concat(scale(second))));
    }

    /// How many pools there are: u32, absent for 0. It is the number of the next one.
    public static ByteString poolCount() {
        return POOL_COUNT;
    }

    /// An account's balance.
    ///
    /// @return `null` if what is stored there is no amount
    public static @Nullable U128 balance(StateView state, Location asset, ByteString account) {
        ByteString value = state.get(balance(asset, account));
        if (value == null) {
            return U128.ZERO;
        }
        return switch (ScaleReader.decode(value, ScaleReader::u128)) {
            case Decoded.Value<U128>(U128 amount) -> amount;
            case Decoded.Refused<U128> _ -> null;
        };
    }

    private static ByteString prefix(String pallet, String item) {
        return Subtree.GUEST.key(
                Twox.twox128(ByteString.ascii(pallet))
                        .concat(Twox.twox128(ByteString.ascii(item))));
    }

    private static ByteString hashed(ByteString key) {
        return Hashing.blake2b128(key).concat(key);
    }

    private static ByteString scale(Location location) {
        return ScaleWriter.encode(location, Location::write);
    }
}
